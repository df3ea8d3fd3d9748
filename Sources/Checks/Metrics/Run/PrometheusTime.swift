import YAML

/// How messages write times, as Prometheus would.
enum PrometheusTime {
  /// `90s`, `5m`, `1h`.
  static func text(_ seconds: Double) -> String {
    let whole = seconds.rounded()
    guard whole == seconds, whole >= 60, whole.truncatingRemainder(dividingBy: 60) == 0 else { return "\(GoText.formatFloat(seconds))s" }
    if whole.truncatingRemainder(dividingBy: 3600) == 0 { return "\(GoText.formatFloat(whole / 3600))h" }
    return "\(GoText.formatFloat(whole / 60))m"
  }
}
