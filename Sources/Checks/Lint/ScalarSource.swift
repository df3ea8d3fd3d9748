import YAML

/// The source of a scalar, in any style of YAML or as JSON, and the way from the bytes of its text to lines and columns.
///
/// Text and source are read side by side: blanks and line ends may differ (folding, indentation), everything else must be the same, escapes
/// in quotes undone. Where they part ways, no place is told rather than a wrong one.
struct ScalarSource {
  /// More lines are not looked at: queries have fewer.
  private static let mostRows = 1000
  /// Farther right no column is told: what is on one line of that length is JSON without line ends. In Unicode scalars.
  private static let farthest = 4 << 10
  /// How much of the first line is looked at, in bytes.
  private static let longestRow = 64 << 10

  private enum Style { case plain, singleQuoted, doubleQuoted, block }

  /// A line by its number, counted from the scalar's first; nil behind the last.
  typealias Rows = (Int) -> ArraySlice<UInt8>?

  /// The first line from the scalar on.
  private let first: ArraySlice<UInt8>
  private let rows: Rows
  private let style: Style
  private let start: Position

  /// - Parameters:
  ///   - rows: lines without their ends, from the scalar's first.
  ///   - position: of the scalar's beginning, its tag and anchor included.
  init?(at position: Position, rows: @escaping Rows) {
    guard let first = rows(0), position.column <= Self.farthest else { return nil }
    var line = Array(Self.drop(Int(position.column) - 1, of: first).prefix(Self.longestRow))[...]
    let count = line.count
    while line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: "&") {
      line = line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
    }
    let skipped = Int32(truncatingIfNeeded: count - line.count)
    start = Position(line: position.line, column: position.column + skipped)
    switch line.first {
    case nil: return nil
    case UInt8(ascii: "|"), UInt8(ascii: ">"): style = .block
    case UInt8(ascii: "\""): style = .doubleQuoted
    case UInt8(ascii: "'"): style = .singleQuoted
    default: style = .plain
    }
    self.first = line
    self.rows = rows
  }

  private static func drop<Bytes: Collection<UInt8>>(_ scalars: Int, of line: Bytes) -> Bytes.SubSequence {
    var rest = line[...]
    for _ in 0..<max(0, scalars) {
      rest = rest.dropFirst()
      rest = rest.drop { $0 & 0xC0 == 0x80 }
    }
    return rest
  }

  /// - Parameter target: in bytes of UTF-8 of the text; its end is one.
  func position(ofByte target: Int, in text: String) -> Position? {
    let text = Array(text.utf8)
    guard (0...text.count).contains(target) else { return nil }
    var walk = Walk(first: first, rows: rows, style: style)
    var offset = 0
    while true {
      if offset == 0 || offset < text.count && Self.isBlank(text[offset]) {
        let blanks = offset..<(text[offset...].firstIndex { !Self.isBlank($0) } ?? text.count)
        // Within blanks, where they begin.
        if blanks.contains(target), target > 0 { return position(walk) }
        offset = blanks.upperBound
        walk.skipBlanks()
      }
      if offset >= target { return position(walk) }
      guard let width = walk.step(text[offset...]) else { return nil }
      offset += width
    }
  }

  private func position(_ walk: Walk) -> Position? {
    let before = Int32(truncatingIfNeeded: walk.line[walk.line.startIndex..<walk.place].count { $0 & 0xC0 != 0x80 })
    return Position(
      line: start.line + Int32(truncatingIfNeeded: walk.row), column: (walk.row == 0 ? start.column : 1) + before)
  }

  /// A way through the source.
  private struct Walk {
    let rows: Rows
    let style: Style
    var row = 0
    var line: ArraySlice<UInt8>
    var place: Int

    init(first: ArraySlice<UInt8>, rows: @escaping Rows, style: Style) {
      self.rows = rows
      self.style = style
      line = first
      switch style {
      case .plain: place = first.startIndex
      case .singleQuoted, .doubleQuoted: place = first.startIndex + 1
      case .block: place = first.endIndex
      }
    }

    /// Blanks, line ends, and in double quotes what is written for them.
    mutating func skipBlanks() {
      while true {
        while place < line.endIndex {
          if ScalarSource.isBlank(line[place]) {
            place += 1
          } else if style == .doubleQuoted, line[place] == UInt8(ascii: "\\"), place + 1 < line.endIndex,
            "nrt ".utf8.contains(line[place + 1])
          {
            place += 2
          } else if style == .doubleQuoted, line[place] == UInt8(ascii: "\\"), place + 1 == line.endIndex {
            place += 1
          } else {
            return
          }
        }
        guard row < ScalarSource.mostRows, let next = rows(row + 1) else { return }
        row += 1
        line = next
        place = next.startIndex
      }
    }

    /// Takes what is written for the first character of the text that is left.
    ///
    /// - Returns: how many bytes of the text that were; nil if source and text differ.
    mutating func step(_ text: ArraySlice<UInt8>) -> Int? {
      guard let byte = text.first else { return nil }
      // A line's end that the text does not have.
      if style == .doubleQuoted, place + 1 == line.endIndex, line[place] == UInt8(ascii: "\\") { skipBlanks() }
      guard place < line.endIndex else { return nil }
      switch style {
      case .singleQuoted where line[place] == UInt8(ascii: "'"):
        guard place + 1 < line.endIndex, line[place + 1] == UInt8(ascii: "'"), byte == UInt8(ascii: "'") else { return nil }
        place += 2
        return 1
      case .doubleQuoted where line[place] == UInt8(ascii: "\\"): return escape(byte)
      default:
        guard line[place] == byte else { return nil }
        place += 1
        return 1
      }
    }

    private mutating func escape(_ byte: UInt8) -> Int? {
      guard place + 1 < line.endIndex else { return nil }
      let digits =
        switch line[place + 1] {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: 0
        }
      let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      // JSON writes what is beyond U+FFFF as two.
      let length = (digits == 4 && width == 4 ? 2 : 1) * (2 + digits)
      guard place + length <= line.endIndex else { return nil }
      place += length
      return width
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
