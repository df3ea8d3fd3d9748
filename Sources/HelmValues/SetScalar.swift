internal import YAML

/// The types that `--set` gives to plain values (`typedVal` in helm/helm `pkg/strvals/parser.go`).
enum SetScalar {
  static func value(of text: String) -> YAMLValue {
    if isEqual(text, toLowercase: "true") { return .bool(true) }
    if isEqual(text, toLowercase: "false") { return .bool(false) }
    if isEqual(text, toLowercase: "null") { return .null }
    // The first character decides alone: 012 is a string, -012 and +012 are integers.
    if text == "0" || text.utf8.first != UInt8(ascii: "0"), let integer = Int(text) { return .int(integer) }
    return .string(text)
  }

  /// Go's `strings.EqualFold` against an ASCII word: U+017F (long s) folds to s and U+212A (Kelvin) to k.
  private static func isEqual(_ text: String, toLowercase word: String) -> Bool {
    text.unicodeScalars.lazy.map { scalar in
      switch scalar {
      case "A"..."Z": Unicode.Scalar(UInt8(ascii: scalar) + 32)
      case "\u{17F}": "s"
      case "\u{212A}": "k"
      default: scalar
      }
    }.elementsEqual(word.unicodeScalars)
  }
}
