import Grafana
import PromQL
import YAML

/// The queries of a dashboard.
struct DashboardContent: Sendable {
  let queries: [MetricQuery]

  /// Nil if the value is no dashboard.
  init?(_ value: YAMLValue, at root: QueryRoot) {
    guard Self.isOne(value) else { return nil }
    queries = DashboardReader.queries(in: value).compactMap { found in
      switch found.form {
      case .metricPattern: nil
      case .expression, .selector: MetricQuery(found, in: value, at: root)
      }
    }
  }

  static func isOne(_ value: YAMLValue) -> Bool { DashboardReader.isDashboard(value) }

  /// A cheap look whether a text may be one.
  static func mayBeOne(_ text: String) -> Bool {
    (text.hasBytes("panels") || text.hasBytes("rows") || text.hasBytes("elements"))
      && (text.hasBytes("expr") || text.hasBytes("label_values") || text.hasBytes("PromQL"))
  }
}

extension MetricQuery {
  fileprivate init?(_ found: FoundQuery, in dashboard: YAMLValue, at root: QueryRoot) {
    let title: String
    var origin = MetricQuery.Origin.dashboard
    switch found.owner {
    case .panel(let name, _):
      title = name.isEmpty ? "a panel" : "the panel \(GoText.quoted(name))"
      if !found.isInstant, Self.isCurve(found.path, in: dashboard) { origin = .graph }
    case .variable(let name): title = "the variable \(GoText.quoted(name))"
    case .annotation(let name): title = "the annotation \(GoText.quoted(name))"
    }
    // A dashboard's empty query is one that nobody has filled in yet.
    guard found.text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
    self.init(
      found.text, origin, title: title, at: root, way: found.path, start: found.offset, hasOwnInterval: found.interval != nil,
      isCertain: found.dataSource == .prometheus)
  }

  /// Whether a panel draws its values over time.
  private static func isCurve(_ path: [PathElement], in dashboard: YAMLValue) -> Bool {
    guard let targets = path.lastIndex(of: "targets") else { return false }
    var value: YAMLValue? = dashboard
    for element in path[..<targets] {
      switch element {
      case .key(let key): value = value?[key]
      case .index(let index): value = value?[index]
      }
    }
    return value?["type"]?.string == "timeseries" || value?["type"]?.string == "graph"
  }
}
