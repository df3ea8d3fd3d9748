/// One of the functions that Grafana knows in queries of variables, and Prometheus does not: `label_values(up{job="x"}, instance)`.
///
/// Source: grafana/grafana, packages/grafana-prometheus/src/metric_find_query.ts.
struct VariableCall {
  /// What is asked Prometheus.
  var text = ""
  /// Nil if nothing but names of labels is asked.
  var form: FoundQuery.Form?
  /// Of `text` in the whole, in bytes.
  var offset = 0

  /// Nil for a text that is no such call.
  init?(_ whole: String) {
    let bytes = Array(whole.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")), let last = bytes.lastIndex(where: { !Self.isSpace($0) }),
      bytes[last] == UInt8(ascii: ")"), open < last
    else { return nil }
    let name = bytes[..<open].drop(while: Self.isSpace)
    let inside = Self.trimmed(bytes[(open + 1)..<last])
    switch String(decoding: name, as: UTF8.self) {
    case "label_values":
      guard let comma = inside.lastIndex(of: UInt8(ascii: ",")) else {
        // The values of a label of all series.
        guard Self.isLabel(inside) else { return nil }
        return
      }
      let label = Self.trimmed(inside[(comma + 1)...])
      guard Self.isLabel(label) else { return nil }
      let selector = Self.trimmed(inside[..<comma])
      // Grafana leaves an empty selector out.
      let isEmpty = selector.allSatisfy { Self.isSpace($0) || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
      if !isEmpty { take(selector, .selector(label: String(decoding: label, as: UTF8.self))) }
    case "query_result": take(inside, .expression)
    case "metrics": take(inside, .metricPattern)
    case "label_names": if !inside.isEmpty { take(inside, .metricPattern) }
    default: return nil
    }
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ form: FoundQuery.Form) {
    text = String(decoding: bytes, as: UTF8.self)
    self.form = form
    offset = bytes.startIndex
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = bytes.drop(while: isSpace)
    guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return rest[rest.endIndex...] }
    return rest[...last]
  }

  /// Also a variable, and a quoted name, which newer releases of Prometheus and Grafana have.
  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last, !first.isASCIIDigit else { return false }
    if first == UInt8(ascii: "\""), last == first, bytes.count > 2 { return !bytes.dropFirst().dropLast().contains(first) }
    return bytes.allSatisfy { $0.isASCIIWord || "${}[]:.".utf8.contains($0) }
  }
}
