import Diagnostics
import MetricCatalogue
import WindowsExporterCatalogue

enum UnknownMetric: MetricRule {
  static let about = RuleDescription(
    "MET002", "unknown-metric", .warning, "A query asks for a metric that no release of windows_exporter shows.",
    explanation: """
      A query for a metric that does not exist is no error to Prometheus: a panel stays empty, and an alert never fires. Names that begin
      with `windows_` and `wmi_` are held against what all releases of windows_exporter show; what rules in view record is known too. What
      others show depends on kernels and releases that nobody sees here, so their names are not judged. Metrics of the `textfile`
      collector may have any name; where no known name is near, the finding is information only. What is near is told of the first fifty
      names.
      """,
    sources: ["prometheus-community/windows_exporter docs/ of the releases"])

  /// Whether all names of this kind are known.
  static func isCertain(_ name: String) -> Bool { name.hasPrefix("windows_") || name.hasPrefix("wmi_") }

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    var nearest: [String: String?] = [:]
    for use in view.input.metrics where !view.mayBeMissing(use) {
      let isUnknown = view.lookups(use.name).allSatisfy { if case .unknown = $0.lookup { true } else { false } }
      guard isUnknown else { continue }
      if nearest[use.name] == nil, nearest.count < mostSuggestions { nearest[use.name] = .some(suggestion(use.name, view)) }
      let near = nearest[use.name] ?? nil
      report.add(
        use.place, "no release of windows_exporter shows \(use.name), which \(use.query) asks for",
        severity: near == nil ? .info : .warning,
        hint: near.map { "did you mean \($0)?" } ?? "the exporter's /metrics lists what it shows")
    }
  }

  /// For more names, nobody looks for what is near: that takes a while, and so many are hardly misspelt.
  private static let mostSuggestions = 50

  private static func suggestion(_ name: String, _ view: MetricsView) -> String? {
    for exporter in view.exporters {
      if case .unknown(let near?) = MetricCatalogue.embedded.find(name, in: exporter.release.version) { return near }
    }
    return nil
  }
}
