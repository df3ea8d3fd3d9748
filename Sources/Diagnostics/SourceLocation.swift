/// A place in a text file as an editor shows it: line and column count from 1, columns in Unicode scalars.
public struct SourceLocation: Sendable, Hashable {
  /// Where a stretch of text ends: the place after its last character, on the same line or a later one.
  public struct End: Sendable, Hashable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  public var file: String
  public var line: Int
  public var column: Int
  /// The end of what is meant; nil if only its beginning is known.
  public var end: End?

  public init(file: String, line: Int, column: Int, end: End? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.end = end
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
