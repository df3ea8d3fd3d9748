public import MetricCatalogue
public import WindowsExporterCatalogue
public import YAML

/// How many series the exporter of a Windows node shows, and how many of them rules and dashboards read: what metrics cost.
public struct SeriesReport: Sendable {
  /// The release whose metrics are counted: the one that the values name, or the closest that is known; the latest if they name none.
  public let release: WindowsExporterRelease
  /// Whether the release is the one that the chart puts onto the nodes. Otherwise others put one there, and nobody knows which.
  public let isReleaseKnown: Bool
  /// The collectors that are enabled, sorted; those that the release does not have are left out.
  public let collectors: [String]
  /// Series that a node shows with these collectors.
  public let all: SeriesEstimate
  /// Those of them that rules and dashboards read which are switched on.
  public let used: SeriesEstimate
  private let exporter: ReportedExporter
  private let shape: NodeShape

  /// - Parameters:
  ///   - values: those of a chart. The tag of `hostProcess.image` where that runs an image of its own, else `exporter.version`;
  ///     `exporter.collectors`; and the option `include` of the collector `service` in `hostProcess.collectorOptions`. The latest release and
  ///     its default collectors stand in for what is not there.
  ///   - metrics: the names that are read.
  public init(values: YAMLMap, usedMetrics metrics: [String], cores: Int = 4) {
    let exporter = ReportedExporter(values: values)
    let release = exporter.version.map { WindowsExporterRelease.closest(to: $0) } ?? .latest
    collectors = release.collectors(enabledBy: exporter.collectors).intersection(release.collectors).sorted()
    self.release = release
    self.exporter = exporter
    isReleaseKnown = exporter.isInstalled
    var shape = NodeShape(cores: cores, collectors: collectors.count)
    if case .named(let count) = exporter.services { shape.services = min(count, shape.services) }
    self.shape = shape
    let catalogue = MetricCatalogue.embedded
    all = catalogue.estimate(shape, version: release.version, collectors: Set(collectors))
    used = catalogue.estimate(shape, version: release.version, collectors: Set(collectors), metrics: Set(metrics))
  }

  /// What to tell people.
  public var lines: [String] {
    [
      "windows_exporter \(releaseText) shows about \(all.total) series on a node of \(shape.cores) cores, \(shape.containers) containers and \(shape.services) services: \(shares).",
      "Rules and dashboards that are switched on read about \(used.total) of them; scrape.windowsExporter.keep=used sends only those.",
    ] + remarks
  }

  /// The release, and how sure it is.
  private var releaseText: String {
    guard isReleaseKnown, let version = exporter.version else { return "\(release.version) (assumed)" }
    return version == release.version ? "\(version)" : "\(version) (counted as \(release.version), the closest that is known)"
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if !isReleaseKnown {
      remarks.append("The release is assumed, and so may be its collectors: the chart does not install the exporter, or not by a version.")
    }
    if exporter.services == .some, collectors.contains("service") {
      remarks.append(
        "hostProcess.collectorOptions choose services by an expression that is no list of names: all are counted, so there are fewer series."
      )
    }
    if !all.unknown.isEmpty {
      remarks.append("Not counted, because it depends on what runs there: \(all.unknown.map(\.name).joined(separator: ", ")).")
    }
    return remarks
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
