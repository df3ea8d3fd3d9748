import Grafana
import PromQL
import Prometheus

extension MonitoringContent {
  /// The metrics of windows_exporter that rules and dashboards read, under every name that they may have; sorted. A query that selects by an
  /// expression over names gives that expression.
  public var usedMetrics: [String] {
    let rules = rules.groups.flatMap(\.rules)
    let queries = rules.compactMap { try? $0.query.tree.get() } + dashboards.flatMap(\.queries)
    let names = queries.flatMap(\.selectors).compactMap(\.selector.namePattern).filter { $0.hasPrefix("windows_") }
    return Set(names).subtracting(rules.map(\.name)).sorted()
  }
}

extension Dashboard {
  /// Everything that the dashboard asks: its panels, variables and annotations.
  var queries: [PromQLExpression] {
    panels.flatMap(\.targets).map(\.expression) + variables.compactMap(\.query) + annotations.map(\.expression)
  }
}

extension DashboardVariable {
  /// What is asked for its values.
  var query: PromQLExpression? {
    guard case .query(let query, _) = kind else { return nil }
    switch query {
    case .labelValues(let selector?, _): return PromQLExpression(.selector(selector))
    case .queryResult(let expression): return expression
    case .labelValues(nil, _), .labelNames, .metricNames: return nil
    }
  }
}

extension VectorSelector {
  /// The name, or the expression that names must match.
  fileprivate var namePattern: String? {
    metricName?.literal ?? matchers.first { $0.label.literal == "__name__" && $0.comparison == .matches }?.value.literal
  }
}
