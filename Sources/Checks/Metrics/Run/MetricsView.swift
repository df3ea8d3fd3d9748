import MetricCatalogue
import WindowsExporterCatalogue

/// Everything that is known of metrics when all inputs are read, as rules see it.
struct MetricsView: Sendable {
  /// A windows_exporter that queries are held against.
  struct Exporter: Sendable {
    let release: WindowsExporterRelease
    /// Whether just that release runs, or one of those known.
    let isReleaseKnown: Bool
    /// Nil if they cannot be told.
    let collectors: Set<String>?
    /// Whether the input or the configuration tells the collectors, not we.
    let knowsCollectors: Bool
    /// `windows_exporter 0.31.8`, for messages.
    let title: String
  }

  let input: MetricInput
  /// At least one.
  let exporters: [Exporter]
  /// The metrics that rules in view record.
  let recorded: Set<String>
  /// In seconds, where the configuration tells it.
  let scrapeInterval: Double?

  init(_ input: MetricInput, _ configuration: LintConfiguration) {
    self.input = input
    scrapeInterval = configuration.scrapeIntervalSeconds
    var recorded: Set<String> = []
    for rule in input.recorded { if case .record(let name) = rule.name { recorded.insert(name) } }
    self.recorded = recorded
    exporters = Self.exporters(input.exporters, configuration.exporter)
  }

  private static func exporters(_ seen: [SeenExporter], _ facts: ExporterFacts) -> [Exporter] {
    if facts.version == nil, !seen.isEmpty {
      return seen.map { exporter in
        Exporter(
          release: exporter.release, isReleaseKnown: exporter.version.map { $0 <= WindowsExporterRelease.latest.version } ?? false,
          collectors: facts.collectors ?? exporter.collectors, knowsCollectors: true,
          title: exporter.version.map { "windows_exporter \($0)" } ?? "windows_exporter \(exporter.release.version)")
      }
    }
    let release = facts.version.map { .closest(to: $0) } ?? WindowsExporterRelease.latest
    return [
      Exporter(
        release: release, isReleaseKnown: facts.version != nil,
        // Those that run by themselves, and the one for containers, without which nobody runs it on Kubernetes.
        collectors: facts.collectors ?? Set(release.defaultCollectors + ["container"]), knowsCollectors: facts.collectors != nil,
        title: "windows_exporter \(facts.version ?? release.version)")
    ]
  }

  /// What the exporters in view say to a metric's name, each release once.
  func lookups(_ name: String) -> [(exporter: Exporter, lookup: MetricLookup)] {
    var seen: Set<ExporterVersion> = []
    return exporters.filter { seen.insert($0.release.version).inserted }.map {
      ($0, MetricCatalogue.embedded.find(name, in: $0.release.version))
    }
  }

  /// Whether rules in view record a metric, or ones that many install do.
  func isRecorded(_ name: String) -> Bool { recorded.contains(name) || WellKnownRecordings.names.contains(name) }
}
