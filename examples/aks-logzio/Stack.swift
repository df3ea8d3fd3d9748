import Wingen

/// Metrics of the Windows nodes of an AKS cluster, sent to Logz.io.
///
/// windows_exporter is installed over SSH, a reverse proxy on each Windows node makes it reachable from pods, and a collector on a
/// Linux node scrapes the proxies.
struct AKSLogzio: ChartSpec {
  static let info = ChartInfo(
    name: "windows-metrics", version: "0.1.0", appVersion: "0.31.8",
    summary: "Metrics of Windows nodes in Azure Kubernetes Service, sent to Logz.io.",
    prerequisites: [
      "Windows node pools with SSH enabled (AKS: not `--ssh-access disabled`), and an administrator's password or private key.",
      "The Secret `windows-node-credentials` with `username` and either `ssh-privatekey` or `password` (a password needs the nodes' host keys too, or `installer.hostKeys.learnWithPassword`), and the Secret `logzio-metrics` with `token`; the names can be changed.",
      "Nodes must reach GitHub for windows_exporter's MSI, or a mirror (`installer.msi.mirrorUrl`); Windows pods must reach nginx.org, or a mirror (`proxy.nginx.url`).",
      "The collector must reach Logz.io's listener on port 8053.",
    ],
    keywords: ["aks", "windows", "windows-exporter", "metrics", "logzio", "opentelemetry"],
    annotations: [
      "artifacthub.io/category": "monitoring-logging",
      "artifacthub.io/license": "Apache-2.0",
      "artifacthub.io/prerelease": "false",
    ])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter that runs on Windows nodes.") var exporter = WindowsExporterSettings()
    @SettingGroup("Gets windows_exporter onto Windows nodes over SSH.") var installer = InstallerSettings()
    @SettingGroup("Makes node metrics reachable from pods.") var proxy = ProxySettings()
    @SettingGroup("What the collector scrapes.") var scrape = ScrapeSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings()
    @SettingGroup("Alerts about the installation over SSH, beside those of monitoring.alerts.")
    var installerAlerts = InstallerAlertSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector that scrapes Windows nodes and sends their metrics to Logz.io.")
    var collector = ClusterCollectorSettings()
    @SettingGroup("Where metrics are sent.") var logzio = LogzioMetricsSettings()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.sshInstaller(values.installer, exporter: values.exporter, proxy: values.proxy))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape, installerAlerts: values.installerAlerts)
    return Chart {
      Notes("\(Release.name) watches the Windows nodes of this cluster.")
      exporters
      content
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(
          values.scrape, windowsExporters: exporters, clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics),
        to: Destinations(metrics: [values.logzio.backend()]))
    }
  }
}
