/// Numbers of bytes as text, such as `16KiB` or `1.5 mb`.
/// Source: open-telemetry/opentelemetry-collector-contrib, pkg/stanza/operator/helper/bytesize.go (0.156).
enum ByteSizeSyntax {
  static func bytes(_ text: String) -> Double? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let first = digits.first, first != ".", digits.count(where: { $0 == "." }) <= 1,
      let number = Double(digits.last == "." ? digits.dropLast() : digits)
    else {
      return nil
    }
    let unit = text.dropFirst(digits.count).drop { $0 == " " || $0 == "\t" }.lowercased()
    if unit.isEmpty { return digits.count == text.count ? number : nil }
    guard let power = "kmgtp".firstIndex(of: unit.first ?? " ") else { return nil }
    let steps = "kmgtp".distance(from: "kmgtp".startIndex, to: power) + 1
    let base: Double? = unit.dropFirst() == "b" ? 1000 : unit.dropFirst() == "ib" ? 1024 : nil
    return base.map { base in (0..<steps).reduce(number) { value, _ in value * base } }
  }
}
