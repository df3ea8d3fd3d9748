import Diagnostics
import MetricCatalogue

enum FutureMetric: MetricRule {
  static let about = RuleDescription(
    "MET004", "future-metric", .warning, "A query asks for a metric that only later releases of the exporter show.",
    explanation: """
      Rules and dashboards are made for a release of windows_exporter. With an older one, panels stay empty and alerts never fire; nothing
      says so. Raise the exporter's release, or ask for both names: `new or old`.

      The release is that of the exporters in view, or `exporter.version` of `.wingen.yaml`. Where some of several exporters show the
      metric, it is information.
      """,
    sources: ["prometheus-community/windows_exporter docs/ of the releases"])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    for use in view.input.metrics where !view.mayBeMissing(use) {
      let lookups = view.lookups(use.name)
      for (exporter, lookup) in lookups {
        guard case .notYet(_, let since, let predecessors) = lookup else { continue }
        let isShown = lookups.contains { if case .known = $0.lookup { true } else { false } }
        let isGone = lookups.contains { if case .removed = $0.lookup { true } else { false } }
        if isGone, !isShown { break }
        report.add(
          use.place, "\(exporter.title) does not show \(use.name), which \(use.query) asks for: it came with \(since)",
          severity: isShown ? .info : .warning,
          hint: ReplacementWording.hint(predecessors, instead: use.name, isBoth: true) ?? "raise the exporter's release")
        break
      }
    }
  }
}
