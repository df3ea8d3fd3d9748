import Testing

@testable import RegularExpressions

/// Which characters are the same but for their case. The facts are those of Go 1.19 (`unicode.SimpleFold`) for all of Unicode 13.
struct CaseFoldingTests {
  @Test func further() {
    let forms = [
      "Kk\u{212A}", "Ssſ", "µΜμ", "Åå\u{212B}", "ßẞ", "Ǆǅǆ", "Ιι\u{345}\u{1FBE}", "Ββϐ", "Εεϵ", "Θθϑϴ", "Κκϰ", "Ππϖ",
      "Ρρϱ", "Σσς", "Φφϕ", "Ωω\u{2126}", "Вв\u{1C80}", "Тт\u{1C84}\u{1C85}", "\u{A64A}\u{A64B}\u{1C88}", "Ṡṡẛ", "Ꭰꭰ", "Ᏸᏸ", "აᲐ", "ᾳᾼ",
      "ᾀᾈ",
      "İ", "ı", "1", "ŉ", "ΐ", "Ⅷⅷ", "Ⓐⓐ", "𐐀𐐨",
    ]
    for scalars in forms.map(\.unicodeScalars) {
      for scalar in scalars {
        let others = CaseFolding.others(of: scalar)
        #expect(Set(others) == Set(scalars).subtracting([scalar]), "U+\(String(scalar.value, radix: 16))")
        #expect(others.count == scalars.count - 1, "U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// The relation goes both ways.
  @Test func symmetry() {
    var paired = 0
    for value in UInt32(0)...0x1E943 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for other in CaseFolding.others(of: scalar) {
        paired += 1
        #expect(CaseFolding.others(of: other).contains(scalar), "U+\(String(value, radix: 16))")
      }
    }
    #expect(paired > 2700)
  }

  /// Each character belongs to one script at most; figures of Go 1.19 for a few of them, whose characters are no longer added to.
  @Test func scripts() {
    #expect(Scripts.ranges.count == 163)
    var last: [UInt32: String] = [:]
    for (name, ranges) in Scripts.ranges {
      #expect(!ranges.isEmpty)
      for (range, next) in zip(ranges, ranges.dropFirst()) { #expect(range.upperBound < next.lowerBound, "\(name)") }
      for range in ranges {
        #expect(range.upperBound <= 0x10FFFF)
        #expect(last.updateValue(name, forKey: range.lowerBound) == nil, "\(name)")
      }
    }
    let counts = Dictionary(uniqueKeysWithValues: Scripts.ranges.map { ($0.name, $0.ranges.reduce(0) { $0 + $1.count }) })
    #expect(["Greek", "Hebrew", "Thai", "Cherokee", "Ogham"].map { counts[$0] } == [518, 134, 86, 172, 29])
  }
}
