/// What must be there for a panel to have data: says so where there is none.
enum DataRequirement: Sendable {
  /// A collector of windows_exporter.
  case collector(String)
  /// The exporter itself.
  case exporter
  case kubeStateMetrics
  /// A collector of windows_exporter for containers, and kube-state-metrics where a release does not say whose they are.
  case containers
  case kubelet
  case nodeExporter
  /// The metrics that OpenTelemetry collectors show of themselves.
  case telemetry
  /// Someone who evaluates alerts.
  case alerts
  /// Nothing there is good news.
  case nothing(String)

  var noValue: String {
    switch self {
    case .collector(let name): "Needs windows_exporter's collector \(name)"
    case .exporter: "Needs a scraped windows_exporter"
    case .kubeStateMetrics: "Needs kube-state-metrics"
    case .containers: "Needs windows_exporter's collector container; before 0.31 also kube-state-metrics"
    case .kubelet: "Needs kube-state-metrics and the kubelets' /metrics/resource"
    case .nodeExporter: "Needs kube-state-metrics, and node_exporter on Linux nodes"
    case .telemetry: "Needs the collectors' own metrics (port 8888)"
    case .alerts: "No alert; needs the alerting rules in a Prometheus that this data source asks"
    case .nothing(let words): words
    }
  }
}
