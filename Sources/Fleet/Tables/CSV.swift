import YAML

/// A table of texts, as RFC 4180 has it: cells between commas, quoted where they hold commas, quotes or line ends.
///
/// Lines end with LF or CRLF; a byte-order mark is passed over, as Excel writes one; so are lines that are empty.
struct CSV: Sendable {
  struct Cell: Sendable, Hashable {
    var text: String
    /// Lines and columns count from 1, columns in Unicode scalars.
    var position: Position
  }

  var records: [[Cell]] = []
  /// Where reading ended, for nothing behind a broken quote can be told apart.
  var problem: (TableProblem, Position)?

  init(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    do {
      while let record = try reader.next() { records.append(record) }
    } catch {
      problem = (error.problem, error.position)
    }
  }
}

private struct CSVReader {
  struct Failure: Error {
    var problem: TableProblem
    var position: Position
  }

  private let bytes: [UInt8]
  private var index = 0
  private var position = Position(line: 1, column: 1)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func next() throws(Failure) -> [CSV.Cell]? {
    while index < bytes.count {
      var record: [CSV.Cell] = []
      var isQuoted = false
      repeat {
        isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
        record.append(isQuoted ? try quoted() : try plain())
      } while takeComma()
      try takeLineEnd()
      // A line without anything holds no cells.
      if record.count > 1 || isQuoted || !record[0].text.isEmpty { return record }
    }
    return nil
  }

  private mutating func plain() throws(Failure) -> CSV.Cell {
    let start = (index, position)
    while index < bytes.count, !Self.endsCell(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\"") { throw Failure(problem: .quoteInside, position: position) }
      step()
    }
    return CSV.Cell(text: try text(Array(bytes[start.0..<index]), start.1), position: start.1)
  }

  private mutating func quoted() throws(Failure) -> CSV.Cell {
    let start = position
    var content: [UInt8] = []
    step()
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        step()
        guard index < bytes.count, bytes[index] == byte else {
          guard index == bytes.count || Self.endsCell(bytes[index]) else {
            throw Failure(problem: .textAfterQuote, position: position)
          }
          return CSV.Cell(text: try text(content, start), position: start)
        }
      }
      content.append(byte)
      step()
    }
    throw Failure(problem: .unclosedQuote, position: start)
  }

  private static func endsCell(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D }

  private func text(_ bytes: [UInt8], _ position: Position) throws(Failure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(problem: .notUTF8, position: position) }
    return text
  }

  private mutating func takeComma() -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { return false }
    step()
    return true
  }

  private mutating func takeLineEnd() throws(Failure) {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D {
      guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else {
        throw Failure(problem: .loneCarriageReturn, position: position)
      }
      step()
    }
    step()
  }

  /// One byte on. Bytes that continue a scalar take no column.
  private mutating func step() {
    let byte = bytes[index]
    index += 1
    if byte == 0x0A {
      position = Position(line: position.line + 1, column: 1)
    } else if index == bytes.count || bytes[index] & 0xC0 != 0x80 {
      position.column += 1
    }
  }
}
