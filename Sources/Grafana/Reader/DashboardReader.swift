public import YAML

/// Finds the queries in dashboards that others wrote: of Grafana 4 to 12, in the classic model and the second
/// (`dashboard.grafana.app/v2…`), as files, exports or answers of the API.
///
/// Takes time in proportion to the size of the value; what does not have the expected shape is passed over.
public enum DashboardReader {
  /// Whether a value is a dashboard, also in the envelope of the API or of a custom resource.
  public static func isDashboard(_ value: YAMLValue) -> Bool {
    guard let map = unwrapped(value).value.map else { return false }
    let marks = ["schemaVersion", "templating", "annotations", "time", "timepicker", "uid", "gnetId", "__inputs"]
    if map["panels"]?.list != nil || map["rows"]?.list != nil {
      return map["title"]?.string != nil && (marks.contains { map[$0] != nil } || hasTargets(map))
    }
    return map["elements"]?.map != nil && map["layout"]?.map != nil
  }

  /// Whether some panel asks something: handwritten dashboards have little besides.
  private static func hasTargets(_ map: YAMLMap) -> Bool {
    let panels = map["panels"]?.list ?? []
    let inner = (panels + (map["rows"]?.list ?? [])).flatMap { $0["panels"]?.list ?? [] }
    return (panels + inner).contains { $0["targets"]?.list != nil }
  }

  /// All queries for Prometheus, in the order of the dashboard: variables, annotations, panels. Other data sources' are left out where the
  /// dashboard says what they are.
  public static func queries(in value: YAMLValue) -> [FoundQuery] {
    let (dashboard, path) = unwrapped(value)
    guard case .map(let map) = dashboard else { return [] }
    var walk = DashboardWalk(dataSources: DataSourceNames(map))
    walk.variables(map, at: path)
    walk.annotations(map, at: path)
    walk.allPanels(map, at: path)
    return walk.found
  }

  /// Takes off `{dashboard: …, meta: …}` and `{apiVersion: dashboard.grafana.app/…, spec: …}`.
  static func unwrapped(_ value: YAMLValue) -> (value: YAMLValue, path: [PathElement]) {
    guard case .map(let map) = value else { return (value, []) }
    if map["panels"] == nil, map["rows"] == nil, let inner = map["dashboard"], inner.map != nil {
      let (dashboard, path) = unwrappedResource(inner)
      return (dashboard, [.key("dashboard")] + path)
    }
    return unwrappedResource(value)
  }

  private static func unwrappedResource(_ value: YAMLValue) -> (value: YAMLValue, path: [PathElement]) {
    if value["apiVersion"]?.string?.hasPrefix("dashboard.grafana.app/") == true, let spec = value["spec"], spec.map != nil {
      return (spec, [.key("spec")])
    }
    return (value, [])
  }
}
