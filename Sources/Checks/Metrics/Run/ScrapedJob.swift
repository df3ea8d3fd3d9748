import RegularExpressions
import YAML

/// A scrape job in view, as far as queries depend on it.
struct ScrapedJob: Sendable {
  /// `the job "windows"`, for messages.
  let title: String
  /// The values that the label `job` may have; nil if something decides it that is not in view.
  let names: Set<String>?
  /// In seconds; nil if it is not told.
  let interval: Double?
  /// Where the interval is told, if it is.
  let intervalPlace: SettledPlace?
  /// Whether the interval is told once for several jobs.
  let isIntervalShared: Bool
  /// Whether what it scrapes is asked in PromQL for certain.
  let isForPrometheus: Bool
  /// What the label `instance` of its targets may be; nil if it may be anything.
  let instances: Set<InstanceForm>?
  /// Whether labels of the scraped metrics go before those of targets.
  let honorsLabels: Bool
  /// What may tell the exporter: the job's name, paths, values of its relabelling.
  let words: String
  /// Whether it may scrape anything, such as whatever pods' annotations ask for.
  let isOpen: Bool
  /// All of these have a say.
  let filters: [MetricFilter]
  /// Those of pipelines, of which one is enough.
  let pipelines: [[MetricFilter]]
  /// The labels that rules give to targets by name; maps may give more.
  let labels: Set<String>

  var allFilters: [MetricFilter] { filters + pipelines.joined() }

  func passes(_ metric: String) -> Bool {
    filters.allSatisfy { $0.passes(metric) } && (pipelines.isEmpty || pipelines.contains { $0.allSatisfy { $0.passes(metric) } })
  }
}

/// What lets metrics through by their names.
struct MetricFilter: Sendable {
  enum Pattern: Sendable {
    case names(Set<String>)
    case expressions([RegularExpression])
  }

  let keeps: Bool
  let pattern: Pattern
  /// `the keep-list of the job "windows"`, for messages.
  let title: String
  let place: SettledPlace

  func matches(_ metric: String) -> Bool {
    switch pattern {
    case .names(let names): names.contains(metric)
    case .expressions(let expressions): expressions.contains { $0.isFound(in: metric) }
    }
  }

  func passes(_ metric: String) -> Bool { matches(metric) == keeps }
}
