/// Strings, booleans and numbers as YAML text on one line, for values and keys in block style (not inside `[]` or `{}`).
public enum YAMLScalar {
  /// The text itself when every reader of YAML 1.1 and 1.2 gives the same string back, else in double quotes.
  ///
  /// Deliberately more careful than need be: what merely resembles a number, a date or an indicator is quoted.
  public static func plainOrQuoted(_ string: String) -> String { isPlain(string) ? string : doubleQuoted(string) }

  /// The text in double quotes; valid as JSON too. Escaped are all control characters, U+0085, U+2028, U+2029, U+FEFF, U+FFFE
  /// and U+FFFF.
  public static func doubleQuoted(_ string: String) -> String {
    var bytes: [UInt8] = []
    appendQuoted(string, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A float in a form that readers of YAML 1.1 and 1.2 take for a float, and that reads back as the same number.
  ///
  /// YAML 1.1 wants a point and a sign in the exponent (yaml.org/type/float.html): `1.0e-07`.
  public static func float(_ value: Double) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    let digits = DecimalDigits(value)
    guard (-5..<21).contains(digits.exponent) else {
      return digits.scientific(minimumFraction: 1, exponentDigits: 2)
    }
    return digits.positional(minimumFraction: 1)
  }

  /// Whether `plainOrQuoted` leaves the text as it is.
  public static func isPlain(_ string: String) -> Bool {
    var string = string
    return string.withUTF8 { isPlain($0) }
  }

  static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last, last != UInt8(ascii: ":"), last != 0x20 else { return false }
    guard mayBegin(first, second: text.count > 1 ? text[1] : 0x20) else { return false }
    if text.count >= 3, first == UInt8(ascii: "-") || first == UInt8(ascii: "."), text[1] == first, text[2] == first { return false }
    var resemblesNumber = isNumberStart(first)
    var hasDigit = false
    var hasLetter = false
    var previous: UInt8 = 0
    for (index, byte) in text.enumerated() {
      let traits = traits[Int(byte)]
      if traits & (forbidden | wide) != 0 {
        guard traits & forbidden == 0, isPlainWide(text, at: index) else { return false }
      }
      if byte == 0x20, previous == UInt8(ascii: ":") { return false }
      if byte == UInt8(ascii: "#"), previous == 0x20 { return false }
      if traits & numeric == 0 { resemblesNumber = false }
      if byte &- UInt8(ascii: "0") < 10 { hasDigit = true } else if byte >= UInt8(ascii: "A") { hasLetter = true }
      previous = byte
    }
    // A letter and no digit (`-c`) is no number; signs and points alone are suspicious enough.
    if resemblesNumber, hasDigit || !hasLetter { return false }
    return !isWord(text)
  }

  private static func mayBegin(_ first: UInt8, second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "-"): second != 0x20
    case 0x20, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "<"):
      false
    default: true
    }
  }

  private static func isNumberStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Words that some reader takes for a boolean, null or a number, in any mixture of cases.
  private static func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= 5, let first = text.first else { return false }
    switch first | 0x20 {
    case UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "i"),
      UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      break
    default: return false
    }
    return words.contains { word in
      word.utf8CodeUnitCount == text.count
        && zip(UnsafeBufferPointer(start: word.utf8Start, count: text.count), text).allSatisfy { $0 == $1 | 0x20 }
    }
  }

  private static let words: [StaticString] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf", ".inf", ".nan", "+.inf", "-.inf",
  ]

  private static let forbidden: UInt8 = 1
  /// Not ASCII: a second look is needed.
  private static let wide: UInt8 = 2
  /// Occurs in numbers, dates and times.
  private static let numeric: UInt8 = 4

  private static let traits: [UInt8] = (0...255).map { byte in
    let byte = UInt8(byte)
    if byte < 0x20 || byte == 0x7F || "[]{}".utf8.contains(byte) { return forbidden }
    if byte >= 0x80 { return wide }
    return "0123456789abcdefABCDEFxXoO_.,:+- tTzZ".utf8.contains(byte) ? numeric : 0
  }

  /// Whether a character beyond ASCII may stand in plain text: not C1, U+00A0, U+2000 to U+202F (spaces, line ends and the marks
  /// that reorder text), U+FEFF, U+FFFE, U+FFFF. Looks at lead bytes only.
  private static func isPlainWide(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch (text[index], next) {
    case (0xC2, 0x80...0xA0): return false
    case (0xE2, 0x80): return (0x90...0xA7).contains(third) || third > 0xAF
    case (0xEF, 0xBB): return third != 0xBF
    case (0xEF, 0xBF): return third < 0xBE
    default: return true
    }
  }

  static func appendQuoted(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(truncatingIfNeeded: scalar.value)]
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0x08: bytes += [0x5C, UInt8(ascii: "b")]
      case 0x0C: bytes += [0x5C, UInt8(ascii: "f")]
      case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case ..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: appendEscape(scalar.value, to: &bytes)
      default: bytes += scalar.utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ value: UInt32, to bytes: inout [UInt8]) {
    bytes += [0x5C, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(lowerHexadecimal(value >> shift & 15)) }
  }

  static func lowerHexadecimal(_ digit: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: digit) &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
