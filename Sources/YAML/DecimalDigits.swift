/// The shortest decimal digits that read back as the same number, taken apart; finite numbers only.
struct DecimalDigits {
  var isNegative: Bool
  /// Without leading and trailing zeros; a single 0 for zero.
  var digits: [UInt8]
  /// The power of ten of the first digit.
  var exponent: Int

  init(_ value: Double) { self.init(description: value.description) }
  init(_ value: Float) { self.init(description: value.description) }

  /// Takes apart what Swift prints: `-12.5`, `1e-07`, `1.25e+20`.
  private init(description: String) {
    isNegative = false
    digits = []
    exponent = 0
    var point: Int?
    var power = 0
    var text = Substring(description)
    if let mark = text.firstIndex(of: "e") {
      power = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): point = digits.count
      default: digits.append(byte)
      }
    }
    exponent = (point ?? digits.count) - 1 + power
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty {
      digits = [UInt8(ascii: "0")]
      exponent = 0
    }
  }

  /// `-0.0012`, `120.0`.
  func positional(minimumFraction: Int = 0) -> String {
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    func digit(_ power: Int) -> UInt8 {
      let index = exponent - power
      return digits.indices.contains(index) ? digits[index] : UInt8(ascii: "0")
    }
    for power in stride(from: max(exponent, 0), through: 0, by: -1) { bytes.append(digit(power)) }
    let fraction = max(minimumFraction, digits.count - 1 - exponent)
    if fraction > 0 {
      bytes.append(UInt8(ascii: "."))
      for place in 1...fraction { bytes.append(digit(-place)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `1.5e+21`.
  func scientific(minimumFraction: Int = 0, exponentDigits: Int) -> String {
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    bytes.append(digits[0])
    var fraction = digits[1...]
    while fraction.count < minimumFraction { fraction.append(UInt8(ascii: "0")) }
    if !fraction.isEmpty { bytes.append(UInt8(ascii: ".")) }
    bytes += fraction
    bytes.append(UInt8(ascii: "e"))
    bytes.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let power = Array(String(abs(exponent)).utf8)
    bytes += Array(repeating: UInt8(ascii: "0"), count: max(0, exponentDigits - power.count)) + power
    return String(decoding: bytes, as: UTF8.self)
  }
}
