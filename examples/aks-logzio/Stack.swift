import Wingen

/// Metrics of the Windows nodes of an AKS cluster, sent to Logz.io.
///
/// windows_exporter is installed over SSH, a reverse proxy on each Windows node makes it reachable from pods, and a collector on a
/// Linux node scrapes the proxies.
struct AKSLogzio: ChartSpec {
  static let info = ChartInfo(
    name: "windows-metrics", version: "0.1.0", appVersion: "0.31.8",
    summary: "Metrics of Windows nodes in Azure Kubernetes Service, sent to Logz.io.",
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
    @SettingGroup("Scrapes Windows nodes and sends their metrics to Logz.io.") var collector = CollectorSettings()

  }

  static func chart(_ values: Settings) -> Chart {
    Chart {
      Notes("\(Release.name) watches the Windows nodes of this cluster.")
      WindowsExporterInstaller(values.installer, exporter: values.exporter)
      WindowsNodeProxy(values.proxy, exporter: values.exporter, reachedBy: WindowsMetricsCollector.component)
      WindowsMetricsCollector(values.collector)
    }
  }
}
