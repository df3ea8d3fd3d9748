import MetricCatalogue
import PromQL
import WindowsExporterCatalogue
import YAML

/// The rules, dashboards and configurations of Prometheus that a document holds.
struct MetricContent: Sendable {
  var ruleFiles: [RuleFile] = []
  /// The queries of the rules and dashboards, in their order.
  var queries: [MetricQuery] = []
  var prometheus: [PrometheusConfiguration] = []
  /// How many dashboards there are.
  var dashboards = 0
  /// Whether the document is one of them itself, not an object.
  var isItself = false
  /// What the metrics are that the queries ask for, as far as the latest release of windows_exporter or others show or showed them.
  private(set) var types: [String: Metric.MetricType] = [:]

  /// How many rule files and dashboards there are.
  var count: Int { ruleFiles.count + dashboards }
  var isEmpty: Bool { ruleFiles.isEmpty && queries.isEmpty && prometheus.isEmpty && dashboards == 0 }

  init(_ value: YAMLValue, _ document: Int, _ objects: [ObjectView]) {
    for object in objects { read(object) }
    if objects.isEmpty, case .map(let map) = value {
      isItself = read(map, at: QueryRoot(document: document, path: [], isText: false))
    }
    findTypes()
  }

  /// More names are not looked up in a document: dashboards ask for some hundreds.
  static let mostNames = 2000

  private mutating func findTypes() {
    var seen: Set<String> = []
    for query in queries {
      for use in query.selectors {
        guard let name = use.selector.metricName?.literal, seen.count < Self.mostNames, seen.insert(name).inserted else { continue }
        switch MetricCatalogue.embedded.find(name, in: WindowsExporterRelease.latest.version, suggests: false) {
        case .known(let metric), .removed(let metric, _, _): types[name] = metric.type
        default: continue
        }
      }
    }
  }

  /// Whether a document that is no Kubernetes object is a rule file, a dashboard or a configuration of Prometheus.
  static func isOne(_ value: YAMLValue) -> Bool {
    guard case .map(let map) = value, map["apiVersion"] == nil || map["kind"] == nil else { return false }
    return RuleFile.isGroups(map["groups"]) || PrometheusConfiguration.isOne(map) || DashboardContent.isOne(value)
  }

  private mutating func read(_ object: ObjectView) {
    switch (object.kind, object.group) {
    case ("PrometheusRule", "monitoring.coreos.com"), ("Rules", "monitoring.googleapis.com"),
      ("ClusterRules", "monitoring.googleapis.com"), ("GlobalRules", "monitoring.googleapis.com"):
      readGroups(of: object, .prometheus)
    case ("VMRule", "operator.victoriametrics.com"): readGroups(of: object, .victoriaMetrics)
    case ("RuleGroupsNamespace", "prometheusservice.services.k8s.aws"): readText(object, ["spec", "configuration"])
    case ("GrafanaDashboard", "grafana.integreatly.org"), ("GrafanaDashboard", "integreatly.org"): readText(object, ["spec", "json"])
    case ("Dashboard", "dashboard.grafana.app"):
      let place = object.place()
      _ = read(object.value, at: QueryRoot(document: place.document, path: place.path, isText: false))
    case ("ConfigMap", ""):
      for entry in object.value["data"]?.map?.entries ?? [] { readText(object, ["data", .key(entry.key)]) }
    default: break
    }
  }

  private mutating func readGroups(of object: ObjectView, _ dialect: RuleFile.Dialect) {
    guard let groups = object.spec["groups"] else { return }
    let place = object.place(["spec"])
    add(RuleFile(groups, at: QueryRoot(document: place.document, path: place.path, isText: false), dialect: dialect))
  }

  /// Reads a text that may be a rule file, a dashboard or a configuration of Prometheus.
  private mutating func readText(_ object: ObjectView, _ path: [PathElement]) {
    var value: YAMLValue? = .map(object.value)
    for case .key(let key) in path { value = value?[key] }
    guard let text = value?.string, Self.mayBeOne(text),
      case .map(let map)? = try? YAMLReader.readValues(text, file: "", options: CollectorText.options).first
    else { return }
    let place = object.place(path)
    _ = read(map, at: QueryRoot(document: place.document, path: place.path, isText: true))
  }

  /// A cheap look: most texts in ConfigMaps are none.
  private static func mayBeOne(_ text: String) -> Bool {
    text.hasBytes("groups") && text.hasBytes("expr") && text.hasBytes("rules") || DashboardContent.mayBeOne(text)
      || PrometheusConfiguration.mayBeOne(text)
  }

  /// - Returns: whether it is one.
  private mutating func read(_ map: YAMLMap, at root: QueryRoot) -> Bool {
    if RuleFile.isGroups(map["groups"]), let groups = map["groups"] {
      add(RuleFile(groups, at: root, dialect: .prometheus))
      return true
    }
    if PrometheusConfiguration.isOne(map) {
      prometheus.append(PrometheusConfiguration(value: map, root: root))
      return true
    }
    guard let found = DashboardContent(.map(map), at: root) else { return false }
    queries += found.queries
    dashboards += 1
    return true
  }

  private mutating func add(_ file: RuleFile) {
    ruleFiles.append(file)
    for rule in file.rules {
      guard let text = rule.expression else { continue }
      let origin: MetricQuery.Origin = if case .record(let name)? = rule.name { .recording(name) } else { .alert }
      queries.append(
        MetricQuery(
          text, origin, title: rule.title, at: file.root, way: rule.way + ["expr"], isLenient: file.dialect == .victoriaMetrics))
    }
  }
}
