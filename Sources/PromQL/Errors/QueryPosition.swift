public import Diagnostics

extension QueryRange {
  /// Where it begins in the query: line and column from 1, columns in Unicode scalars.
  public func start(in query: String) -> SourceLocation.End { Self.position(of: start, in: query) }

  /// The place after its last character.
  public func end(in query: String) -> SourceLocation.End { Self.position(of: end, in: query) }

  /// The line and column of a byte; of the query's end for bytes behind it.
  public static func position(of byte: Int, in query: String) -> SourceLocation.End {
    var (line, column, offset) = (1, 1, 0)
    for scalar in query.unicodeScalars {
      offset += scalar.utf8.count
      guard offset <= byte else { break }
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return SourceLocation.End(line: line, column: column)
  }
}

extension String {
  /// The part of a query that stands at a range; empty if the range is none of this text's.
  public subscript(range: QueryRange) -> Substring {
    let bytes = utf8
    guard range.start >= 0, range.start <= range.end,
      let start = bytes.index(bytes.startIndex, offsetBy: range.start, limitedBy: bytes.endIndex),
      let end = bytes.index(bytes.startIndex, offsetBy: range.end, limitedBy: bytes.endIndex)
    else { return "" }
    return self[start..<end]
  }
}
