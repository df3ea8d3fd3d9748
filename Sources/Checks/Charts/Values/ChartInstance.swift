import HelmValues
import YAML

/// A chart as it is installed: a dependency with several aliases is several of them.
struct ChartInstance: Sendable {
  /// How many of a chart are looked at; aliases within aliases multiply.
  static let limit = 500

  let chart: ChartTree
  /// What its values stand under in those of the chart around it; empty for the outermost.
  let key: String
  /// What Chart.yaml of the chart around it says of it.
  let dependency: ChartDependency?
  private(set) var children: [ChartInstance] = []

  init(_ chart: ChartTree) {
    var room = Self.limit
    self.init(chart, key: "", nil, &room)
  }

  private init(_ chart: ChartTree, key: String, _ dependency: ChartDependency?, _ room: inout Int) {
    self.chart = chart
    self.key = key
    self.dependency = dependency
    room -= 1
    let dependencies = chart.metadata?.dependencies ?? []
    for child in chart.children where room > 0 && !dependencies.contains(where: { $0.accepts(child) }) {
      children.append(ChartInstance(child, key: child.name, nil, &room))
    }
    for dependency in dependencies where room > 0 {
      guard let child = chart.children.first(where: { dependency.accepts($0) }) else { continue }
      children.append(ChartInstance(child, key: dependency.valuesKey, dependency, &room))
    }
  }

  // MARK: - Values

  /// The values with which Helm renders it: its own, under those that the chart around it gives; in them the values of the charts in it.
  ///
  /// Source: helm/helm 4, pkg/chart/common/util/coalesce.go.
  func values(given: YAMLMap = YAMLMap()) -> YAMLMap {
    var values = ValuesMerge.coalesce(given, over: chart.values?.root.plain.map ?? YAMLMap()).values
    for child in children {
      var inner: YAMLMap
      switch values[child.key] {
      case nil, .null: inner = YAMLMap()
      case .map(let map): inner = map
      default: continue
      }
      inner["global"] = Self.globals(inner["global"], from: values["global"])
      values[child.key] = .map(child.values(given: inner))
    }
    return values
  }

  /// The globals of a chart within another, whose own go before them.
  private static func globals(_ own: YAMLValue?, from outer: YAMLValue?) -> YAMLValue {
    if let own, own.map == nil { return own }
    var result = own?.map ?? YAMLMap()
    for entry in outer?.map?.entries ?? [] {
      switch (entry.value, result[entry.key]) {
      case (.map(let outer), .map(let own)): result[entry.key] = .map(ValuesMerge.coalesce(outer, over: own).values)
      case (.map, .some(_)), (_, .map): continue
      default: result[entry.key] = entry.value
      }
    }
    return .map(result)
  }

  /// Without the charts that values switch off.
  ///
  /// Source: helm/helm 4, pkg/chart/v2/util/dependencies.go (processDependencyEnabled).
  func enabled(_ values: YAMLMap, tags: YAMLMap? = nil) -> ChartInstance {
    let tags = tags ?? values["tags"]?.map ?? YAMLMap()
    var result = self
    result.children = children.filter { $0.dependency?.isEnabled(values, tags: tags) ?? true }.map { child in
      child.enabled(values[child.key]?.map ?? YAMLMap(), tags: tags)
    }
    return result
  }
}

extension ChartDependency {
  /// A tag that is true, or none that is false; then the first condition that is a boolean.
  fileprivate func isEnabled(_ values: YAMLMap, tags known: YAMLMap) -> Bool {
    let switches = tags.compactMap { known[$0]?.bool }
    var result = switches.isEmpty || switches.contains(true)
    for path in condition.split(separator: ",") {
      var value: YAMLValue? = .map(values)
      for key in path.split(separator: ".") { value = value?[String(key).trimmed] }
      if let decided = value?.bool {
        result = decided
        break
      }
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
