import MetricCatalogue
import PromQL
import WindowsExporterCatalogue

/// What inputs bring for the rules over metrics of all inputs, gathered while they are read.
public struct MetricInput: Sendable {
  /// More of a kind is only counted.
  static let limit = 50_000

  private(set) var metrics: [MetricUse] = []
  private(set) var labels: [LabelUse] = []
  private(set) var windows: [WindowUse] = []
  private(set) var jobSelectors: [JobSelector] = []
  private(set) var instanceSelectors: [InstanceSelector] = []
  private(set) var recorded: [NamedRule] = []
  private(set) var exporters: [SeenExporter] = []
  private(set) var jobs: [ScrapedJob] = []
  private(set) var omitted = 0
  /// Whether something in view makes queries look back for samples as long as it says.
  var hasOwnLookback = false

  /// A metric's name in a query.
  struct MetricUse: Sendable {
    let name: String
    let query: String
    /// Whether the query asks whether it is missing.
    let isAskedForAbsence: Bool
    /// What may stand in for it in the query (`new or old`).
    let alternatives: Set<String>
    let place: SettledPlace
  }

  /// A label that a query asks of metrics.
  struct LabelUse: Sendable {
    let label: String
    /// Every one of them is looked at.
    let metrics: [String]
    /// If it is known under another name, whatever runs.
    var rename: LabelRename?
    let place: SettledPlace
  }

  /// A time that a query looks back over.
  struct WindowUse: Sendable {
    enum Length: Sendable, Hashable {
      case seconds(Double)
      /// Grafana's distance between two points.
      case interval
    }

    let function: String
    let metric: String
    let length: Length
    let jobs: [JobSelector.Condition]
    let place: SettledPlace
  }

  /// A condition on the label `job`.
  struct JobSelector: Sendable {
    struct Condition: Sendable, Hashable {
      let comparison: LabelMatcher.Operator
      let value: String
    }

    let condition: Condition
    let place: SettledPlace
  }

  /// A condition on the label `instance`.
  struct InstanceSelector: Sendable {
    let condition: JobSelector.Condition
    /// On the label `job` of the same selector.
    let jobs: [JobSelector.Condition]
    /// The metric's name; nil if the selector names none.
    let metric: String?
    let place: SettledPlace
  }

  /// A rule that records, or an alert.
  struct NamedRule: Sendable {
    let name: GroupedRule.Name
    let labels: [String: String]
    /// As Prometheus would print it, so that blanks do not count.
    let expression: String
    /// The same without conditions on labels.
    let shape: String
    let group: String
    /// Of the file or object that it stands in.
    let file: SettledPlace
    let place: SettledPlace
  }

  var isEmpty: Bool {
    metrics.isEmpty && recorded.isEmpty && jobs.isEmpty && exporters.isEmpty && labels.isEmpty && windows.isEmpty && jobSelectors.isEmpty
      && instanceSelectors.isEmpty
  }

  mutating func add(_ other: MetricInput) {
    Self.append(other.metrics, to: &metrics, &omitted)
    Self.append(other.labels, to: &labels, &omitted)
    Self.append(other.windows, to: &windows, &omitted)
    Self.append(other.jobSelectors, to: &jobSelectors, &omitted)
    Self.append(other.instanceSelectors, to: &instanceSelectors, &omitted)
    Self.append(other.recorded, to: &recorded, &omitted)
    Self.append(other.exporters, to: &exporters, &omitted)
    Self.append(other.jobs, to: &jobs, &omitted)
    omitted += other.omitted
    hasOwnLookback = hasOwnLookback || other.hasOwnLookback
  }

  mutating func add(_ use: MetricUse) { Self.append([use], to: &metrics, &omitted) }
  mutating func add(_ use: LabelUse) { Self.append([use], to: &labels, &omitted) }
  mutating func add(_ use: WindowUse) { Self.append([use], to: &windows, &omitted) }
  mutating func add(_ selector: JobSelector) { Self.append([selector], to: &jobSelectors, &omitted) }
  mutating func add(_ selector: InstanceSelector) { Self.append([selector], to: &instanceSelectors, &omitted) }
  mutating func add(_ rule: NamedRule) { Self.append([rule], to: &recorded, &omitted) }
  mutating func add(_ exporter: SeenExporter) { Self.append([exporter], to: &exporters, &omitted) }
  mutating func add(_ job: ScrapedJob) { Self.append([job], to: &jobs, &omitted) }

  private static func append<Fact>(_ facts: [Fact], to list: inout [Fact], _ omitted: inout Int) {
    let room = max(0, limit - list.count)
    list += facts.prefix(room)
    omitted += max(0, facts.count - room)
  }

  /// In the order of files and lines, however threads took turns.
  mutating func sort() {
    metrics.sort { $0.place.precedes($1.place) }
    labels.sort { $0.place.precedes($1.place) }
    windows.sort { $0.place.precedes($1.place) }
    jobSelectors.sort { $0.place.precedes($1.place) }
    instanceSelectors.sort { $0.place.precedes($1.place) }
    recorded.sort { $0.place.precedes($1.place) }
    exporters.sort { ($0.release.version, $0.collectors?.count ?? 0) < ($1.release.version, $1.collectors?.count ?? 0) }
  }
}
