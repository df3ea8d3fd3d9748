import YAML

/// The second model, `dashboard.grafana.app/v2alpha1` and later (grafana/grafana, apps/dashboard/kinds/v2*/dashboard_spec.cue). A query is
/// `{kind: prometheus, spec}` at first, `{kind: DataQuery, group: prometheus, spec}` since v2beta1.
extension DashboardWalk {
  mutating func secondPanel(_ element: YAMLValue, at path: [PathElement]) {
    guard let spec = element["spec"], let data = spec["data"]?["spec"] else { return }
    let interval = data["queryOptions"]?["interval"]?.string
    let place = path + [.key("spec"), .key("data"), .key("spec"), .key("queries")]
    for (index, query) in (data["queries"]?.list ?? []).enumerated() {
      guard let inner = query["spec"], let question = inner["query"] else { continue }
      secondQuery(
        question, reference: inner["datasource"],
        owner: .panel(title: spec["title"]?.string ?? "", refID: inner["refId"]?.string),
        at: place + [.index(index), .key("spec"), .key("query")], interval: interval)
    }
  }

  mutating func secondAnnotations(_ dashboard: YAMLMap, at path: [PathElement]) {
    for (index, annotation) in (dashboard["annotations"]?.list ?? []).enumerated() {
      guard let spec = annotation["spec"], let query = spec["query"] else { continue }
      secondQuery(
        query, reference: spec["datasource"], owner: .annotation(spec["name"]?.string ?? ""),
        at: path + [.key("annotations"), .index(index), .key("spec"), .key("query")], interval: nil)
    }
  }

  mutating func secondVariables(_ dashboard: YAMLMap, at path: [PathElement]) {
    for (index, variable) in (dashboard["variables"]?.list ?? []).enumerated() where variable["kind"]?.string == "QueryVariable" {
      guard let spec = variable["spec"], let query = spec["query"], let inner = query["spec"] else { continue }
      guard let dataSource = secondDataSource(query, reference: spec["datasource"]) else { continue }
      self.variable(
        inner, named: spec["name"]?.string ?? "",
        at: path + [.key("variables"), .index(index), .key("spec"), .key("query"), .key("spec")], dataSource)
    }
  }

  private mutating func secondQuery(
    _ query: YAMLValue, reference: YAMLValue?, owner: FoundQuery.Owner, at path: [PathElement], interval: String?
  ) {
    guard let dataSource = secondDataSource(query, reference: reference), let spec = query["spec"], let text = spec["expr"]?.string
    else { return }
    append(text, spec, owner: owner, at: path + [.key("spec"), .key("expr")], dataSource, interval: interval)
  }

  private func secondDataSource(_ query: YAMLValue, reference: YAMLValue?) -> FoundQuery.DataSource? {
    let kind = query["kind"]?.string ?? ""
    let type = kind == "DataQuery" ? query["group"]?.string ?? "" : kind
    if !type.isEmpty { return Self.dataSource(DataSourceNames.kind(ofType: type)) }
    return Self.dataSource(dataSources.kind(of: reference ?? query["datasource"]))
  }
}
