import YAML

/// A number as its shortest decimal digits, so that 0.3 is a multiple of 0.1, which it is not in binary.
struct DecimalNumber: Sendable, Hashable {
  /// Without zeros at the end; 0 for zero. The sign does not matter for multiples.
  private var digits: UInt64
  private var exponent: Int

  /// Nil for what is no finite number.
  init?(_ value: YAMLValue) {
    switch value {
    case .int(let integer): self.init(digits: UInt64(integer.magnitude), exponent: 0)
    case .float(let double):
      guard double.isFinite else { return nil }
      self.init(description: double.magnitude.description)
    case .null, .bool, .string, .list, .map: return nil
    }
  }

  private init(digits: UInt64, exponent: Int) {
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
    while self.digits != 0, self.digits % 10 == 0 {
      self.digits /= 10
      self.exponent += 1
    }
  }

  /// Takes apart what Swift prints: `12.5`, `1e-07`, `1.25e+20`; never more than 17 digits that are not zeros at the end.
  private init(description: String) {
    var digits: UInt64 = 0
    var exponent = 0
    var isFraction = false
    var zeros = 0
    let parts = description.utf8.split(separator: UInt8(ascii: "e"), maxSplits: 1)
    for byte in parts.first ?? "".utf8[...] {
      guard byte != UInt8(ascii: ".") else {
        isFraction = true
        continue
      }
      if isFraction { exponent -= 1 }
      // Zeros are held back until another digit follows, so that 1e18 written out does not overflow.
      if byte == UInt8(ascii: "0") {
        zeros += 1
        continue
      }
      for _ in 0..<(digits == 0 ? 0 : zeros) { digits *= 10 }
      zeros = 0
      digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
    }
    exponent += digits == 0 ? 0 : zeros
    if parts.count > 1 { exponent += Int(Substring(parts[1])) ?? 0 }
    self.init(digits: digits, exponent: exponent)
  }

  var isZero: Bool { digits == 0 }

  /// Whether the number is an integer times the other, which is not zero.
  func isMultiple(of other: DecimalNumber) -> Bool {
    if digits == 0 { return true }
    if other.digits == 0 { return false }
    // digits × 10^shift has to be a multiple of the other's digits.
    let shift = exponent - other.exponent
    // Neither has a zero at its end, so a factor of ten on the other's side cannot be found here.
    if shift < 0 { return false }
    var remainder = digits % other.digits
    var power = shift
    var base = 10 % other.digits
    while power > 0, remainder != 0 {
      if power & 1 == 1 { remainder = Self.product(remainder, base, modulo: other.digits) }
      base = Self.product(base, base, modulo: other.digits)
      power >>= 1
    }
    return remainder == 0
  }

  /// Both factors are less than the modulus, so the quotient fits.
  private static func product(_ left: UInt64, _ right: UInt64, modulo: UInt64) -> UInt64 {
    modulo.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
  }
}
