import Wingen

/// Metrics, logs and traces of a mixed GKE cluster, sent to any backend that takes OTLP.
///
/// windows_exporter runs in HostProcess pods. A collector on every node, of either system, scrapes what is on the node and reads the containers' logs; one for the cluster takes
/// the rest. All send to a gateway, which alone knows the backend's token, and which takes traces of applications too.
struct GKEOTLP: ChartSpec {
  static let info = ChartInfo(
    name: "otlp-telemetry", version: "0.1.0", appVersion: "0.156.0",
    summary: "Metrics, logs and traces of a mixed GKE cluster, sent by OTLP.",
    prerequisites: [
      "A namespace that allows HostProcess pods and mounts of the node's folders: Pod Security's level `privileged`. GKE Autopilot does not allow them.",
      "The backend's address (`otlp.endpoint`), and its token in a Secret.",
    ],
    keywords: ["gke", "windows", "metrics", "logs", "traces", "otlp", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter that runs on Windows nodes.") var exporter = WindowsExporterSettings()
    @SettingGroup("Runs windows_exporter on Windows nodes, in HostProcess pods.") var hostProcess = HostProcessExporterSettings()
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("Which logs are read.") var logs = ContainerLogSettings()
    @SettingGroup("The cluster's events.") var events = KubernetesEventSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector for the cluster.") var collector = ClusterCollectorSettings()
    @SettingGroup("The collectors on Linux nodes.") var linuxNodes = LinuxNodeCollectorSettings()
    @SettingGroup("The collectors on Windows nodes.") var windowsNodes = WindowsNodeCollectorSettings()
    @SettingGroup("The gateway.") var gateway = GatewaySettings()
    @SettingGroup("Where everything is sent.") var otlp = OTLPGRPCSettings<BearerAuthentication>()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.hostProcess(values.hostProcess, exporter: values.exporter))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape)
    let plan = ScrapePlan(
      values.scrape, windowsExporters: exporters, nodeCollectors: [.linux, .windows],
      clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics)
    return Chart {
      Notes("\(Release.name) sends metrics, logs and traces of this cluster to \(values.otlp.endpoint).")
      exporters
      content
      LinuxNodeCollector(
        values.linuxNodes, common: values.collectors, scraping: plan, logs: values.logs, to: CollectorGateway.destination)
      WindowsNodeCollector(
        values.windowsNodes, common: values.collectors, scraping: plan, logs: values.logs, to: CollectorGateway.destination)
      ClusterCollector(
        values.collector, common: values.collectors, scraping: plan, events: values.events, to: CollectorGateway.destination)
      CollectorGateway(
        values.gateway, common: values.collectors,
        to: Destinations(
          metrics: [values.otlp.metrics(named: "otlp", on: .linux, labels: [])],
          logs: [values.otlp.logs(named: "otlp", on: .linux, labels: [])],
          traces: [values.otlp.traces(named: "otlp", on: .linux, labels: [])]))
    }
  }
}
