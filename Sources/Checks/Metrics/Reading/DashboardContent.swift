import Grafana
import PromQL
import YAML

/// The queries of a dashboard.
struct DashboardContent: Sendable {
  let queries: [MetricQuery]

  init?(_ value: YAMLValue, at root: QueryRoot) {
    return nil
  }

  static func isOne(_ value: YAMLValue) -> Bool { false }

  /// A cheap look whether a text may be one.
  static func mayBeOne(_ text: String) -> Bool {
    (text.hasBytes("panels") || text.hasBytes("rows") || text.hasBytes("elements")) && text.hasBytes("expr")
  }
}
