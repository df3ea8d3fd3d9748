import Wingen

/// Metrics of a large mixed EKS cluster, sent to Amazon Managed Service for Prometheus.
///
/// windows_exporter is part of the nodes' image. A fixed number of collectors share the targets; a role for their service account
/// signs what they send.
struct EKSAMP: ChartSpec {
  static let info = ChartInfo(
    name: "amp-metrics", version: "0.1.0", appVersion: "0.156.0",
    summary: "Metrics of a mixed EKS cluster, sent to Amazon Managed Service for Prometheus.",
    prerequisites: [
      "windows_exporter on the Windows nodes, reachable from pods (`exporter`).",
      "A workspace, and a role with the policy AmazonPrometheusRemoteWriteAccess that trusts the ServiceAccount of the collector (`amp`).",
    ],
    keywords: ["eks", "windows", "windows-exporter", "metrics", "amp", "prometheus", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter of the nodes' image.") var exporter = PreinstalledExporterSettings()
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collectors that share the cluster's targets.") var collector = ClusterCollectorSettings()
    @SettingGroup("How many they are.") var shards = ShardSettings()
    @SettingGroup("Where metrics are sent.") var amp = AmazonManagedPrometheusSettings()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.preinstalled(values.exporter))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape)
    return Chart {
      Notes("\(Release.name) sends metrics of this cluster to Amazon Managed Service for Prometheus.")
      exporters
      content
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(
          values.scrape, windowsExporters: exporters, central: .shards(values.shards.count), clusterName: values.collectors.clusterName,
          usedMetrics: content.usedMetrics),
        to: Destinations(metrics: [values.amp.metrics(named: "amp", on: .linux, labels: [])]))
    }
  }
}
