import Diagnostics
import MetricCatalogue
import WindowsExporterCatalogue

enum DroppedMetric: MetricRule {
  static let about = RuleDescription(
    "MET014", "dropped-metric", .warning, "A keep-list drops a metric that a rule or dashboard in view needs.",
    explanation: """
      `metric_relabel_configs` with `keep` or `drop`, and filter processors of collectors, let through what somebody thought of. Whatever
      else a dashboard asks for is never stored, and its panels stay empty.

      A list counts for an exporter if it names one of its metrics, or the job is called after it. A metric that another job lets through
      is not reported, nor are jobs that scrape whatever is annotated.
      """,
    sources: [
      "prometheus/prometheus docs/configuration/configuration.md (metric_relabel_configs)",
      "open-telemetry/opentelemetry-collector-contrib processor/filterprocessor/README.md",
    ])

  /// How many names a message tells.
  private static let shown = 5

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    let jobs = view.input.jobs
    guard jobs.contains(where: { !$0.allFilters.isEmpty }) else { return }
    var first: [String: MetricInput.MetricUse] = [:]
    var names: [String] = []
    for use in view.input.metrics where !view.recorded.contains(use.name) && first[use.name] == nil {
      first[use.name] = use
      names.append(use.name)
    }
    let sources = Dictionary(uniqueKeysWithValues: names.compactMap { name in source(of: name, view).map { (name, $0) } })
    var dropped: [SettledPlace: (filter: MetricFilter, names: [String])] = [:]
    for source in Set(sources.values) {
      let needed = names.filter { sources[$0] == source }
      let covering = jobs.filter { covers($0, source, needed) }
      guard !covering.isEmpty else { continue }
      for name in needed where !covering.contains(where: { $0.passes(name) }) {
        for filter in covering.lazy.flatMap(\.allFilters).filter({ !$0.passes(name) }) {
          dropped[filter.place, default: (filter, [])].names.append(name)
        }
      }
    }
    for (place, (filter, names)) in dropped {
      let list = names.sorted()
      let words = list.prefix(shown).joined(separator: ", ") + (list.count > shown ? " and \(list.count - shown) more" : "")
      let related = list.prefix(shown).compactMap { name in first[name].map { (message: "\(name) is needed here", place: $0.place) } }
      report.add(
        place, "\(filter.title) drops \(words), which \(list.count == 1 ? "is" : "are") needed", related: related,
        hint: filter.keeps
          ? "add \(list.count == 1 ? "it" : "them") to the list" : "take \(list.count == 1 ? "it" : "them") out of the list")
    }
  }

  /// Who shows the metrics that lists are about.
  private enum Origin: String { case windows, cadvisor, kubelet, state, node }

  private static func source(of name: String, _ view: MetricsView) -> Origin? {
    for (_, lookup) in view.lookups(name) {
      guard case .known(let metric) = lookup else { continue }
      switch metric.source {
      case .windowsExporter(.some): return .windows
      case .cadvisor: return .cadvisor
      case .kubelet: return .kubelet
      case .kubeStateMetrics: return .state
      case .nodeExporter: return .node
      case .windowsExporter(nil), .kubeletResource, .collector, .scrape: return nil
      }
    }
    return nil
  }

  private static func covers(_ job: ScrapedJob, _ origin: Origin, _ needed: [String]) -> Bool {
    if job.isOpen { return true }
    let words: [String]
    switch origin {
    case .windows: words = ["windows", "wmi", "9182"]
    case .cadvisor: words = ["cadvisor"]
    case .kubelet: words = ["kubelet"]
    case .state: words = ["kube-state", "kube_state", "ksm"]
    case .node: words = ["node-exporter", "node_exporter", "9100"]
    }
    if words.contains(where: { job.words.contains($0) }) { return true }
    return job.allFilters.contains { filter in filter.keeps && needed.contains { filter.matches($0) } }
  }
}
