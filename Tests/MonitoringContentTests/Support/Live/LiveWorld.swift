import ChartModel
import Foundation
import Kubernetes
import MetricCatalogue
import TestSupport
import Testing
import WindowsExporterCatalogue
import YAML

/// Made-up clusters with three releases of windows_exporter in one real Prometheus, which scrapes and evaluates what our chart says; each
/// release once with everything and once with what content uses.
struct LiveWorld: Sendable {
  struct Target: Sendable {
    var cluster: String
    var job: String
    var instance: String
    var isUp: Bool
    /// Samples that it shows, and those that are kept.
    var shown: Int
    var kept: Int
  }

  enum Answer: Sendable, Equatable {
    /// One value for each series; what is no number is left out.
    case values([Double])
    case error(String)

    var hasData: Bool { if case .values(let values) = self { !values.isEmpty } else { false } }
  }

  struct Rule: Sendable {
    var name: String
    var isAlert: Bool
  }

  var clusters: [MadeUpCluster]
  var targets: [Target] = []
  /// What Prometheus says of rules that fail.
  var ruleErrors: [String] = []
  var rules: [Rule] = []
  /// By cluster.
  var questions: [String: [DashboardQuestion]] = [:]
  /// By cluster, then by query.
  private(set) var answers: [String: [String: Answer]] = [:]
  /// What is kept with `keep: used`, as a regular expression.
  var keeps = ""

  static let releases = [ExporterVersion(0, 25, 1), ExporterVersion(0, 30, 8), ExporterVersion(0, 31, 8)]

  /// Metrics that many dashboards still ask for, and 0.31 no longer has.
  static let oldNames = [
    "windows_cs_physical_memory_bytes", "windows_cs_logical_processors", "windows_os_visible_memory_bytes",
    "windows_os_physical_memory_free_bytes", "windows_os_virtual_memory_bytes", "windows_os_virtual_memory_free_bytes",
    "windows_os_paging_limit_bytes", "windows_os_paging_free_bytes", "windows_os_processes", "windows_os_users", "windows_os_time",
    "windows_system_system_up_time", "windows_cs_hostname",
  ]

  /// What the catalogue names instead of a metric that a release no longer shows.
  static func replacements(of name: String, in version: ExporterVersion) -> [String] {
    guard case .removed(_, _, let replacements) = MetricCatalogue.embedded.find(name, in: version) else { return [] }
    return replacements.map(\.name)
  }

  /// Whether a metric is of a collector that runs in the made-up clusters.
  static func isCollected(_ name: String, in version: ExporterVersion) -> Bool {
    let shown = MetricCatalogue.embedded.windowsMetrics(in: version, collectors: Set(WindowsExposition.collectors(of: version)))
    return shown.contains { $0.name == name }
  }

  /// Started once, for all tests. Each of them is to fail with what failed, also where it was a requirement.
  static let shared = Result { try LiveWorld.start() }.mapError { MadeUpFault("\($0)") }

  func answer(_ query: String, in cluster: String) -> Answer { answers[cluster]?[query] ?? .error("not asked") }

  /// The query for a metric in a cluster.
  static func any(_ metric: String, in cluster: String) -> String { "\(metric){cluster=\"\(cluster)\"}" }

  // MARK: Start

  static func makeClusters() -> [MadeUpCluster] {
    let now = Date().timeIntervalSince1970.rounded()
    // With all ends of names that collectors are configured to add, with that of counters, and with none.
    let spellings = [
      CollectorExposition.Spelling(), .init(total: "_total"), .init(total: "_total", seconds: "_seconds", bytes: "_bytes"),
    ]
    return [false, true].flatMap { keepsUsed in
      zip(releases, spellings).enumerated().map { index, pair in
        MadeUpCluster(
          name: "v\(pair.0.major)-\(pair.0.minor)\(keepsUsed ? "-used" : "")", version: pair.0, keepsUsed: keepsUsed,
          number: index + (keepsUsed ? 10 : 0), spelling: pair.1, now: now)
      }
    }
  }

  private static func start() throws -> LiveWorld {
    var world = LiveWorld(clusters: makeClusters())
    let (description, asked) = try world.describe()
    let text = JSONWriter.text(for: description, pretty: false)
    // For Tests/Support/monitoring/picture.py.
    if let file = ProcessInfo.processInfo.environment["WINGEN_LIVE_DESCRIPTION"] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    let run = try PythonScript.run("monitoring/live.py", input: text)
    guard run.status == 0 else { throw MadeUpFault(run.output) }
    try world.read(YAMLReader.readSingle(Array(run.output.utf8), file: "answer").plain, asked)
    return world
  }

  /// What live.py needs, and for each of its queries the cluster.
  mutating func describe() throws -> (YAMLValue, asked: [(cluster: String, query: String)]) {
    var asked: [(cluster: String, query: String)] = []
    var described: [YAMLValue] = []
    let chart = try ChartDefinition(ContentChart.self)
    let content = try ContentChart.content(chart)
    rules = try Self.rules(content.rules)
    let templates = content.dashboards.flatMap { DashboardQuestion.all(in: $0.name, $0.json) }
    for cluster in clusters {
      let scraping = try ContentChart.scraping(chart, cluster: cluster.name, keepsUsed: cluster.keepsUsed)
      described.append(try cluster.json(scraping: scraping))
      if let keeps = try ContentChart.kept(scraping) { self.keeps = keeps }
      // Four intervals between scrapes, as in Grafana.
      let values = [
        "__rate_interval": "4s", "__range": "5m", "cluster": cluster.name, "node": "win-2", "namespace": ".*", "pod": ".*",
        "installer_namespace": ContentChart.namespace, "installer": "\(ContentChart.fullName)-installer",
      ]
      let own = try templates.map { try $0.filled(values) }
      questions[cluster.name] = own
      let replacements = Self.oldNames.flatMap { Self.replacements(of: $0, in: cluster.version) }
      let others = (rules.filter { !$0.isAlert }.map(\.name) + Self.oldNames + replacements).map { Self.any($0, in: cluster.name) }
      // What several panels ask is asked once.
      asked += Set(own.map(\.query) + others).sorted().map { (cluster.name, $0) }
    }
    return (
      [
        "clusters": .list(described), "rules": .string(content.rules), "queries": .list(asked.map { .string($0.query) }),
        "dashboards": .list(content.dashboards.map(\.json)),
      ], asked
    )
  }

  private static func rules(_ text: String) throws -> [Rule] {
    let file = try YAMLReader.readSingle(Array(text.utf8), file: "rules").plain
    return (file["groups"]?.list ?? []).flatMap { $0["rules"]?.list ?? [] }.compactMap { rule in
      (rule["record"] ?? rule["alert"])?.string.map { Rule(name: $0, isAlert: rule["alert"] != nil) }
    }
  }

  private mutating func read(_ found: YAMLValue, _ asked: [(cluster: String, query: String)]) throws {
    let answers = try #require(found["answers"]?.list)
    try #require(answers.count == asked.count)
    for (asked, answer) in zip(asked, answers) {
      self.answers[asked.cluster, default: [:]][asked.query] = Answer(answer)
    }
    ruleErrors = (found["rules"]?.list ?? []).compactMap { rule in
      rule.list.flatMap { $0.count > 2 && $0[1] != "ok" ? "\($0[0]): \($0[2])" : nil }
    }
    if let log = found["log"]?.string { ruleErrors += log.split(separator: "\n").filter { $0.contains("rule") }.map(String.init) }
    targets = (found["targets"]?.list ?? []).map { each in
      Target(
        cluster: each["cluster"]?.string ?? "", job: each["job"]?.string ?? "", instance: each["instance"]?.string ?? "",
        isUp: each["up"] == 1, shown: each["shown"]?.int ?? 0, kept: each["kept"]?.int ?? 0)
    }
  }
}

extension LiveWorld.Answer {
  fileprivate init(_ value: YAMLValue) {
    guard let values = value.list else {
      self = .error(value.string ?? "\(value)")
      return
    }
    self = .values(values.compactMap { value in if case .float(let number) = value { number } else { value.int.map(Double.init) } })
  }
}
