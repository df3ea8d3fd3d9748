/// What the beginning of a line says about where documents begin and end, if the line stands outside of a document's text.
///
/// A marker needs no more to be known: in column 1, and followed by white space or the line's end, it is one wherever it stands
/// (YAML 1.2.2, 9.1.2; libyaml's scanner likewise).
enum LineKind {
  /// `---`; whether the document's text begins on the same line.
  case documentStart(hasContent: Bool)
  /// `...`
  case documentEnd
  /// `%YAML`, `%TAG`; elsewhere text like any other.
  case directive
  /// Nothing, white space or a comment.
  case blank
  case content

  /// How much of a line has to be seen to tell its kind.
  static let decidingBytes = 4096

  /// - Parameter line: with or without its end; at least `decidingBytes` of it if it is longer.
  init(_ line: UnsafeRawBufferPointer) {
    guard let first = line.first else {
      self = .blank
      return
    }
    switch first {
    case UInt8(ascii: "-") where Self.isMarker(line, first):
      self = .documentStart(hasContent: !Self.isBlank(line, from: 3))
    case UInt8(ascii: ".") where Self.isMarker(line, first): self = .documentEnd
    case UInt8(ascii: "%"): self = .directive
    default: self = Self.isBlank(line, from: 0) ? .blank : .content
    }
  }

  private static func isMarker(_ line: UnsafeRawBufferPointer, _ mark: UInt8) -> Bool {
    guard line.count >= 3, line[1] == mark, line[2] == mark else { return false }
    return line.count == 3 || isSpace(line[3])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// White space or a comment. In a comment YAML sees the end of the line in a lone CR, U+0085, U+2028 and U+2029 too: text may follow.
  private static func isBlank(_ line: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var index = start
    while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    if index == line.count { return line.count < decidingBytes }
    if line[index] == UInt8(ascii: "#") {
      while index < line.count {
        if line[index] >= 0x80 || line[index] == 0x0D && !isEnd(line, from: index) { return false }
        index += 1
      }
      return true
    }
    return isEnd(line, from: index)
  }

  /// Whether nothing but CR and LF follows.
  private static func isEnd(_ line: UnsafeRawBufferPointer, from index: Int) -> Bool {
    if line[index] == 0x0A { return true }
    guard line[index] == 0x0D else { return false }
    return index + 1 == line.count || line[index + 1] == 0x0A
  }
}
