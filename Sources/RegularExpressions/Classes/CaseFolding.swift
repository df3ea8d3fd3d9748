/// Which characters differ in case only, by Unicode's simple case folding (CaseFolding.txt, statuses C and S); Go's `unicode.SimpleFold`.
enum CaseFolding {
  /// The other characters that are the same but for their case; mostly none or one, at most three.
  static func others(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.value < 0x80, !(0x41...0x5A).contains(scalar.value & ~0x20) { return [] }
    let lower = lowercase(of: scalar)
    var all = [lower] + (uppercase(of: lower).map { [$0] } ?? []) + (furtherForms[lower.value] ?? [])
    all.removeAll { $0 == scalar }
    return all
  }

  /// By way of the capital, which brings forms together whose own lower case differs: `ς` and `σ`, `ſ` and `s`.
  private static func lowercase(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let upper = uppercase(of: scalar) ?? scalar
    return dotted.contains(upper.value) ? upper : single(upper.properties.lowercaseMapping) ?? upper
  }

  private static func uppercase(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if dotted.contains(scalar.value) { return nil }
    // Some have a capital of two characters, and one for titles that is simple: `ᾳ`.
    guard let upper = single(scalar.properties.uppercaseMapping) ?? single(scalar.properties.titlecaseMapping), upper != scalar else {
      return nil
    }
    return upper
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }

  /// Turkish only: `İ`, `ı`.
  private static let dotted: Set<UInt32> = [0x130, 0x131]

  /// Forms beside the lower and the upper case, by the lower case.
  private static let furtherForms: [UInt32: [Unicode.Scalar]] = [
    0x6B: ["\u{212A}"], 0x73: ["\u{17F}"], 0xDF: ["\u{1E9E}"], 0xE5: ["\u{212B}"], 0x1C6: ["\u{1C5}"], 0x1C9: ["\u{1C8}"],
    0x1CC: ["\u{1CB}"], 0x1F3: ["\u{1F2}"], 0x3B2: ["\u{3D0}"], 0x3B5: ["\u{3F5}"], 0x3B8: ["\u{3D1}", "\u{3F4}"],
    0x3B9: ["\u{345}", "\u{1FBE}"], 0x3BA: ["\u{3F0}"], 0x3BC: ["\u{B5}"], 0x3C0: ["\u{3D6}"], 0x3C1: ["\u{3F1}"],
    0x3C3: ["\u{3C2}"], 0x3C6: ["\u{3D5}"], 0x3C9: ["\u{2126}"], 0x432: ["\u{1C80}"], 0x434: ["\u{1C81}"], 0x43E: ["\u{1C82}"],
    0x441: ["\u{1C83}"], 0x442: ["\u{1C84}", "\u{1C85}"], 0x44A: ["\u{1C86}"], 0x463: ["\u{1C87}"], 0x1E61: ["\u{1E9B}"],
    0xA64B: ["\u{1C88}"],
  ]
}
