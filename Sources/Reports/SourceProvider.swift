/// Gives the lines that findings point at. The caller reads files; a report never does.
public protocol SourceProvider: Sendable {
  /// A line of a file without its line end, or nil if the file or the line is not at hand. Lines count from 1 and end at LF or CRLF.
  func line(_ number: Int, of file: String) -> String?
}

/// For reports without source lines.
public struct NoSources: SourceProvider {
  public init() {}

  public func line(_ number: Int, of file: String) -> String? { nil }
}

/// Texts in memory, such as what came through standard input.
public struct SourceTexts: SourceProvider {
  private struct Text: Sendable {
    var bytes: [UInt8]
    /// Where each line begins, so that a line is had without reading those before it.
    var starts: [Int]
  }

  private var texts: [String: Text] = [:]

  public init() {}

  /// Keeps a text under the name that findings use for it; what is not UTF-8 in it is shown as U+FFFD.
  public mutating func add(_ bytes: [UInt8], file: String) {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    texts[file] = Text(bytes: bytes, starts: starts)
  }

  public mutating func add(_ text: String, file: String) { add(Array(text.utf8), file: file) }

  public func line(_ number: Int, of file: String) -> String? {
    guard let text = texts[file], number >= 1, number <= text.starts.count else { return nil }
    let start = text.starts[number - 1]
    var end = number < text.starts.count ? text.starts[number] - 1 : text.bytes.count
    if end > start, text.bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: text.bytes[start..<end], as: UTF8.self)
  }
}
