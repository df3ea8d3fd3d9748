/// A line of YAML, as far as its indentation tells what belongs together: also in texts that are YAML or JSON themselves.
struct TextRow {
  let text: Substring
  /// Blanks in front.
  let indentation: Int
  /// Whether there is more than blanks and a comment.
  let hasContent: Bool
  /// Whether an item of a list begins there.
  private let isItem: Bool
  let isDocumentMarker: Bool

  init(_ text: Substring) {
    self.text = text
    let bytes = text.utf8
    let content = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    indentation = bytes.count - content.count
    hasContent = !content.isEmpty && content.first != UInt8(ascii: "#")
    isItem = content.first == UInt8(ascii: "-") && [nil, UInt8(ascii: " "), UInt8(ascii: "\r")].contains(content.dropFirst().first)
    isDocumentMarker = content.starts(with: "---".utf8)
  }

  /// The last line of the key or item that begins on a line: lines that are indented more belong to it, and below a key the items that
  /// stand right under it.
  static func end(ofWhatBeginsAt first: Int, in rows: [TextRow]) -> Int {
    var last = first
    let start = rows[first]
    for index in rows.indices[(first + 1)...] where rows[index].hasContent {
      let row = rows[index]
      guard row.indentation > start.indentation || row.indentation == start.indentation && row.isItem && !start.isItem else { break }
      last = index
    }
    return last
  }
}
