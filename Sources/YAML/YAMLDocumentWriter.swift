/// Writes YAML in block style piece by piece, with comments: the tool for values.yaml and for files with a head of comments.
///
/// `indent` counts spaces. Lists stand two deeper than their key. Texts of several lines become literals where they survive as such.
public struct YAMLDocumentWriter: Sendable {
  var bytes: [UInt8] = []

  /// A writer that has written nothing yet.
  public init() {}

  /// All that was written so far; every line has its end.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Comment lines, `# ` before each; an empty line becomes `#`.
  public mutating func comment(_ text: String, indent: Int = 0) {
    for line in Self.commentLines(text) {
      spaces(indent)
      bytes += (line.isEmpty ? "#" : "# ").utf8
      bytes += line.utf8
      endLine()
    }
  }

  /// An empty line, to keep apart what stands before and after it.
  public mutating func blankLine() { endLine() }

  /// The line `---`.
  public mutating func documentSeparator() { bytes += "---\n".utf8 }

  /// `key: value`, on as many lines as the value needs.
  public mutating func entry(_ key: String, _ value: YAMLValue, indent: Int = 0) {
    spaces(indent)
    appendEntry(key, value, indent)
  }

  /// `key:` alone, for a map or list that is written entry by entry, two deeper.
  public mutating func header(_ key: String, indent: Int = 0) {
    spaces(indent)
    appendKey(key, indent)
    endLine()
  }

  /// An entry that is commented out: every line begins with `# ` at the same column, so that removing it gives the entry.
  public mutating func commentedEntry(_ key: String, _ value: YAMLValue, indent: Int = 0) {
    var writer = YAMLDocumentWriter()
    writer.entry(key, value)
    comment(writer.text.hasSuffix("\n") ? String(writer.text.unicodeScalars.dropLast()) : writer.text, indent: indent)
  }

  /// `- value`.
  public mutating func item(_ value: YAMLValue, indent: Int = 0) {
    spaces(indent)
    appendItem(value, indent)
  }

  /// All entries of a map, items of a list, or a scalar on a line of its own.
  public mutating func value(_ value: YAMLValue, indent: Int = 0) {
    switch value {
    case .map(let map) where !map.isEmpty:
      for entry in map.entries { self.entry(entry.key, entry.value, indent: indent) }
    case .list(let items) where !items.isEmpty:
      for item in items { self.item(item, indent: indent) }
    default:
      spaces(indent)
      appendScalar(value)
      endLine()
    }
  }

  private mutating func appendEntry(_ key: String, _ value: YAMLValue, _ indent: Int) {
    appendKey(key, indent)
    switch value {
    case .map(let map) where !map.isEmpty:
      endLine()
      self.value(value, indent: indent + 2)
    case .list(let items) where !items.isEmpty:
      endLine()
      self.value(value, indent: indent + 2)
    default: appendLeaf(value, indent)
    }
  }

  private mutating func appendKey(_ key: String, _ indent: Int) {
    let start = bytes.count
    appendString(key)
    // A key on the line of its value may have 1,024 characters (YAML 1.2, section 7.4.2, and libyaml's scanner).
    if bytes.count - start > 1000 {
      bytes.insert(contentsOf: "? ".utf8, at: start)
      endLine()
      spaces(indent)
    }
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func appendItem(_ value: YAMLValue, _ indent: Int) {
    bytes.append(UInt8(ascii: "-"))
    switch value {
    case .map(let map) where !map.isEmpty:
      bytes.append(0x20)
      for (index, entry) in map.entries.enumerated() {
        if index > 0 { spaces(indent + 2) }
        appendEntry(entry.key, entry.value, indent + 2)
      }
    case .list(let items) where !items.isEmpty:
      bytes.append(0x20)
      for (index, item) in items.enumerated() {
        if index > 0 { spaces(indent + 2) }
        appendItem(item, indent + 2)
      }
    default: appendLeaf(value, indent)
    }
  }

  /// What follows `key:` or `-` when it is no collection with contents.
  private mutating func appendLeaf(_ value: YAMLValue, _ indent: Int) {
    bytes.append(0x20)
    if case .string(let string) = value, string.utf8.contains(0x0A), let literal = BlockLiteral(string), !literal.keepsTrailingLineEnds {
      bytes += literal.header.utf8
      for line in literal.lines {
        endLine()
        if !line.isEmpty { spaces(indent + literal.indentation) }
        bytes += line.utf8
      }
    } else {
      appendScalar(value)
    }
    endLine()
  }

  private mutating func appendScalar(_ value: YAMLValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .float(let value): bytes += YAMLScalar.float(value).utf8
    case .string(let value): appendString(value)
    case .list: bytes += "[]".utf8
    case .map: bytes += "{}".utf8
    }
  }

  private mutating func appendString(_ string: String) {
    var string = string
    let isPlain = string.withUTF8 { text in
      let isPlain = YAMLScalar.isPlain(text)
      if isPlain { bytes.append(contentsOf: text) }
      return isPlain
    }
    if !isPlain { YAMLScalar.appendQuoted(string, to: &bytes) }
  }

  private mutating func spaces(_ count: Int) { bytes += repeatElement(0x20, count: max(0, count)) }
  private mutating func endLine() { bytes.append(0x0A) }

  /// Lines of a comment: broken at every character that some reader takes for a line end; characters that YAML forbids become U+FFFD.
  private static func commentLines(_ text: String) -> [String] {
    var lines = [""]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: lines.append("")
      case 0x09: lines[lines.count - 1] += "\t"
      case ..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: lines[lines.count - 1] += "\u{FFFD}"
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return lines
  }
}
