import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// Jobs whose targets stand for a node: the kubelet and node_exporter.
extension ScrapePlan {
  /// What a kubelet shows, by path.
  enum KubeletMetrics: String, CaseIterable {
    case own = "/metrics"
    case resources = "/metrics/resource"
    /// A Windows kubelet answers with its version and no container (kubernetes/kubernetes, pkg/kubelet/cadvisor/cadvisor_windows.go, and
    /// issue 98235).
    case cadvisor = "/metrics/cadvisor"

    fileprivate var jobName: String {
      switch self {
      case .own: "kubelet"
      case .resources: "kubelet-resource"
      case .cadvisor: "kubelet-cadvisor"
      }
    }
  }

  func kubeletJobs(of collector: ScrapingCollector) -> [ScrapeJob] { KubeletMetrics.allCases.compactMap { kubeletJob($0, of: collector) } }

  /// All are the job kubelet in the end, told apart by metrics_path (kubernetes-monitoring/kubernetes-mixin, config.libsonnet and rules).
  ///
  /// The account's files have these names on Windows too, on C:, in HostProcess containers since containerd 1.7 (kubernetes.io, "Create a
  /// Windows HostProcess Pod").
  private func kubeletJob(_ metrics: KubeletMetrics, of collector: ScrapingCollector) -> ScrapeJob? {
    let systems = metrics == .cadvisor ? systems(of: collector).intersection([.linux]) : systems(of: collector)
    guard !systems.isEmpty else { return nil }
    let account = "/var/run/secrets/kubernetes.io/serviceaccount"
    let condition =
      switch metrics {
      case .own: settings.kubelet.enabled
      case .resources: settings.kubelet.resources
      case .cadvisor: settings.kubelet.cadvisor
      }
    return ScrapeJob(
      metrics.jobName, interval: settings.intervalSeconds, timeout: settings.intervalSeconds, path: metrics.rawValue, scheme: .https,
      // Its own label node, of one series, and the pods' namespace are not to be renamed (kube-prometheus-stack, values.yaml, kubelet).
      honorsLabels: true, tracksStaleness: true,
      client: ScrapeClient(
        credentials: .bearerTokenFile("\(account)/token"),
        tls: .init(authorityFile: "\(account)/ca.crt", skipsVerification: !settings.kubelet.verifyCertificate)),
      discoveries: [nodes(of: collector, systems)],
      relabeling: nodeIdentity(from: Meta.nodeName) + [.set("job", to: "kubelet"), .copy("__metrics_path__", to: "metrics_path")],
      condition: condition)
  }

  // MARK: node_exporter

  func nodeExporterJob(of collector: ScrapingCollector) -> ScrapeJob? {
    guard systems(of: collector).contains(.linux) else { return nil }
    let exporter = settings.nodeExporter
    return ScrapeJob(
      "node-exporter", interval: settings.intervalSeconds, timeout: settings.timeoutSeconds, path: "/metrics",
      limits: ScrapeLimits(samples: exporter.sampleLimit),
      discoveries: [pods(of: collector, labelled: "app.kubernetes.io/name=\(exporter.name)")],
      relabeling: [.keep(Meta.portName, matching: "\(exporter.portNames.joined(separator: "|"))"), .dropNotRunning]
        + nodeIdentity(from: Meta.podNode),
      condition: exporter.enabled)
  }
}
