import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// The job that scrapes the chart's own collectors: whether they deliver what they take.
extension ScrapePlan {
  static let collectorJob = "otel-collector"

  func collectorJob(of collector: ScrapingCollector) -> ScrapeJob? {
    let systems = systems(of: collector)
    guard !systems.isEmpty else { return nil }
    var job = ScrapeJob(
      Self.collectorJob, interval: settings.intervalSeconds, timeout: settings.timeoutSeconds, path: "/metrics",
      condition: settings.collectors)
    let label: ScrapeText = "app.kubernetes.io/name=\(Expr<String>.helper("name")),app.kubernetes.io/instance=\(Release.name)"
    job.discoveries = [pods(of: collector, in: .these([Release.namespace]), labelled: label, seesSystem: true)]
    if case .central = collector {
      if let only = systems.first, systems.count == 1 { job.relabeling.append(.keep(Meta.nodeSystem, matching: "\(only.rawValue)")) }
      // Processes of Windows nodes listen behind the node's firewall.
      job.relabeling.append(RelabelRule(from: [Meta.podAddress], to: Meta.hostAddress, action: .dropequal))
    }
    job.relabeling += [
      .keep(Meta.portName, matching: "\(CollectorWorkload<Linux>.telemetryPortName)"), .dropNotRunning, nodeLabelRule,
      .copy(Meta.pod, to: "instance"), .copy(Meta.namespace, to: "namespace"), .copy(Meta.pod, to: "pod"), .copy(Meta.podNode, to: "node"),
    ]
    return job
  }
}
