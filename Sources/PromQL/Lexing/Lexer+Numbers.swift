extension Lexer {
  /// Reads a number, with or without units.
  ///
  /// Sources: prometheus/prometheus, promql/parser/lex.go, scanNumber; parse.go, number; prometheus/common, model/time.go, ParseDuration.
  mutating func numberOrDuration() throws(PromQLError) -> Token.Kind {
    let start = position
    if let end = endOfNumber() {
      position = end
      let digits = text(start, end)
      guard let value = Self.number(digits) else { throw PromQLError(.invalidNumber(digits), at: QueryRange(start, end)) }
      return .number(NumberLiteral(value, text: digits))
    }
    var end = start
    while end < bytes.count, bytes[end].isWord || bytes[end] == UInt8(ascii: ".") { end += 1 }
    position = end
    let digits = text(start, end)
    return .duration(try Self.milliseconds(digits, at: QueryRange(start, end)), digits)
  }

  /// Where the number ends that begins here; nil if it is none, or if letters follow.
  private func endOfNumber() -> Int? {
    var end = position
    func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
    func isAny(_ byte: UInt8?, of set: StaticString) -> Bool { byte.map { byte in set.withUTF8Buffer { $0.contains(byte) } } ?? false }
    let isHexadecimal = at(end) == UInt8(ascii: "0") && isAny(at(end + 1), of: "xX")
    func isDigit(_ byte: UInt8?) -> Bool { isHexadecimal ? byte?.hexadecimalValue != nil : byte?.isDigit == true }
    if isHexadecimal {
      end += 2
      if at(end) == UInt8(ascii: "_") { end += 1 }
    }
    var (sawDot, sawExponent) = (false, false)
    if at(end) == UInt8(ascii: ".") { end += 1 }
    if isDigit(at(end)) { end += 1 }
    while let byte = at(end) {
      if byte == UInt8(ascii: ".") {
        if sawDot || isHexadecimal || isAny(at(end + 1), of: "_.") { return nil }
        sawDot = true
        end += 1
      } else if isAny(byte, of: "eE") {
        if sawExponent { return nil }
        sawExponent = true
        end += isAny(at(end + 1), of: "+-") ? 2 : 1
        if end >= bytes.count || isAny(at(end), of: "._eE") { return nil }
      } else if byte == UInt8(ascii: "_") {
        end += 1
        if end >= bytes.count || isAny(at(end), of: "._eE") { return nil }
      } else if isDigit(byte) {
        end += 1
      } else {
        break
      }
    }
    return end == position || at(end)?.isWord == true ? nil : end
  }

  /// What digits are worth: hexadecimal after `0x`, octal after `0`, else decimal.
  static func number(_ text: String) -> Double? {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "_") }
    // An underscore stands between digits.
    if text.utf8.last == UInt8(ascii: "_") { return nil }
    for (byte, next) in zip(text.utf8, text.utf8.dropFirst()) {
      if byte == UInt8(ascii: "_"), next.hexadecimalValue == nil { return nil }
      if next == UInt8(ascii: "_"), !(byte.hexadecimalValue != nil || byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X")) { return nil }
    }
    let plain = String(decoding: digits, as: UTF8.self)
    if plain.hasPrefix("0x") || plain.hasPrefix("0X") { return Int(plain.dropFirst(2), radix: 16).map(Double.init) }
    if plain.count > 1, plain.hasPrefix("0"), let octal = Int(plain, radix: 8) { return Double(octal) }
    if let integer = Int(plain) { return Double(integer) }
    // What is too large becomes infinite, which Prometheus refuses.
    return Double(plain.hasSuffix(".") ? plain + "0" : plain).flatMap { $0.isFinite ? $0 : nil }
  }

  private static let units: [(name: String, milliseconds: Int)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60000), ("s", 1000), ("ms", 1),
  ]

  /// The longest duration, which Prometheus counts in nanoseconds of 63 bits.
  static let longest = Int.max / 1_000_000

  static func milliseconds(_ text: String, at range: QueryRange) throws(PromQLError) -> Int {
    var rest = text.utf8[...]
    var total = 0
    var lastUnit = -1
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isDigit)
      let name = rest.dropFirst(digits.count).prefix { !$0.isDigit }
      rest = rest.dropFirst(digits.count + name.count)
      guard !digits.isEmpty, let index = units.firstIndex(where: { $0.name.utf8.elementsEqual(name) }) else {
        throw PromQLError(.invalidNumber(text), at: range)
      }
      guard index > lastUnit else { throw PromQLError(.unitsOutOfOrder(text), at: range) }
      lastUnit = index
      guard let count = Int(String(decoding: digits, as: UTF8.self)), count <= longest / units[index].milliseconds else {
        throw PromQLError(.durationOutOfRange, at: range)
      }
      total += count * units[index].milliseconds
      guard total <= longest else { throw PromQLError(.durationOutOfRange, at: range) }
    }
    return total
  }
}
