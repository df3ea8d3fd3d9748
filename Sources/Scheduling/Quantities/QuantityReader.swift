/// Reads the text of a quantity: a sign, digits with at most one point, a suffix.
///
/// As the API server does, but for one thing: a text without any digit (`Ki`, `.`), which its parser takes for zero, is refused.
struct QuantityReader {
  private let bytes: [UInt8]
  private var position = 0

  static func read(_ text: String) throws(QuantityFault) -> Quantity {
    var reader = QuantityReader(text)
    return try reader.quantity()
  }

  /// Blanks at the ends are dropped, as `Quantity.UnmarshalJSON` does.
  private init(_ text: String) {
    let trimmed = text.utf8.drop { Self.isBlank($0) }
    bytes = Array(trimmed.reversed().drop { Self.isBlank($0) }.reversed())
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func quantity() throws(QuantityFault) -> Quantity {
    guard !bytes.isEmpty else { throw .empty }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { position = 1 }
    let whole = digits()
    var fraction: [UInt8] = []
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      fraction = digits()
    }
    guard !whole.isEmpty || !fraction.isEmpty else { throw .noDigits }
    let suffix = try QuantitySuffix(bytes[position...])
    var amount = suffix.nanos(digits: whole + fraction, point: whole.count)
    // Kubernetes holds binary amounts at 2^63-1.
    if suffix.format == .binarySI { amount = min(amount, Int128(Int64.max) * Quantity.nanosPerUnit) }
    return Quantity(nanos: isNegative ? -amount : amount, format: suffix.format)
  }

  /// The digits from here on, as numbers.
  private mutating func digits() -> [UInt8] {
    let run = bytes[position...].prefix { (0x30...0x39).contains($0) }
    position += run.count
    return run.map { $0 - 0x30 }
  }
}

/// What follows a quantity's digits.
struct QuantitySuffix {
  var format: Quantity.Format
  private var powerOfTwo = 0
  private var powerOfTen = 0

  static let binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
  static let decimal: [(suffix: String, power: Int)] = [
    ("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18),
  ]

  init(_ bytes: ArraySlice<UInt8>) throws(QuantityFault) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let index = Self.binary.firstIndex(of: text) {
      format = .binarySI
      powerOfTwo = 10 * (index + 1)
    } else if let entry = Self.decimal.first(where: { $0.suffix == text }) {
      format = .decimalSI
      powerOfTen = entry.power
    } else if let power = Self.exponent(bytes) {
      format = .decimalExponent
      powerOfTen = power
    } else {
      throw .unknownSuffix(text)
    }
  }

  /// The number after `e` or `E`, held within what still makes a difference; nil if there is none.
  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
    var digits = bytes.dropFirst()
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var power = 0
    for digit in digits { power = min(power * 10 + Int(digit - 0x30), 1_000_000_000) }
    return isNegative ? -power : power
  }

  /// The amount in billionths of digits with a point after some of them: exact, but rounded up to a billionth and held at the greatest.
  func nanos(digits: [UInt8], point: Int) -> Int128 {
    let zeros = digits.prefix { $0 == 0 }.count
    let digits = digits[zeros...]
    let point = point - zeros + powerOfTen
    // Far from the point the result is known: too great, or the least amount there is (2^60 billionths have 28 digits).
    if digits.isEmpty { return 0 }
    if point > 40 { return .max }
    if point < -40 { return 1 }
    let factor = Quantity.nanosPerUnit << Int128(powerOfTwo)
    var whole: Int128 = 0
    for place in 0..<max(point, 0) {
      let digit = place < digits.count ? digits[digits.startIndex + place] : 0
      guard let next = Self.sum(Self.product(whole, 10), Int128(digit)) else { return .max }
      whole = next
    }
    // From the last digit to the point: each step is the value of the digits so far behind a point, times the factor, rounded down.
    var rest: Int128 = 0
    var isExact = true
    for digit in digits.dropFirst(max(point, 0)).reversed() {
      let sum = Int128(digit) * factor + rest
      isExact = isExact && sum % 10 == 0
      rest = sum / 10
    }
    for _ in 0..<max(-point, 0) {
      isExact = isExact && rest % 10 == 0
      rest /= 10
    }
    return Self.sum(Self.product(whole, factor), rest + (isExact ? 0 : 1)) ?? .max
  }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }

  private static func sum(_ left: Int128?, _ right: Int128) -> Int128? {
    guard let (sum, overflow) = left?.addingReportingOverflow(right), !overflow else { return nil }
    return sum
  }
}
