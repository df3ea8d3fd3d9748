import ChartModel
import HelmValues
import Kubernetes
import Testing
import YAML

/// What a chart installs with some values.
struct Installed {
  let objects: [YAMLValue]
  let notes: String

  /// - Parameter values: as a user's values file has them; they must be such that the schema accepts them.
  init(_ chart: ChartDefinition, _ values: YAMLMap = [:], release: ReleaseFacts = ReleaseFacts(name: "r", namespace: "n")) throws {
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    try #require(chart.settings.violations(of: combined) == [])
    let rendering = Evaluator(chart).render(combined, release: release)
    objects = (rendering.objects + rendering.hooks).map(\.value)
    notes = rendering.notes
  }

  init(_ spec: (some ChartSpec).Type, _ values: YAMLMap = [:], release: ReleaseFacts = ReleaseFacts(name: "r", namespace: "n")) throws {
    try self.init(ChartDefinition(spec), values, release: release)
  }

  func all(_ kind: String) -> [YAMLValue] { objects.filter { $0["kind"]?.string == kind } }
  func names(_ kind: String) -> [String] { all(kind).compactMap(\.name) }

  /// The only object of a kind whose name ends in a suffix.
  func the(_ kind: String, _ suffix: String) throws -> YAMLValue {
    let found = all(kind).filter { $0.name?.hasSuffix("-\(suffix)") == true }
    try #require(found.count == 1, "\(kind) \(suffix): \(names(kind))")
    return found[0]
  }

  /// The configuration of the collector whose ConfigMap's name ends in a suffix.
  func configuration(_ suffix: String) throws -> YAMLValue {
    let text = try #require(try the("ConfigMap", suffix)["data"]?["config.yaml"]?.string)
    return try YAMLReader.readSingle(text, file: suffix).plain
  }

  /// The configurations of all collectors, by the names of their ConfigMaps.
  func configurations() throws -> [(name: String, configuration: YAMLValue)] {
    try all("ConfigMap").compactMap { map in
      guard let text = map["data"]?["config.yaml"]?.string, let name = map.name else { return nil }
      return (name, try YAMLReader.readSingle(text, file: name).plain)
    }
  }
}

extension YAMLValue {
  var name: String? { self["metadata"]?["name"]?.string }
  /// Of a workload.
  var pod: YAMLValue? { self["spec"]?["template"]?["spec"] }
  /// The only container of a workload.
  var container: YAMLValue? { pod?["containers"]?.list?.count == 1 ? pod?["containers"]?[0] : nil }
  var keys: [String] { map.map { Array($0.keys) } ?? [] }
  var strings: [String] { list?.compactMap(\.string) ?? [] }

  /// The element of a list whose `name` is this.
  func named(_ name: String) -> YAMLValue? { list?.first { $0["name"]?.string == name } }

  /// All texts in the value.
  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    case .map(let map): map.entries.flatMap(\.value.texts)
    default: []
    }
  }
}

/// Of a collector's configuration.
extension YAMLValue {
  /// The jobs of all receivers for Prometheus.
  var scrapeJobs: [YAMLValue] {
    (self["receivers"]?.map?.entries ?? []).filter { $0.key == "prometheus" || $0.key.hasPrefix("prometheus/") }
      .flatMap { $0.value["config"]?["scrape_configs"]?.list ?? [] }
  }

  var pipelines: YAMLMap { self["service"]?["pipelines"]?.map ?? [:] }

  var telemetryPort: YAMLValue? {
    self["service"]?["telemetry"]?["metrics"]?["readers"]?[0]?["pull"]?["exporter"]?["prometheus"]?["port"]
  }
}
