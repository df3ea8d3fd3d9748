import MetricCatalogue
import WindowsExporterCatalogue

/// What windows_exporter of a release shows on a made-up node: every metric that the catalogue has of the collectors, with all its labels.
struct WindowsExposition {
  let version: ExporterVersion
  let collectors: [String]
  let cluster: String
  let node: MadeUpNode
  /// Seconds since 1970.
  let now: Double

  /// Those that content may ask for, and the rest of what runs without being asked; as far as the release has them.
  static func collectors(of version: ExporterVersion) -> [String] {
    let wanted: Set = [
      "cache", "container", "cpu", "cpu_info", "cs", "logical_disk", "memory", "net", "os", "pagefile", "physical_disk", "process",
      "scheduled_task", "service", "system", "tcp", "textfile", "time", "udp",
    ]
    return (WindowsExporterRelease(version)?.collectors ?? []).filter(wanted.contains)
  }

  func families() throws -> [MetricFamily] {
    try MetricCatalogue.embedded.windowsMetrics(in: version, collectors: Set(collectors)).compactMap { metric in
      guard case .windowsExporter(let collector) = metric.source else { return nil }
      var family = MetricFamily(name: metric.name, type: metric.type, help: metric.help.isEmpty ? metric.name : metric.help, series: [])
      if metric.type == .summary || metric.type == .histogram {
        family.series = Self.parts(of: metric)
      } else {
        let courses = WindowsCourses(node: node, now: now)
        family.series = try labelSets(metric, collector ?? "").map { labels in
          MetricFamily.Series(labels: labels, course: courses.course(of: metric, labels))
        }
      }
      return family.series.isEmpty ? nil : family
    }
  }

  /// Of summaries without labels of their own, such as that of the garbage collector.
  private static func parts(of metric: Metric) -> [MetricFamily.Series] {
    let quantiles = ["0", "0.25", "0.5", "0.75", "1"].map {
      MetricFamily.Series(labels: ["quantile": $0], course: .around(0.0001))
    }
    return quantiles + [
      .init(suffix: "_sum", labels: [:], course: .growing(0.0001)), .init(suffix: "_count", labels: [:], course: .growing(0.1)),
    ]
  }

  /// Each different set of values of the metric's labels, once.
  private func labelSets(_ metric: Metric, _ collector: String) throws -> [[String: String]] {
    let values = WindowsLabels(version: version, collectors: collectors, cluster: cluster, node: node)
    if WindowsLabels.notSent.contains(metric.name) { return [] }
    let things = values.things(metric, collector)
    let bound = Set(things.flatMap(\.keys))
    var sets = things.map { $0.filter { metric.labels.contains($0.key) } }
    for label in metric.labels where !bound.contains(label) {
      guard let found = values.values(of: label, metric, collector) else {
        throw MadeUpFault("no values for the label \(label) of \(metric.name)")
      }
      sets = sets.flatMap { set in found.map { value in set.merging([label: value]) { $1 } } }
    }
    var seen: Set<[String: String]> = []
    return sets.filter { seen.insert($0).inserted }
  }
}
