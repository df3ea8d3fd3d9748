import Diagnostics
import MetricCatalogue

enum UnknownMetric: MetricRule {
  static let about = RuleDescription(
    "MET002", "unknown-metric", .warning, "A query asks for a metric that no release of windows_exporter shows.",
    explanation: """
      A query for a metric that does not exist is no error to Prometheus: a panel stays empty, and an alert never fires. Names that begin
      with `windows_` and `wmi_` are held against what all releases of windows_exporter show; what rules in view record is known too. What
      others show depends on kernels and releases that nobody sees here, so their names are not judged. Metrics of the `textfile`
      collector may have any name; where no known name is near, the finding is information only.
      """,
    sources: ["prometheus-community/windows_exporter docs/ of the releases"])

  /// Whether all names of this kind are known.
  static func isCertain(_ name: String) -> Bool { name.hasPrefix("windows_") || name.hasPrefix("wmi_") }

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    for use in view.input.metrics where !view.mayBeMissing(use) {
      var nearest: String?
      let isUnknown = view.lookups(use.name).allSatisfy { found in
        guard case .unknown(let near) = found.lookup else { return false }
        nearest = nearest ?? near
        return true
      }
      guard isUnknown else { continue }
      report.add(
        use.place, "no release of windows_exporter shows \(use.name), which \(use.query) asks for",
        severity: nearest == nil ? .info : .warning,
        hint: nearest.map { "did you mean \($0)?" } ?? "the exporter's /metrics lists what it shows")
    }
  }
}
