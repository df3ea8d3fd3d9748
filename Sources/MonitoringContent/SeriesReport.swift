public import MetricCatalogue
public import WindowsExporterCatalogue
public import YAML

/// How many series the exporter of a Windows node shows, and how many of them rules and dashboards read: what metrics cost.
public struct SeriesReport: Sendable {
  public let release: WindowsExporterRelease
  /// The collectors that are enabled, sorted; those that the release does not have are left out.
  public let collectors: [String]
  public let all: SeriesEstimate
  public let used: SeriesEstimate
  private let shape: NodeShape

  /// - Parameters:
  ///   - values: those of a chart, whose settings `exporter.version` and `exporter.collectors` are read. The latest release and its default
  ///     collectors stand in for what is not there.
  ///   - metrics: the names that are read.
  public init(values: YAMLMap, usedMetrics metrics: [String], cores: Int = 4) {
    let exporter = values["exporter"]
    let version = exporter?["version"]?.string.flatMap { ExporterVersion($0) }
    let release = version.map { WindowsExporterRelease.closest(to: $0) } ?? .latest
    let listed = exporter?["collectors"]?.list?.compactMap(\.string) ?? [WindowsExporterRelease.defaultsPlaceholder]
    collectors = release.collectors(enabledBy: listed).intersection(release.collectors).sorted()
    self.release = release
    shape = NodeShape(cores: cores, collectors: collectors.count)
    let catalogue = MetricCatalogue.embedded
    all = catalogue.estimate(shape, version: release.version, collectors: Set(collectors))
    used = catalogue.estimate(shape, version: release.version, collectors: Set(collectors), metrics: Set(metrics))
  }

  /// What to tell people.
  public var lines: [String] {
    [
      "windows_exporter \(release.version) shows about \(all.total) series on a node of \(shape.cores) cores, \(shape.containers) containers and \(shape.services) services: \(shares).",
      "Rules and dashboards read about \(used.total) of them; scrape.windowsExporter.keep=used sends only those.",
    ]
      + (all.unknown.isEmpty
        ? [] : ["Not counted, because it depends on what runs there: \(all.unknown.map(\.name).joined(separator: ", "))."])
  }

  /// The collectors with the most series.
  private var shares: String {
    var counts: [String: Int] = [:]
    for entry in all.entries {
      if case .windowsExporter(let collector) = entry.metric.source { counts[collector ?? "its own", default: 0] += entry.series ?? 0 }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(4).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
