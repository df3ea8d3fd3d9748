/// A place in a text as an editor shows it: line and column count from 1, columns in Unicode scalars, lines end at LF or CRLF.
public struct Position: Sendable, Hashable, Comparable {
  /// From 1. Of a text that is a piece of a file, the file's line (`YAMLReader.Options.firstLine`).
  public var line: Int32
  /// From 1; a tab counts as one.
  public var column: Int32

  /// A place by its numbers, of which none is checked.
  public init(line: Int32, column: Int32) {
    self.line = line
    self.column = column
  }

  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// One step from a value to a value inside it.
public enum PathElement: Sendable, Hashable {
  /// To the value of a map's key.
  case key(String)
  /// To an item of a list, from 0.
  case index(Int)
}

extension PathElement: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .key(value) }
  public init(integerLiteral value: Int) { self = .index(value) }
}
