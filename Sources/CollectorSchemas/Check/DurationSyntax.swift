/// Durations as Go and as Prometheus write them.
public enum DurationSyntax {
  /// Go's `time.ParseDuration`: numbers with units, such as `1h30m` or `-1.5s`; the bare number 0 alone needs none.
  ///
  /// - Returns: seconds, or nil if the text is no duration.
  static func go(_ text: String) -> Double? {
    var rest = text.utf8[...]
    var sign = 1.0
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? -1 : 1
      rest = rest.dropFirst()
    }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var seconds = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
      guard let number = number(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
      guard let scale = goUnits[String(decoding: unit, as: UTF8.self)] else { return nil }
      seconds += number * scale
      rest = rest.dropFirst(unit.count)
    }
    // Nanoseconds in 64 bits.
    return seconds < 9_223_372_036.854775807 ? sign * seconds : nil
  }

  private static let goUnits = ["ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600]

  /// `model.ParseDuration`: whole numbers with units from years to milliseconds, each once and the larger first; or `0`.
  /// Source: prometheus/common, model/time.go.
  ///
  /// - Returns: seconds, or nil if the text is no duration.
  public static func prometheus(_ text: String) -> Double? {
    if text == "0" { return 0 }
    var rest = text.utf8[...]
    var seconds = 0.0
    var units = prometheusUnits[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix(while: isDigit)
      guard !digits.isEmpty, let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
      rest = rest.dropFirst(digits.count)
      let unit = String(decoding: rest.prefix { !isDigit($0) }, as: UTF8.self)
      guard let place = units.firstIndex(where: { $0.name == unit }) else { return nil }
      seconds += number * units[place].seconds
      units = units[(place + 1)...]
      rest = rest.dropFirst(unit.utf8.count)
    }
    return seconds < 9_223_372_036.854775807 ? seconds : nil
  }

  private static let prometheusUnits: [(name: String, seconds: Double)] = [
    ("y", 31_536_000), ("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1), ("ms", 1e-3),
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// `1`, `1.`, `.5` and `1.5`; not `.`.
  private static func number(_ digits: Substring.UTF8View) -> Double? {
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.contains(where: isDigit), digits.count(where: { $0 == UInt8(ascii: ".") }) <= 1 else { return nil }
    return Double("0" + text + (text.contains(".") ? "0" : ""))
  }
}
