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

  typealias Lookup = (exporter: Exporter, lookup: MetricLookup)

  let input: MetricInput
  /// At least one.
  let exporters: [Exporter]
  /// The metrics that rules in view record.
  let recorded: Set<String>
  /// By the names that are asked for.
  private let found: [String: [Lookup]]
  /// In seconds, where the configuration tells it.
  let scrapeInterval: Double?

  init(_ input: MetricInput, _ configuration: LintConfiguration) {
    self.input = input
    scrapeInterval = configuration.scrapeIntervalSeconds
    var recorded: Set<String> = []
    for rule in input.recorded { if case .record(let name) = rule.name { recorded.insert(name) } }
    self.recorded = recorded
    let exporters = Self.exporters(input.exporters, configuration.exporter)
    self.exporters = exporters
    var found: [String: [Lookup]] = [:]
    for use in input.metrics where found[use.name] == nil { found[use.name] = Self.lookups(use.name, exporters) }
    for other in input.metrics.lazy.flatMap(\.alternatives) where found[other] == nil { found[other] = Self.lookups(other, exporters) }
    self.found = found
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

  /// What the exporters in view say to a metric's name, each release once; unknown names without what they are near to.
  func lookups(_ name: String) -> [Lookup] { found[name] ?? Self.lookups(name, exporters) }

  private static func lookups(_ name: String, _ exporters: [Exporter]) -> [Lookup] {
    var seen: Set<ExporterVersion> = []
    return exporters.filter { seen.insert($0.release.version).inserted }.map {
      ($0, MetricCatalogue.embedded.find(name, in: $0.release.version, suggests: false))
    }
  }

  /// Whether nothing is wrong if there is no such metric: rules record it, something else stands in, or just that is asked.
  func mayBeMissing(_ use: MetricInput.MetricUse) -> Bool {
    use.isAskedForAbsence || isRecorded(use.name)
      || use.alternatives.contains { other in
        isRecorded(other)
          || lookups(other).contains { found in
            switch found.lookup {
            case .known, .foreign: true
            case .removed, .notYet, .unknown: false
            }
          }
      }
  }

  /// Whether rules in view record a metric, or ones that many install do.
  func isRecorded(_ name: String) -> Bool { recorded.contains(name) || WellKnownRecordings.names.contains(name) }
}
