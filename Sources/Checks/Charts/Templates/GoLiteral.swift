/// Constants as Go's templates write them. Source: golang/go, src/strconv/quote.go and src/text/template/parse/node.go.
enum GoLiteral {
  /// The text of a string in double or back quotes, quotes included; nil if an escape in it is none.
  static func text(_ literal: ArraySlice<UInt8>) -> String? {
    guard literal.count >= 2, let quote = literal.first else { return nil }
    var rest = literal.dropFirst().dropLast()
    if quote == UInt8(ascii: "`") { return String(decoding: rest.filter { $0 != 0x0D }, as: UTF8.self) }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escaped = escape(&rest, quote: quote) else { return nil }
      bytes += escaped
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether `'…'` holds one character.
  static func isCharacter(_ literal: ArraySlice<UInt8>) -> Bool {
    var rest = literal.dropFirst().dropLast()
    if rest.first == UInt8(ascii: "\\") {
      rest = rest.dropFirst()
      return escape(&rest, quote: UInt8(ascii: "'")) != nil && rest.isEmpty
    }
    return String(decoding: rest, as: UTF8.self).unicodeScalars.count == 1
  }

  /// What follows a backslash.
  private static func escape(_ rest: inout ArraySlice<UInt8>, quote: UInt8) -> [UInt8]? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "\\"), quote: return [letter]
    case UInt8(ascii: "x"): return digits(&rest, 2, radix: 16).map { [UInt8(truncatingIfNeeded: $0)] }
    case UInt8(ascii: "u"): return digits(&rest, 4, radix: 16).flatMap(Unicode.Scalar.init).map { Array($0.utf8) }
    case UInt8(ascii: "U"): return digits(&rest, 8, radix: 16).flatMap(Unicode.Scalar.init).map { Array($0.utf8) }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      guard let low = digits(&rest, 2, radix: 8), letter < UInt8(ascii: "4") else { return nil }
      return [(letter - UInt8(ascii: "0")) << 6 | UInt8(truncatingIfNeeded: low)]
    default: return nil
    }
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>, _ count: Int, radix: Int) -> UInt32? {
    let text = String(decoding: rest.prefix(count), as: UTF8.self)
    guard text.utf8.count == count, text.utf8.first != UInt8(ascii: "+"), let value = UInt32(text, radix: radix) else { return nil }
    rest = rest.dropFirst(count)
    return value
  }

  /// Whether a text is a number: an integer in any of Go's bases that has 64 bits, a float, or a complex number.
  static func isNumber(_ text: String) -> Bool {
    var digits = Substring(text.lowercased())
    if digits.hasSuffix("i") {
      digits = digits.dropLast()
      // `1+2i`: both parts are numbers.
      let sign = digits.dropFirst().lastIndex { "+-".contains($0) }
      if let sign, !digits[..<sign].hasSuffix("e") { return isReal(digits[..<sign]) && isReal(digits[sign...]) }
    }
    return isReal(digits)
  }

  private static func isReal(_ text: Substring) -> Bool {
    var digits = text
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let body = digits.dropFirst(2)
      if radix == 16, body.contains("p") { return isFloat(body, exponent: "p", digits: "0123456789abcdef_") }
      return fits(body, radix, isNegative)
    }
    if digits.contains(".") || digits.contains("e") { return isFloat(digits, exponent: "e", digits: "0123456789_") }
    if digits.hasPrefix("0"), digits.count > 1 { return fits(digits.dropFirst(), 8, isNegative) }
    return fits(digits, 10, isNegative)
  }

  private static func fits(_ digits: Substring, _ radix: Int, _ isNegative: Bool) -> Bool {
    guard let first = digits.first, first != "+", first != "-", digits.last != "_" else { return false }
    guard let value = UInt64(digits.filter { $0 != "_" }, radix: radix) else { return false }
    return !isNegative || value <= 1 << 63
  }

  private static func isFloat(_ text: Substring, exponent letter: Character, digits: String) -> Bool {
    let mark = text.firstIndex(of: letter)
    let mantissa = text[..<(mark ?? text.endIndex)]
    let isMantissa = mantissa.count { $0 == "." } <= 1 && mantissa.allSatisfy { $0 == "." || digits.contains($0) }
    guard isMantissa, mantissa.contains(where: { $0 != "." && $0 != "_" }) else { return false }
    guard let mark else { return true }
    var exponent = text[text.index(after: mark)...]
    if let sign = exponent.first, "+-".contains(sign) { exponent = exponent.dropFirst() }
    return !exponent.isEmpty && exponent.allSatisfy { ("0"..."9").contains($0) || $0 == "_" }
  }
}
