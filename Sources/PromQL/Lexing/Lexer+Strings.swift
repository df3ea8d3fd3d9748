extension Lexer {
  /// Reads a string with its quotes. What its escapes make is UTF-8; bytes that are not become U+FFFD.
  ///
  /// Sources: prometheus/prometheus, promql/parser/lex.go, lexString, lexRawString and lexEscape; util/strutil/quote.go.
  mutating func string() throws(PromQLError) -> QueryText {
    let opening = position
    let quote = bytes[position]
    let isRaw = quote == UInt8(ascii: "`")
    position += 1
    var pieces: [QueryText.Piece] = []
    var content: [UInt8] = []
    func close() { if !content.isEmpty { pieces.append(.text(String(decoding: content, as: UTF8.self))) } }
    while let byte = byte() {
      if byte == quote {
        position += 1
        close()
        return QueryText(pieces)
      }
      if !isRaw, byte == 0x0A { break }
      // U+FFFD, which Prometheus takes for a fault in the encoding.
      if byte == 0xEF, self.byte(1) == 0xBF, self.byte(2) == 0xBD {
        throw PromQLError(.replacementCharacter, at: QueryRange(position, position + 3))
      }
      if allowsVariables, let (variable, end) = variable(at: position) {
        close()
        content = []
        pieces.append(.variable(variable))
        position = end
      } else if !isRaw, byte == UInt8(ascii: "\\") {
        try escape(in: quote, into: &content)
      } else {
        content.append(byte)
        position += 1
      }
    }
    throw PromQLError(.unclosed(String(decoding: [quote], as: UTF8.self)), at: QueryRange(opening, opening + 1))
  }

  private mutating func escape(in quote: UInt8, into content: inout [UInt8]) throws(PromQLError) {
    let start = position
    guard let letter = byte(1) else { throw PromQLError(.escape, at: QueryRange(start, start + 1)) }
    position += 2
    switch letter {
    case UInt8(ascii: "a"): content.append(0x07)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "v"): content.append(0x0B)
    case UInt8(ascii: "\\"), quote: content.append(letter)
    case UInt8(ascii: "x"): content.append(UInt8(truncatingIfNeeded: try code(digits: 2, radix: 16, from: start)))
    case UInt8(ascii: "u"): try scalar(digits: 4, from: start, into: &content)
    case UInt8(ascii: "U"): try scalar(digits: 8, from: start, into: &content)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      let value = try code(digits: 3, radix: 8, from: start)
      guard value < 256 else { throw PromQLError(.escape, at: QueryRange(start, position)) }
      content.append(UInt8(truncatingIfNeeded: value))
    default:
      while let next = byte(), next & 0xC0 == 0x80 { position += 1 }
      throw PromQLError(.escape, at: QueryRange(start, position))
    }
  }

  private mutating func scalar(digits: Int, from start: Int, into content: inout [UInt8]) throws(PromQLError) {
    let value = try code(digits: digits, radix: 16, from: start)
    guard let scalar = Unicode.Scalar(value) else { throw PromQLError(.escape, at: QueryRange(start, position)) }
    content += Array(String(Character(scalar)).utf8)
  }

  private mutating func code(digits: Int, radix: UInt32, from start: Int) throws(PromQLError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = byte()?.hexadecimalValue, digit < radix else { throw PromQLError(.escape, at: QueryRange(start, position)) }
      // Eight digits fill it exactly.
      value = value &* radix &+ digit
      position += 1
    }
    return value
  }
}
