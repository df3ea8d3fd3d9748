/// A part of a query's text, in bytes of UTF-8 from its beginning.
public struct QueryRange: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(_ start: Int = 0, _ end: Int = 0) {
    self.start = start
    self.end = end
  }
}

/// A name that somebody else replaces before Prometheus sees the query: of Grafana (`$node`, `${node:regex}`, `[[node]]`,
/// `$__rate_interval`), or a hole in a query of our own (`$threshold`).
public struct QueryVariable: Sendable, Hashable {
  /// With the path behind it, if there is one: `__data.fields`.
  public var name: String
  /// Of `${name:format}`.
  public var format: String?

  public init(_ name: String, format: String? = nil) {
    self.name = name
    self.format = format
  }
}

/// A text that may have variables in it: a metric's or label's name, the value of a matcher.
public struct QueryText: Sendable, Hashable, ExpressibleByStringLiteral {
  public enum Piece: Sendable, Hashable {
    case text(String)
    case variable(QueryVariable)
  }

  public var pieces: [Piece]

  public init(_ pieces: [Piece]) { self.pieces = pieces }
  public init(_ text: String) { pieces = text.isEmpty ? [] : [.text(text)] }
  public init(stringLiteral value: String) { self.init(value) }

  /// The whole text, if no variable is in it.
  public var literal: String? {
    switch pieces.count {
    case 0: ""
    case 1: if case .text(let text) = pieces[0] { text } else { nil }
    default: nil
    }
  }
}
