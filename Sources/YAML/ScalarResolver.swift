/// What a scalar means.
enum ScalarValue {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string
}

/// The type of a plain scalar, by the rules of Go's YAML reader as Kubernetes and Helm use it.
///
/// Source: go.yaml.in/yaml/v2 2.4.3, resolve.go, and Go's strconv for the forms of numbers. Where that reader gives a float for
/// decimal digits (`089`, which is no octal number), this one gives an integer, since JSON shows no difference. Dates and
/// `12:30` are strings there too.
enum ScalarResolver {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  static func resolve(_ text: Bytes, _ booleans: YAMLReader.Options.Booleans) -> ScalarValue {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      if text.count == 5, first > UInt8(ascii: "9") || first < UInt8(ascii: "0"), text[1] == UInt8(ascii: "."),
        special(Bytes(rebasing: text.dropFirst())) == .infinity
      {
        return .float(first == UInt8(ascii: "-") ? -.infinity : .infinity)
      }
      return number(text)
    case UInt8(ascii: "."):
      if let value = special(text) { return .float(value) }
      return decimalFloat(text[...]).map { .float($0) } ?? .string
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if isWord(text, "null") { return .null }
      return booleanWord(text, booleans)
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "y"), UInt8(ascii: "Y"),
      UInt8(ascii: "o"), UInt8(ascii: "O"):
      return booleanWord(text, booleans)
    default: return .string
    }
  }

  /// Whether YAML 1.1 readers take a plain scalar for a boolean.
  static func isBooleanLike(_ text: Bytes) -> Bool {
    if case .bool = booleanWord(text, .kubernetes) { true } else { false }
  }

  private static func booleanWord(_ text: Bytes, _ booleans: YAMLReader.Options.Booleans) -> ScalarValue {
    guard text.count <= 5 else { return .string }
    if isWord(text, "true") { return .bool(true) }
    if isWord(text, "false") { return .bool(false) }
    guard booleans == .kubernetes else { return .string }
    if isWord(text, "yes") || isWord(text, "on") || isWord(text, "y") { return .bool(true) }
    if isWord(text, "no") || isWord(text, "off") || isWord(text, "n") { return .bool(false) }
    return .string
  }

  /// Whether a text is a word in lower case, capitalised or in upper case.
  private static func isWord(_ text: Bytes, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    let lower: UInt8 = 0x20
    let letters = word.utf8Start
    let rest: UInt8 = text.count > 1 && text[0] & lower == 0 ? text[1] & lower : text[0] & lower
    for index in text.indices {
      let expected = index == 0 ? letters[index] & ~lower | text[0] & lower : letters[index] & ~lower | rest
      if text[index] != expected { return false }
    }
    return true
  }

  /// `.inf` and `.nan` in their spellings.
  private static func special(_ text: Bytes) -> Double? {
    guard text.count == 4 else { return nil }
    switch (text[1], text[2], text[3]) {
    case (0x69, 0x6E, 0x66), (0x49, 0x6E, 0x66), (0x49, 0x4E, 0x46): return .infinity
    case (0x6E, 0x61, 0x6E), (0x4E, 0x61, 0x4E), (0x4E, 0x41, 0x4E): return .nan
    default: return nil
    }
  }

  /// A scalar that begins with a digit or a sign.
  private static func number(_ text: Bytes) -> ScalarValue {
    // Words and the like (`2nd-pool`, `--flag`) end here; what is left is short or rare.
    for byte in text where !isNumberByte(byte) { return .string }
    guard text.contains(UInt8(ascii: "_")) else { return numberWithoutUnderscores(text[...]) }
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    return digits.withUnsafeBufferPointer { numberWithoutUnderscores($0[...]) }
  }

  private static func numberWithoutUnderscores(_ text: Slice<Bytes>) -> ScalarValue {
    var body = text
    let isNegative = body.first == UInt8(ascii: "-")
    if isNegative || body.first == UInt8(ascii: "+") { body = body.dropFirst() }
    if body.count >= 3, body.first == UInt8(ascii: "0"), let radix = radix(body[body.startIndex + 1]) {
      switch integer(body.dropFirst(2), radix: radix, isNegative) {
      case .fits(let value): return .int(value)
      // Go falls back to an unsigned integer, whose text has no sign.
      case .tooLarge(let value?) where body.count == text.count: return .float(Double(value))
      case .tooLarge, .notDigits: return .string
      }
    }
    if body.count > 1, body.first == UInt8(ascii: "0"), case .fits(let value) = integer(body.dropFirst(), radix: 8, isNegative) {
      return .int(value)
    }
    switch integer(body, radix: 10, isNegative) {
    case .fits(let value): return .int(value)
    case .tooLarge, .notDigits: return decimalFloat(text).map { .float($0) } ?? .string
    }
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func radix(_ letter: UInt8) -> UInt64? {
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
    default: nil
    }
  }

  private enum Integer {
    case fits(Int)
    /// Digits all, but outside Int64; with the value if it fits 64 bits without a sign.
    case tooLarge(UInt64?)
    case notDigits
  }

  private static func integer(_ digits: Slice<Bytes>, radix: UInt64, _ isNegative: Bool) -> Integer {
    guard !digits.isEmpty else { return .notDigits }
    var magnitude: UInt64 = 0
    var overflows = false
    for byte in digits {
      guard let digit = digit(byte), digit < radix else { return .notDigits }
      let (product, first) = magnitude.multipliedReportingOverflow(by: radix)
      let (sum, second) = product.addingReportingOverflow(digit)
      magnitude = sum
      overflows = overflows || first || second
    }
    if overflows { return .tooLarge(nil) }
    if isNegative { return magnitude <= 1 << 63 ? .fits(Int(truncatingIfNeeded: 0 &- magnitude)) : .tooLarge(nil) }
    return magnitude < 1 << 63 ? .fits(Int(magnitude)) : .tooLarge(magnitude)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`; nil for other texts and for values beyond the largest double.
  private static func decimalFloat(_ text: Slice<Bytes>) -> Double? {
    var index = text.startIndex
    func skipDigits() -> Int {
      let first = index
      while index < text.endIndex, text[index] &- UInt8(ascii: "0") < 10 { index += 1 }
      return index - first
    }
    func skip(_ first: UInt8, _ second: UInt8) -> Bool {
      guard index < text.endIndex, text[index] == first || text[index] == second else { return false }
      index += 1
      return true
    }
    _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
    let whole = skipDigits()
    var fraction = 0
    if skip(UInt8(ascii: "."), UInt8(ascii: ".")) { fraction = skipDigits() }
    guard whole + fraction > 0 else { return nil }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard skipDigits() > 0 else { return nil }
    }
    guard index == text.endIndex, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}
