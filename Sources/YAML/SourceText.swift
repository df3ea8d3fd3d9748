internal import Diagnostics

/// The bytes of an input, found to be UTF-8 text that YAML allows, and the way from libyaml's marks to what an editor shows.
///
/// libyaml counts U+0085, U+2028, U+2029 and a lone CR as line breaks, editors do not; only texts that contain one need a table.
struct SourceText: Sendable {
  let file: String
  let bytes: [UInt8]
  /// Where the text begins: behind a byte-order mark.
  let start: Int
  /// What is added to a line of the bytes to get the file's.
  private let precedingLines: Int32
  /// For texts with odd line breaks: the index in code points at which each editor line begins. Else empty.
  private let lineStarts: [Int]
  /// Where the text ends. libyaml begins one more line there if the last has no line end.
  private let end: Position

  init(_ bytes: [UInt8], file: String, options: YAMLReader.Options) throws(YAMLReadError) {
    self.file = file
    self.bytes = bytes
    precedingLines = Int32(truncatingIfNeeded: options.firstLine - 1)
    let top = SourceLocation(file: file, line: options.firstLine, column: 1)
    guard bytes.count <= options.maxBytes else {
      throw YAMLReadError(.tooLarge(bytes: bytes.count, limit: options.maxBytes), at: top)
    }
    if Self.isWide(bytes) { throw YAMLReadError(.utf16, at: top) }
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if start > 0, !options.acceptsByteOrderMark { throw YAMLReadError(.byteOrderMark, at: top) }
    let scan = bytes.withUnsafeBufferPointer { [start] in Self.scan($0, from: start) }
    if let fault = scan.fault {
      var place = Self.position(ofByte: scan.offset, in: bytes, from: start)
      place.line &+= precedingLines
      throw YAMLReadError(fault, at: place.location(in: file))
    }
    end = Position(
      line: Int32(truncatingIfNeeded: scan.lineEnds + 1) &+ precedingLines,
      column: Int32(truncatingIfNeeded: bytes[scan.lastLine...].count { $0 & 0xC0 != 0x80 } + 1))
    lineStarts = scan.hasOddBreaks ? Self.lineStarts(bytes[start...]) : []
  }

  /// The place of a mark of libyaml's: line, column and index in code points, all counted from 0.
  @inline(__always) func position(line: Int, column: Int, index: Int) -> Position {
    guard lineStarts.isEmpty else { return editorPosition(index: index) }
    let position = Position(
      line: Int32(truncatingIfNeeded: line + 1) &+ precedingLines, column: Int32(truncatingIfNeeded: column + 1))
    return position.line > end.line ? end : position
  }

  private func editorPosition(index: Int) -> Position {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return Position(
      line: Int32(truncatingIfNeeded: low + 1) &+ precedingLines, column: Int32(truncatingIfNeeded: index - lineStarts[low] + 1))
  }

  /// The byte at which a code point begins; for error messages only, since it walks the text.
  func byteOffset(ofIndex index: Int) -> Int {
    var seen = 0
    for offset in start..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
      if seen == index { return offset }
      seen += 1
    }
    return bytes.count
  }

  /// The line around a byte, without its end.
  func line(around offset: Int) -> ArraySlice<UInt8> {
    let first = bytes[start..<min(offset, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
    let last = bytes[first...].firstIndex(of: 0x0A) ?? bytes.count
    return bytes[first..<last]
  }

  /// Whether the text is in UTF-16 or UTF-32: it begins with their byte-order mark, or with ASCII characters and so has zero bytes in
  /// between. A lone NUL near the beginning of a text in UTF-8 is another fault.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count.isMultiple(of: 2), bytes.count > 1, (bytes[0] == 0) != (bytes[1] == 0) else { return false }
    return bytes.count < 4 || (bytes[2] == 0) == (bytes[0] == 0) && (bytes[3] == 0) == (bytes[1] == 0) || bytes[2] == 0 && bytes[3] == 0
  }

  private struct Scan {
    var fault: YAMLReadError.Problem?
    var offset = 0
    var hasOddBreaks = false
    var lineEnds = 0
    /// The byte at which the last line begins.
    var lastLine = 0
  }

  /// Looks at every byte once: malformed UTF-8 (Unicode Standard, table 3-7) and characters outside YAML's c-printable.
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Scan {
    var scan = Scan(lastLine: start)
    var offset = start
    let count = bytes.count
    while offset < count {
      let byte = bytes[offset]
      if byte &- 0x20 < 0x5F || byte == 0x09 {
        offset += 1
        continue
      }
      if byte == 0x0A {
        offset += 1
        scan.lineEnds += 1
        scan.lastLine = offset
        continue
      }
      if byte == 0x0D {
        if offset + 1 == count || bytes[offset + 1] != 0x0A { scan.hasOddBreaks = true }
        offset += 1
        continue
      }
      let (scalar, length) = decode(bytes, at: offset)
      switch scalar {
      case nil: scan.fault = .notUTF8(byte: byte)
      case 0x85, 0x2028, 0x2029: scan.hasOddBreaks = true
      case .some(let value) where value < 0xA0 || value == 0xFEFF || value == 0xFFFE || value == 0xFFFF:
        scan.fault = .controlCharacter(value)
      default: break
      }
      if scan.fault != nil {
        scan.offset = offset
        return scan
      }
      offset += length
    }
    return scan
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32?, length: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, offset + length <= bytes.count else { return (nil, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for next in offset + 1..<offset + length {
      guard bytes[next] & 0xC0 == 0x80 else { return (nil, 1) }
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
    }
    let isShortest = length == 2 || (length == 3 && scalar >= 0x800) || (length == 4 && scalar >= 0x1_0000 && scalar <= 0x10_FFFF)
    return isShortest && !(0xD800...0xDFFF).contains(scalar) ? (scalar, length) : (nil, 1)
  }

  private static func lineStarts(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var starts = [0]
    var index = 0
    for byte in bytes where byte & 0xC0 != 0x80 {
      index += 1
      if byte == 0x0A { starts.append(index) }
    }
    return starts
  }

  private static func position(ofByte offset: Int, in bytes: [UInt8], from start: Int) -> Position {
    var position = Position(line: 1, column: 1)
    for byte in bytes[start..<offset] {
      if byte == 0x0A {
        position.line &+= 1
        position.column = 1
      } else if byte & 0xC0 != 0x80 {
        position.column &+= 1
      }
    }
    return position
  }
}
