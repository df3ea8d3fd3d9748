import Diagnostics
import MetricCatalogue
import WindowsExporterCatalogue
import YAML

enum MetricWithoutLabel: MetricRule {
  static let about = RuleDescription(
    "MET006", "metric-without-label", .warning, "A query asks for a label that a metric does not have.",
    explanation: """
      A selector for a label that is not there selects nothing, and `by` such a label puts everything into one. Labels of windows_exporter
      have other names than those of node_exporter: `volume` and not `device`, `nic` and not `interface`, `core` and not `cpu`; those of
      containers have `namespace`, `pod` and `container` since 0.31.0.

      Targets get labels of their own from relabelling, which nobody sees here, so just those labels are reported that resemble one of the
      metric's, or belong to other metrics.

      Of other exporters, labels are reported that had another name once: `pod_name` and `container_name` of cAdvisor's metrics are `pod` and
      `container` since Kubernetes 1.16; `hpa` of kube-state-metrics is `horizontalpodautoscaler` since 2.0. Not where the query asks for both,
      or relabelling in view brings the old name back.
      """,
    sources: [
      "prometheus-community/windows_exporter docs/", "prometheus/node_exporter collector/",
      "kubernetes/kubernetes CHANGELOG/CHANGELOG-1.16.md", "kubernetes/kube-state-metrics CHANGELOG.md",
    ])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    let foreign = foreignLabels(view)
    let ofTargets = targetLabels(view)
    for use in view.input.labels where !ofTargets.contains(use.label) && use.metrics.allSatisfy({ !view.isRecorded($0) }) {
      if let rename = use.rename {
        report.add(
          use.place, "\(use.metrics.joined(separator: ", ")) has no label \(GoText.quoted(use.label))",
          hint: "it is called \(rename.label) since \(rename.since)")
        continue
      }
      var known: [Metric] = []
      var hasLabel = false
      for name in use.metrics {
        for (_, lookup) in view.lookups(name) {
          guard case .known(let metric) = lookup, case .windowsExporter = metric.source else {
            hasLabel = true
            continue
          }
          known.append(metric)
          if metric.labels.contains(use.label) { hasLabel = true }
        }
      }
      guard !hasLabel, let metric = known.first else { continue }
      let near = nearestMatch(to: use.label, among: metric.labels)
      guard near != nil || foreign.contains(use.label) else { continue }
      let labels = metric.labels.isEmpty ? "it has none of its own" : "its labels are " + metric.labels.joined(separator: ", ")
      report.add(
        use.place, "\(metric.name) has no label \(GoText.quoted(use.label))", hint: near.map { "did you mean \($0)? \(labels)" } ?? labels)
    }
  }

  /// Of the metrics of node_exporter and cAdvisor.
  private static let ofOthers: Set<String> = ["cpu", "device", "mountpoint", "fstype", "image", "id"]

  /// What other metrics have.
  private static func foreignLabels(_ view: MetricsView) -> Set<String> {
    guard !view.input.labels.isEmpty else { return [] }
    return Set(
      view.exporters.flatMap { exporter in
        MetricCatalogue.embedded.windowsMetrics(in: exporter.release.version, collectors: Set(exporter.release.collectors))
          .flatMap(\.labels)
      }
    ).union(ofOthers)
  }

  /// What targets often have, and what relabelling in view gives them.
  private static func targetLabels(_ view: MetricsView) -> Set<String> {
    var labels: Set<String> = [
      "job", "instance", "node", "cluster", "namespace", "pod", "container", "service", "endpoint", "prometheus", "prometheus_replica",
      "metrics_path", "environment", "region", "zone", "nodename", "hostname", "host",
    ]
    for job in view.input.jobs { labels.formUnion(job.labels) }
    return labels
  }
}
