import Diagnostics
import MetricCatalogue

enum UnknownMetric: MetricRule {
  static let about = RuleDescription(
    "MET002", "unknown-metric", .warning, "A query asks for a metric that no release of its exporter shows.",
    explanation: """
      A query for a metric that does not exist is no error to Prometheus: a panel stays empty, and an alert never fires. Names are held against
      what windows_exporter, the kubelet, cAdvisor, kube-state-metrics, node_exporter and the OpenTelemetry collector show, by their prefixes. What
      rules in view record is known too. Metrics of the `textfile` collector may have any name; where no known name is near, the finding is
      information only.
      """,
    sources: [
      "prometheus-community/windows_exporter docs/", "kubernetes/kube-state-metrics docs/metrics/", "prometheus/node_exporter collector/",
      "open-telemetry/opentelemetry-collector service/documentation.md",
    ])

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
        use.place, "no release of its exporter shows \(use.name), which \(use.query) asks for", severity: nearest == nil ? .info : .warning,
        hint: nearest.map { "did you mean \($0)?" })
    }
  }
}
