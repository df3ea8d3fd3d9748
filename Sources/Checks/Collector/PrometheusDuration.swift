/// Durations as Prometheus writes them: `1m30s`, `1h`, `500ms`.
///
/// Source: prometheus/common model/time.go (ParseDuration).
enum PrometheusDuration {
  private static let units: [(name: String, milliseconds: Int)] = [
    ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// In milliseconds; nil for what is no duration.
  static func milliseconds(_ text: String) -> Int? {
    if text == "0" { return 0 }
    var rest = text[...]
    var sum = 0
    var last = -1
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { !("0"..."9").contains($0) }
      rest = rest.dropFirst(name.count)
      guard let number = Int(digits), let unit = units.firstIndex(where: { $0.name == name }), unit > last, number < 1 << 24 else {
        return nil
      }
      last = unit
      sum += number * units[unit].milliseconds
    }
    return text.isEmpty ? nil : sum
  }
}
