/// A place in a text as an editor shows it: line and column count from 1, columns in Unicode scalars, lines end at LF or CRLF.
public struct Position: Sendable, Hashable, Comparable {
  public var line: Int32
  public var column: Int32

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
  case key(String)
  case index(Int)
}

extension PathElement: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .key(value) }
  public init(integerLiteral value: Int) { self = .index(value) }
}
