import Diagnostics
import WindowsExporterCatalogue

extension MetricCatalogue {
  /// The metrics of this name that somebody else than windows_exporter shows.
  func others(_ name: String) -> [Metric] { others.rows(name).compactMap { metric($0, others) } }

  func metric(_ row: MetricTable.Row, _ table: MetricTable) -> Metric? {
    guard let type = Metric.MetricType(rawValue: row.type) else { return nil }
    let section = table.sections[row.section].name
    let source: Metric.Source? =
      table.isWindowsExporter ? .windowsExporter(collector: section.isEmpty ? nil : section) : Self.sources[section]
    return source.map { Metric(name: row.name, source: $0, type: type, unit: row.unit, labels: row.labels, help: row.help) }
  }

  /// By the headings in the tables.
  static let sources: [String: Metric.Source] = [
    "kubelet": .kubelet, "kubelet-resource": .kubeletResource, "cadvisor": .cadvisor, "kube-state-metrics": .kubeStateMetrics,
    "node-exporter": .nodeExporter, "collector": .collector, "scrape": .scrape,
  ]

  /// What may be left of a name without the ends that are added to metrics, the longest first.
  static func stems(_ name: String) -> [String] {
    var found: [String] = []
    var open = [name]
    while let next = open.popLast() {
      for end in ["_bucket", "_sum", "_count", "_total", "_seconds", "_bytes"] where next.hasSuffix(end) {
        let stem = String(next.dropLast(end.utf8.count))
        if !stem.isEmpty, !found.contains(stem) {
          found.append(stem)
          open.append(stem)
        }
      }
    }
    return found.sorted { $0.utf8.count > $1.utf8.count }
  }

  /// A name that no table has: a misspelt one of a source whose names begin so, or nobody's.
  func unknown(_ name: String, in version: ExporterVersion) -> MetricLookup {
    if Self.chosenByUsers.contains(where: name.hasPrefix) { return .foreign }
    if name.hasPrefix("windows_") || name.hasPrefix("wmi_") {
      let start = version < Self.firstWindowsNames ? "wmi_" : "windows_"
      let rest = name.drop { $0 != "_" }.dropFirst()
      let shown = windows.rows { _ in true }.lazy.filter { $0.name.hasPrefix("windows_") && $0.spans.contains(version) }
        .map { $0.name.dropFirst("windows_".utf8.count) }
      return .unknown(nearest: Self.nearest(rest, Array(shown)).map { start + $0 })
    }
    // The longest prefix that fits: `pod_cpu_` before whatever else begins with `pod_`.
    let fitting = others.sections.enumerated().compactMap { place, section in
      section.prefixes.filter(name.hasPrefix).map(\.utf8.count).max().map { (place, $0) }
    }
    guard let (section, length) = fitting.max(by: { $0.1 < $1.1 }) else { return .foreign }
    let start = name.prefix(length)
    // Ends are not part of what is compared.
    let rest = name.dropFirst(length)
    let wanted = others.sections[section].name
    let shown = others.rows { $0.name == wanted }.lazy.filter { $0.name.hasPrefix(start) }.map { $0.name.dropFirst(length) }
    return .unknown(nearest: Self.nearest(rest, Array(shown)).map { start + $0 })
  }

  /// How metrics begin whose names are chosen by those who configure the exporter. Source: windows_exporter, docs/collector.performancecounter.md
  /// and, before 0.30.0, docs/collector.perfdata.md.
  static let chosenByUsers = ["windows_performancecounter_", "windows_perfdata_"]

  /// Sorted, so that ties are decided alike every time; names of the same family first, since most slips are behind it.
  private static func nearest(_ word: Substring, _ candidates: [Substring]) -> String? {
    let family = word.prefix { $0 != "_" }
    let sorted = candidates.map(String.init).sorted()
    return nearestMatch(to: String(word), among: sorted.filter { $0.hasPrefix(family) }) ?? nearestMatch(to: String(word), among: sorted)
  }
}

extension Metric {
  /// Whether a longer name is a series of this metric.
  func hasPart(_ longer: String) -> Bool {
    guard longer.hasPrefix(name) else { return false }
    var end = longer.dropFirst(name.utf8.count)
    // The OpenTelemetry collector adds units and `_total`, or not, as its reader is configured.
    if source == .collector {
      if let unit, end.hasPrefix("_\(unit)") { end = end.dropFirst(unit.utf8.count + 1) }
      if end.isEmpty || type == .counter && end == "_total" { return true }
    }
    return switch type {
    case .histogram: ["_bucket", "_sum", "_count"].contains(end)
    case .summary: ["_sum", "_count"].contains(end)
    case .counter, .gauge, .untyped: false
    }
  }
}
