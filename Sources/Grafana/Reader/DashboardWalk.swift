import YAML

/// Goes through the panels, annotations and variables of a dashboard.
struct DashboardWalk {
  let dataSources: DataSourceNames
  var found: [FoundQuery] = []

  init(dataSources: DataSourceNames) { self.dataSources = dataSources }

  /// Rows within rows, which nobody has, are followed so far.
  private static let maxDepth = 8

  mutating func allPanels(_ dashboard: YAMLMap, at path: [PathElement]) {
    for (key, value) in dashboard.entries.lazy.map({ ($0.key, $0.value) }) {
      let place = path + [.key(key)]
      switch key {
      case "panels": panels(value, at: place, depth: 0)
      case "rows":
        for (index, row) in (value.list ?? []).enumerated() {
          panels(row["panels"] ?? .null, at: place + [.index(index), .key("panels")], depth: 0)
        }
      case "__elements":
        // Library panels of an export: a list in Grafana 9.0, by their UIDs since.
        for (element, model) in Self.members(value) { panel(model["model"] ?? .null, at: place + [element, .key("model")], depth: 0) }
      case "elements":
        for (element, model) in Self.members(value) { secondPanel(model, at: place + [element]) }
      default: break
      }
    }
  }

  private static func members(_ value: YAMLValue) -> [(PathElement, YAMLValue)] {
    switch value {
    case .map(let map): map.entries.map { (.key($0.key), $0.value) }
    case .list(let list): list.enumerated().map { (.index($0), $1) }
    default: []
    }
  }

  private mutating func panels(_ value: YAMLValue, at path: [PathElement], depth: Int) {
    for (index, value) in (value.list ?? []).enumerated() { panel(value, at: path + [.index(index)], depth: depth) }
  }

  private mutating func panel(_ value: YAMLValue, at path: [PathElement], depth: Int) {
    guard depth < Self.maxDepth, case .map(let panel) = value else { return }
    let reference = panel["datasource"]
    var source = dataSources.kind(of: reference)
    // Whatever it is that these show, it comes from no Prometheus.
    if source == .unknown, let type = panel["type"]?.string, type == "logs" || type == "traces" { source = .other }
    for (index, target) in (panel["targets"]?.list ?? []).enumerated() {
      // Without a data source of its own, a query goes to its panel's.
      let own = target["datasource"]
      let kind = own == nil || own == .null ? source : dataSources.kind(of: own)
      guard let dataSource = Self.dataSource(kind), let text = target["expr"]?.string else { continue }
      append(
        text, target, owner: .panel(title: panel["title"]?.string ?? "", refID: target["refId"]?.string),
        at: path + [.key("targets"), .index(index), .key("expr")], dataSource, interval: panel["interval"]?.string)
    }
    if let inner = panel["panels"] { panels(inner, at: path + [.key("panels")], depth: depth + 1) }
  }

  mutating func annotations(_ dashboard: YAMLMap, at path: [PathElement]) {
    let list = dashboard["annotations"]?["list"]?.list
    for (index, annotation) in (list ?? []).enumerated() {
      guard let dataSource = Self.dataSource(dataSources.kind(of: annotation["datasource"])) else { continue }
      let place = path + [.key("annotations"), .key("list"), .index(index)]
      let owner = FoundQuery.Owner.annotation(annotation["name"]?.string ?? "")
      if let text = annotation["expr"]?.string {
        append(text, annotation, owner: owner, at: place + [.key("expr")], dataSource, interval: annotation["step"]?.string)
      } else if let target = annotation["target"], let text = target["expr"]?.string {
        append(text, target, owner: owner, at: place + [.key("target"), .key("expr")], dataSource, interval: nil)
      }
    }
    secondAnnotations(dashboard, at: path)
  }

  mutating func variables(_ dashboard: YAMLMap, at path: [PathElement]) {
    for (index, variable) in (dashboard["templating"]?["list"]?.list ?? []).enumerated() where variable["type"]?.string == "query" {
      guard let dataSource = Self.dataSource(dataSources.kind(of: variable["datasource"])), let query = variable["query"] else { continue }
      self.variable(
        query, named: variable["name"]?.string ?? "", at: path + [.key("templating"), .key("list"), .index(index), .key("query")],
        dataSource)
    }
    secondVariables(dashboard, at: path)
  }

  /// - Parameter query: a text, or what the editor of Grafana 10 and later makes of it.
  mutating func variable(_ query: YAMLValue, named name: String, at path: [PathElement], _ dataSource: FoundQuery.DataSource) {
    func add(_ text: String, _ form: FoundQuery.Form, key: String?, offset: Int = 0) {
      guard !text.isEmpty else { return }
      found.append(
        FoundQuery(
          text: text, form: form, owner: .variable(name), path: path + (key.map { [.key($0)] } ?? []), offset: offset,
          dataSource: dataSource, isInstant: true))
    }
    for key in [nil, "query", "classicQuery", "__legacyStringValue"] as [String?] {
      guard let text = key.map({ query[$0] }) ?? query, case .string(let text) = text, !text.isEmpty else { continue }
      if let call = VariableCall(text) {
        if let form = call.form { add(call.text, form, key: key, offset: call.offset) }
      } else if dataSource == .prometheus {
        add(text, .selector(label: nil), key: key)
      }
      return
    }
    // The editor's own fields: grafana/grafana, packages/grafana-prometheus/src/migrations/variableMigration.ts.
    if let text = query["varQuery"]?.string { return add(text, .expression, key: "varQuery") }
    if let text = query["seriesQuery"]?.string { return add(text, .selector(label: nil), key: "seriesQuery") }
    if let text = query["metric"]?.string {
      let label = query["label"]?.string
      add(text, label == nil ? .metricPattern : .selector(label: label), key: "metric")
    }
  }

  mutating func append(
    _ text: String, _ target: YAMLValue, owner: FoundQuery.Owner, at path: [PathElement], _ dataSource: FoundQuery.DataSource,
    interval: String?
  ) {
    // An editor that was opened and left empty.
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
    let own = target["interval"]?.string ?? target["step"]?.integral.map { "\($0)s" }
    found.append(
      FoundQuery(
        text: text, form: .expression, owner: owner, path: path, offset: 0, dataSource: dataSource,
        legend: target["legendFormat"]?.string, interval: own.flatMap { $0.isEmpty ? nil : $0 } ?? interval,
        intervalFactor: target["intervalFactor"]?.integral, isInstant: target["instant"]?.bool ?? false))
  }

  static func dataSource(_ kind: DataSourceNames.Kind) -> FoundQuery.DataSource? {
    switch kind {
    case .prometheus: .prometheus
    case .unknown, .mixed: .unknown
    case .other: nil
    }
  }
}
