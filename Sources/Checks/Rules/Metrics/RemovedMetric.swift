import Diagnostics
import MetricCatalogue

enum RemovedMetric: MetricRule {
  static let about = RuleDescription(
    "MET003", "removed-metric", .error, "A query asks for a metric that the exporter no longer shows.",
    explanation: """
      windows_exporter renamed and removed metrics in nearly every release: all of `wmi_…` became `windows_…` in 0.13.0, `windows_cs_…`
      and many of `windows_os_…` went to other collectors in 0.31.0. Nothing says so at run time: panels stay empty, alerts never fire.

      The release is that of the exporters in view, or `exporter.version` of `.wingen.yaml`, else the latest, and then the finding is a
      warning. Where exporters of several releases are in view and some still show the metric, it is information. `new or old` is right
      for all of them.
      """,
    sources: ["prometheus-community/windows_exporter CHANGELOG and docs/ of the releases"])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    for use in view.input.metrics where !view.mayBeMissing(use) {
      let lookups = view.lookups(use.name)
      guard let (exporter, since, replacements) = lookups.lazy.compactMap({ removal($0.exporter, $0.lookup) }).last else { continue }
      let showing = lookups.compactMap { found in if case .known = found.lookup { found.exporter.title } else { nil } }
      let gone = use.name.hasPrefix("wmi_") ? "called otherwise since \(since)" : "gone since \(since)"
      if let title = showing.first {
        report.add(
          use.place, "\(title) shows \(use.name), but \(exporter.title) does not: it is \(gone)", severity: .info,
          hint: ReplacementWording.hint(replacements, instead: use.name, isBoth: true) ?? nothing)
      } else {
        report.add(
          use.place, "\(exporter.title) does not show \(use.name), which \(use.query) asks for: it is \(gone)",
          severity: lookups.allSatisfy(\.exporter.isReleaseKnown) ? .error : .warning,
          hint: ReplacementWording.hint(replacements, instead: use.name, isBoth: false) ?? nothing)
      }
    }
  }

  private static let nothing = "nothing came after it; take the query out"

  private static func removal(
    _ exporter: MetricsView.Exporter, _ lookup: MetricLookup
  ) -> (exporter: MetricsView.Exporter, since: String, replacements: [MetricReplacement])? {
    if case .removed(_, let since, let replacements) = lookup { (exporter, "\(since)", replacements) } else { nil }
  }
}
