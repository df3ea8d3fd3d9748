public import Diagnostics
public import YAML

/// A piece of an input between two document markers. Anchors do not cross documents, so pieces are read alone.
public struct DocumentText: Sendable {
  /// What standard input is called where a file's name would stand.
  public static let standardInput = "<standard input>"

  /// As shown to the user: the path as given or joined, `<standard input>`, `chart.tgz!chart/values.yaml` for an archive's member.
  public let file: String
  /// The line of the file with which `bytes` begins, counted from 1.
  public let firstLine: Int
  public let bytes: ArraySlice<UInt8>
  /// Whether the file is a pipe or standard input, to whose lines nobody can go.
  public let isStream: Bool

  /// - Parameter isStream: by default whether the file is `<standard input>`.
  public init(file: String, firstLine: Int = 1, bytes: ArraySlice<UInt8>, isStream: Bool? = nil) {
    self.file = file
    self.firstLine = firstLine
    self.bytes = bytes
    self.isStream = isStream ?? (file == Self.standardInput)
  }

  public init(_ text: String, file: String) { self.init(file: file, bytes: Array(text.utf8)[...]) }
}

extension DocumentText {
  /// The path in the comment `# Source: chart/templates/x.yaml` that Helm puts above each document, else nil.
  public var helmSource: String? { HelmSourceComment(in: bytes)?.path }

  /// Where a finding should point. In a stream that Helm wrote, that is the template that Helm names, with lines counted within the
  /// rendered text: the line below the comment is line 1. Otherwise it is the place in the file.
  ///
  /// - Parameter position: in lines of the file, as `YAMLReader` gives them for this piece.
  public func location(_ position: Position) -> SourceLocation {
    guard isStream, let comment = HelmSourceComment(in: bytes) else { return fileLocation(position) }
    let line = Int(position.line) - firstLine - comment.lines + 1
    return SourceLocation(file: comment.path, line: max(1, line), column: Int(position.column))
  }

  /// The place in the file or stream itself.
  public func fileLocation(_ position: Position) -> SourceLocation { position.location(in: file) }

  /// A location in the file as `location(_:)` tells it; locations in other files stay as they are.
  public func mapped(_ location: SourceLocation) -> SourceLocation {
    guard location.file == file else { return location }
    return self.location(
      Position(line: Int32(truncatingIfNeeded: location.line), column: Int32(truncatingIfNeeded: location.column)))
  }

  /// A finding about this piece with all its places as `location(_:)` tells them.
  public func mapped(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location = diagnostic.location.map(mapped)
    diagnostic.related = diagnostic.related.map { Diagnostic.Related($0.message, at: mapped($0.location)) }
    return diagnostic
  }

  /// The source line of a location that `location(_:)` or `fileLocation(_:)` gave, without its end, for excerpts; nil if the location
  /// is not in this piece.
  public func line(at location: SourceLocation) -> String? {
    let start: Int
    if location.file == file {
      start = firstLine
    } else if let comment = HelmSourceComment(in: bytes), location.file == comment.path {
      start = 1 - comment.lines
    } else {
      return nil
    }
    guard location.line >= start else { return nil }
    var rest = bytes
    for _ in start..<location.line {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      rest = rest[(end + 1)...]
    }
    if rest.isEmpty { return nil }
    var line = rest.prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}
