import Diagnostics
import MetricCatalogue
import WindowsExporterCatalogue

enum DisabledCollectorMetric: MetricRule {
  static let about = RuleDescription(
    "MET005", "disabled-collector-metric", .warning, "A query asks for a metric of a collector that is not enabled.",
    explanation: """
      windows_exporter shows what its enabled collectors bring; `container`, `process`, `tcp`, `time`, `iis` and many others have to be
      named, besides `[defaults]`. The collectors are those of the exporters in view (`--collectors.enabled`, the configuration file in
      a ConfigMap, or what the charts' installer is told), or `exporter.collectors` of `.wingen.yaml`. Where neither tells them, the default ones and `container` are taken for
      granted, and the finding is information.
      """,
    sources: [
      "prometheus-community/windows_exporter README.md (Collectors)", "prometheus-community/windows_exporter pkg/collector/types.go",
    ])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    for use in view.input.metrics where !view.mayBeMissing(use) {
      var missing: (collector: String, exporter: MetricsView.Exporter)?
      var isShown = false
      for exporter in view.exporters {
        guard case .known(let metric) = MetricCatalogue.embedded.find(use.name, in: exporter.release.version),
          case .windowsExporter(let collector?) = metric.source
        else { continue }
        if exporter.collectors?.contains(collector) ?? true { isShown = true } else { missing = missing ?? (collector, exporter) }
      }
      guard let (collector, exporter) = missing, !isShown else { continue }
      let what =
        exporter.knowsCollectors ? "\(exporter.title) does not run" : "is not among the collectors that run by default"
      report.add(
        use.place, "\(use.name) is of the collector \(collector), which \(what)",
        severity: exporter.knowsCollectors ? .warning : .info, hint: "enable it: --collectors.enabled=[defaults],\(collector)")
    }
  }
}
