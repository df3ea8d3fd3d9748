import Wingen

/// Metrics and logs of a mixed cluster in one's own data centre, sent to Grafana Mimir and Loki.
///
/// windows_exporter is installed over SSH and reached through a proxy on each Windows node. Logs of containers are read on every node;
/// the event logs of Windows nodes by a collector that runs as a process of the node.
struct OnPremMimirLoki: ChartSpec {
  static let info = ChartInfo(
    name: "node-telemetry", version: "0.1.0", appVersion: "0.31.8",
    summary: "Metrics and logs of a mixed cluster, sent to Grafana Mimir and Loki.",
    prerequisites: [
      "Windows nodes with SSH enabled, and an administrator's private key or password in the Secret `windows-node-credentials` (a password needs the nodes' host keys too, or `installer.hostKeys.learnWithPassword`).",
      "Windows nodes with containerd 1.7 or later, and a namespace in which HostProcess pods and mounts of the node's folders are allowed: Pod Security's level `privileged`.",
      "Mimir and Loki, and the password for each in a Secret.",
    ],
    keywords: ["windows", "windows-exporter", "metrics", "logs", "event-log", "mimir", "loki", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter that runs on Windows nodes.") var exporter = WindowsExporterSettings()
    @SettingGroup("Gets windows_exporter onto Windows nodes over SSH.") var installer = InstallerSettings()
    @SettingGroup("Makes node metrics reachable from pods.") var proxy = ProxySettings()
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("Which logs of containers are read.") var logs = ContainerLogSettings()
    @SettingGroup("Which event logs of Windows nodes are read.") var eventLogs = EventLogSettings()
    @SettingGroup("The cluster's events.") var events = KubernetesEventSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings(
      rules: .none, dashboards: true)
    @SettingGroup("Alerts about the installation over SSH, beside those of monitoring.alerts.")
    var installerAlerts = InstallerAlertSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector for the cluster, which scrapes.") var collector = ClusterCollectorSettings()
    @SettingGroup("The collectors on Linux nodes, which read logs.") var linuxNodes = LinuxNodeCollectorSettings()
    @SettingGroup("The collectors that run as processes of Windows nodes.") var windowsNodes = HostProcessCollectorSettings()
    @SettingGroup("Where metrics are sent.") var mimir = MimirSettings<BasicAuthentication>()
    @SettingGroup("Where logs are sent.") var loki = LokiSettings<BasicAuthentication>()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.sshInstaller(values.installer, exporter: values.exporter, proxy: values.proxy))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape, installerAlerts: values.installerAlerts)
    return Chart {
      Notes("\(Release.name) watches the nodes of this cluster.")
      exporters
      content
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(
          values.scrape, windowsExporters: exporters, clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics),
        events: values.events,
        to: destinations(values, on: .linux))
      LinuxNodeCollector(
        values.linuxNodes, common: values.collectors, logs: values.logs,
        to: Destinations(logs: [values.loki.logs(named: "loki", on: .linux, labels: [])]))
      HostProcessCollector(
        values.windowsNodes, common: values.collectors, logs: values.logs, eventLogs: values.eventLogs,
        to: destinations(values, on: .windows))
    }
  }

  private static func destinations(_ values: Settings, on system: CollectorSystem) -> Destinations {
    Destinations(
      metrics: [values.mimir.metrics(named: "mimir", on: system, labels: [])],
      logs: [values.loki.logs(named: "loki", on: system, labels: [])])
  }
}
