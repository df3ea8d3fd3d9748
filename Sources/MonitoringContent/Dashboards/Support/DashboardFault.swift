import Grafana
import PromQL

/// Why one of our dashboards cannot be made: a fault of this program.
enum DashboardFault: Error, Sendable, Hashable {
  /// Prometheus would refuse a query.
  case query(String, PromQLError)
  /// A variable's values would come from a query that is more than a selector.
  case noSelector(String)
  case dashboard(DashboardError)
}
