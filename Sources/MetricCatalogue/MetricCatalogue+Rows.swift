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

  /// What may be left of a name without the ends that are added to metrics, at most a unit and one more; the longest first.
  static func stems(_ name: String) -> [String] {
    let ends = ["_bucket", "_sum", "_count", "_total", "_seconds", "_bytes"]
    func shorter(_ name: String) -> [String] { ends.filter(name.hasSuffix).map { String(name.dropLast($0.utf8.count)) } }
    let once = shorter(name)
    return once + once.flatMap(shorter)
  }

  /// A name that no table has: a misspelt one of a source whose names begin so, or nobody's.
  func unknown(_ name: String, in version: ExporterVersion, suggests: Bool) -> MetricLookup {
    if Self.chosenByUsers.contains(where: name.hasPrefix) { return .foreign }
    if name.hasPrefix("windows_") || name.hasPrefix("wmi_") {
      guard suggests else { return .unknown(nearest: nil) }
      let start = version < Self.firstWindowsNames ? "wmi_" : "windows_"
      let rest = name.drop { $0 != "_" }.dropFirst()
      let near = Self.nearest(rest, among: windows, prefix: "windows_") { windows.rows($0).contains { $0.spans.contains(version) } }
      return .unknown(nearest: near.map { start + $0 })
    }
    // The longest prefix that fits: `pod_cpu_` before whatever else begins with `pod_`.
    let fitting = others.sections.enumerated().compactMap { place, section in
      section.prefixes.filter(name.hasPrefix).max { $0.utf8.count < $1.utf8.count }.map { (section: place, prefix: $0) }
    }
    guard let (section, prefix) = fitting.max(by: { $0.prefix.utf8.count < $1.prefix.utf8.count }) else { return .foreign }
    guard suggests else { return .unknown(nearest: nil) }
    let near = Self.nearest(name.dropFirst(prefix.utf8.count), among: others, prefix: prefix) {
      others.rows($0).contains { $0.section == section }
    }
    return .unknown(nearest: near.map { prefix + $0 })
  }

  /// How metrics begin whose names are chosen by those who configure the exporter. Source: windows_exporter,
  /// docs/collector.performancecounter.md and, before 0.30.0, docs/collector.perfdata.md.
  static let chosenByUsers = ["windows_performancecounter_", "windows_perfdata_"]

  /// What was likely meant by what follows a prefix. Names of the same family come first, since most slips are behind it.
  private static func nearest(
    _ word: Substring, among table: MetricTable, prefix: String, where isShown: (String) -> Bool
  ) -> String? {
    let family = word.prefix { $0 != "_" }
    let letters = letterCounts(word)
    let start = word.utf8.prefix(2)
    /// - Parameter isFamily: whether names of the family are looked at, or all others.
    func nearest(isFamily: Bool) -> String? {
      // Comparing is slow, so what cannot be near is left out by what is quicker to tell.
      let possible = table.names.filter { name in
        guard name.hasPrefix(prefix) else { return false }
        let candidate = name.dropFirst(prefix.utf8.count)
        let allowed = max(1, max(word.utf8.count, candidate.utf8.count) / 3)
        guard abs(word.utf8.count - candidate.utf8.count) <= allowed, candidate.hasPrefix(family) == isFamily,
          isFamily || candidate.utf8.prefix(2).contains(where: start.contains)
        else { return false }
        return leastDistance(letters, letterCounts(candidate)) <= allowed && isShown(name)
      }
      // Sorted, so that ties are decided alike every time.
      return nearestMatch(to: String(word), among: possible.map { String($0.dropFirst(prefix.utf8.count)) }.sorted())
    }
    return nearest(isFamily: true) ?? nearest(isFamily: false)
  }

  /// The distance of words is at least the number of letters that either lacks.
  private static func leastDistance(_ one: [Int], _ other: [Int]) -> Int {
    var left = 0
    var right = 0
    for (one, other) in zip(one, other) {
      if one > other { left += one - other } else { right += other - one }
    }
    return max(left, right)
  }

  /// How often letters occur, whatever their case; those that differ by 32 or 64 are counted together, which only ever counts too few
  /// differences.
  private static func letterCounts(_ text: Substring) -> [Int] {
    var counts = [Int](repeating: 0, count: 32)
    for byte in text.utf8 { counts[Int(byte & 31)] += 1 }
    return counts
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
