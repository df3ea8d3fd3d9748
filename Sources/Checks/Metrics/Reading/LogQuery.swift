/// Tells LogQL from PromQL: rules of Loki look like rules of Prometheus.
enum LogQuery {
  /// Source: grafana/loki, docs/sources/query: filters and pipelines behind a selector, functions over log lines.
  static func isOne(_ text: String) -> Bool {
    text.hasBytes("|=") || text.hasBytes("|~") || text.hasBytes("bytes_rate(") || text.hasBytes("bytes_over_time(") || hasPipe(text)
  }

  /// Whether a `|` stands outside of quotes; PromQL has none.
  private static func hasPipe(_ text: String) -> Bool {
    var quote: UInt8?
    var isEscaped = false
    for byte in text.utf8 {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\"), open != UInt8(ascii: "`") {
          isEscaped = true
        } else if byte == open {
          quote = nil
        }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        quote = byte
      } else if byte == UInt8(ascii: "|") {
        return true
      }
    }
    return false
  }
}
