import Wingen

/// Metrics of the Windows nodes of an AKS cluster, and its events, sent to Grafana Cloud.
///
/// An extension of the nodes' scale sets installs windows_exporter: no pod may touch the nodes. `wingen vm-extension` writes the extension.
struct AKSVMExtension: ChartSpec {
  static let info = ChartInfo(
    name: "extension-metrics", version: "0.1.0", appVersion: "0.156.0",
    summary: "Metrics of Windows nodes whose scale sets install windows_exporter, and events, sent to Grafana Cloud.",
    prerequisites: [
      "The extension on every Windows scale set, as `wingen vm-extension` writes it.",
      "Grafana Cloud's addresses for metrics and logs, the instances' numbers, and a token in a Secret (`grafanaCloud`).",
    ],
    keywords: ["aks", "windows", "windows-exporter", "metrics", "grafana-cloud", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter that runs on Windows nodes.") var exporter = WindowsExporterSettings()
    @SettingGroup("The extension of the nodes' scale sets that installs it.") var `extension` = VMExtensionSettings()
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("The cluster's events.") var events = KubernetesEventSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector.") var collector = ClusterCollectorSettings()
    @SettingGroup("Where metrics are sent.") var grafanaCloud = GrafanaCloudSettings()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.vmExtension(values.extension, exporter: values.exporter))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape)
    return Chart {
      Notes("\(Release.name) sends metrics of this cluster's Windows nodes and its events to Grafana Cloud.")
      exporters
      content
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(
          values.scrape, windowsExporters: exporters, clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics),
        events: values.events,
        to: Destinations(
          metrics: [values.grafanaCloud.metrics(named: "grafana-cloud", on: .linux, labels: [])],
          logs: [values.grafanaCloud.logs(named: "grafana-cloud", on: .linux, labels: [])]))
    }
  }
}
