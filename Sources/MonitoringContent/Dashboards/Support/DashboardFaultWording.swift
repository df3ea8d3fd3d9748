import ChartModel
import Grafana
import PromQL

extension DashboardFault {
  /// What the author of the chart reads.
  func problem(in dashboard: DashboardName) -> DeclarationProblem {
    switch self {
    case .query(let text, let error): .brokenQuery(text, message: "\(error)", usedIn: dashboard.rawValue)
    case .noSelector(let text): .brokenQuery(text, message: "a variable needs a selector and nothing else", usedIn: dashboard.rawValue)
    case .dashboard(let error): .brokenDashboard(dashboard.rawValue, message: "\(error)")
    }
  }
}
