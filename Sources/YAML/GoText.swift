/// Text exactly as Go's standard library prints it, to compute what Helm prints.
public enum GoText {
  /// `strconv.Quote`, which is `fmt`'s `%q` and sprig's `quote` for strings.
  ///
  /// Left as they are: letters, marks, numbers, punctuation, symbols and the ASCII space (Go: strconv.IsPrint), as of Unicode 15,
  /// which Go 1.21 and later use; younger characters are escaped.
  public static func quoted(_ string: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [0x5C, UInt8(truncatingIfNeeded: scalar.value)]
      case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        if scalar.value > 0x7F, isPrint(scalar) {
          bytes += scalar.utf8
        } else {
          appendEscape(scalar, to: &bytes)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Go's `strings.ReplaceAll`: byte by byte, where Swift's own replacing takes a letter and its accents for one.
  public static func replacing(_ text: String, _ old: String, with new: String) -> String {
    let (bytes, old, new) = (Array(text.utf8), Array(old.utf8), Array(new.utf8))
    guard let first = old.first, bytes.contains(first) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == first, bytes[index...].starts(with: old) {
        result += new
        index += old.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Go's `strings.TrimSuffix`: byte by byte, where Swift finds no accent at the end of a letter that has one.
  public static func trimmingSuffix(_ text: String, _ suffix: String) -> String {
    let (bytes, suffix) = (text.utf8, suffix.utf8)
    guard bytes.count >= suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) else { return text }
    return String(decoding: bytes.dropLast(suffix.count), as: UTF8.self)
  }

  /// `encoding/json` as Helm's `toJson` prints it: keys in the order of their bytes, no spaces, `< > &` and U+2028, U+2029 escaped.
  /// Empty if a number is infinite or no number, because `toJson` drops the error.
  public static func json(_ value: YAMLValue) -> String {
    var bytes: [UInt8] = []
    return appendJSON(value, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : ""
  }

  /// The type that a number has in Go: the shortest text that reads back as the same number depends on it.
  public enum FloatBits: Sendable, Hashable {
    /// `float32`, as sigs.k8s.io/yaml takes keys of maps for.
    case single
    /// `float64`, as values are.
    case double
  }

  /// `strconv.FormatFloat(value, 'g', -1, bits)`, which is what a template prints for a bare float: `1e+06`, `0.5`.
  /// Infinities and NaN come as sigs.k8s.io/yaml and go-yaml write them: `.inf`, `-.inf`, `.nan`.
  public static func formatFloat(_ value: Double, bits: FloatBits = .double) -> String {
    let single = Float(value)
    if value.isNaN { return ".nan" }
    if bits == .single ? single.isInfinite : value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    let digits = bits == .single ? DecimalDigits(single) : DecimalDigits(value)
    return (-4..<6).contains(digits.exponent) ? digits.positional() : digits.scientific(exponentDigits: 2)
  }

  /// A float as `encoding/json` prints it: `1e-7`, `1e+21`, `1000000`. Finite numbers only.
  static func jsonFloat(_ value: Double) -> String {
    let digits = DecimalDigits(value)
    if value != 0, abs(value) < 1e-6 || abs(value) >= 1e21 { return digits.scientific(exponentDigits: 1) }
    return digits.positional()
  }

  private static func appendJSON(_ value: YAMLValue, to bytes: inout [UInt8]) -> Bool {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .float(let value):
      guard value.isFinite else { return false }
      bytes += jsonFloat(value).utf8
    case .string(let value): appendJSONString(value, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        guard appendJSON(item, to: &bytes) else { return false }
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let map):
      bytes.append(UInt8(ascii: "{"))
      let entries = map.entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, entry) in entries.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendJSONString(entry.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        guard appendJSON(entry.value, to: &bytes) else { return false }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return true
  }

  /// A text as sprig's `toRawJson` prints it: as `json`, but `< > &` stay (Masterminds/sprig defaults.go, encoding/json SetEscapeHTML).
  public static func rawJSON(_ string: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count + 2)
    appendJSONString(string, escapesHTML: false, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Source of the escapes: Go 1.22 and later, encoding/json/encode.go, appendString with escapeHTML.
  private static func appendJSONString(_ string: String, escapesHTML: Bool = true, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [0x5C, UInt8(truncatingIfNeeded: scalar.value)]
      case "\u{08}": bytes += [0x5C, UInt8(ascii: "b")]
      case "\u{0C}": bytes += [0x5C, UInt8(ascii: "f")]
      case "\n": bytes += [0x5C, UInt8(ascii: "n")]
      case "\r": bytes += [0x5C, UInt8(ascii: "r")]
      case "\t": bytes += [0x5C, UInt8(ascii: "t")]
      case "<", ">", "&": if escapesHTML { appendHexadecimal(scalar.value, "u", digits: 4, to: &bytes) } else { bytes += scalar.utf8 }
      case "\0"..."\u{1F}", "\u{2028}", "\u{2029}": appendHexadecimal(scalar.value, "u", digits: 4, to: &bytes)
      default: bytes += scalar.utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPrint(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard let age = properties.age, age.major < 15 || (age.major == 15 && age.minor == 0) else { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
    default: return true
    }
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let short: [Unicode.Scalar: Character] = [
      "\u{07}": "a", "\u{08}": "b", "\u{0C}": "f", "\n": "n", "\r": "r", "\t": "t", "\u{0B}": "v",
    ]
    if let letter = short[scalar]?.asciiValue {
      bytes += [0x5C, letter]
    } else if scalar.value < 0x20 || scalar.value == 0x7F {
      appendHexadecimal(scalar.value, "x", digits: 2, to: &bytes)
    } else if scalar.value < 0x1_0000 {
      appendHexadecimal(scalar.value, "u", digits: 4, to: &bytes)
    } else {
      appendHexadecimal(scalar.value, "U", digits: 8, to: &bytes)
    }
  }

  private static func appendHexadecimal(_ value: UInt32, _ letter: Unicode.Scalar, digits: UInt32, to bytes: inout [UInt8]) {
    bytes.append(0x5C)
    bytes += letter.utf8
    for place in (0..<digits).reversed() { bytes.append(YAMLScalar.lowerHexadecimal(value >> (4 * place) & 15)) }
  }
}
