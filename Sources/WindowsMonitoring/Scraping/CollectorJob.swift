import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// The job that scrapes the chart's own collectors: whether they deliver what they take.
extension ScrapePlan {
  static let collectorJob = "otel-collector"

  func collectorJob(of collector: ScrapingCollector) -> ScrapeJob? {
    let systems = systems(of: collector)
    // A process of a Windows node needs no rights to find what is on its node; this would be the only reason for them.
    if case .node(_, hostProcess: true) = collector { return nil }
    guard !systems.isEmpty else { return nil }
    var job = ScrapeJob(
      Self.collectorJob, interval: settings.intervalSeconds, timeout: settings.timeoutSeconds, path: "/metrics",
      condition: settings.collectors)
    let label: ScrapeText = "app.kubernetes.io/name=\(Expr<String>.helper("name")),app.kubernetes.io/instance=\(Release.name)"
    job.discoveries = [pods(of: collector, in: .these([Release.namespace]), labelled: label, seesSystem: true)]
    if case .central = collector, let only = systems.first, systems.count == 1 {
      job.relabeling.append(.keep(Meta.nodeSystem, matching: "\(only.rawValue)"))
    }
    job.relabeling += [
      // Processes of Windows nodes listen behind the node's firewall.
      RelabelRule(from: [Meta.podAddress], to: Meta.hostAddress, action: .dropequal),
      .keep(Meta.portName, matching: "\(CollectorWorkload<Linux>.telemetryPortName)"), .dropNotRunning, nodeLabelRule,
      .copy(Meta.pod, to: "instance"), .copy(Meta.namespace, to: "namespace"), .copy(Meta.pod, to: "pod"), .copy(Meta.podNode, to: "node"),
    ]
    return job
  }
}
