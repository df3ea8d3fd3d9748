import Wingen

/// Metrics of the Windows nodes, the kubelets and the applications of an AKS cluster, sent to Azure Monitor's managed Prometheus.
///
/// AKS runs windows_exporter itself in some regions; nodes of others can have it in HostProcess pods. One collector on a Linux node scrapes the whole cluster, and
/// shows Azure who it is by workload identity: there is no secret.
struct AKSAzureMonitor: ChartSpec {
  static let info = ChartInfo(
    name: "azure-metrics", version: "0.1.0", appVersion: "0.156.0",
    summary: "Metrics of a mixed AKS cluster, sent to Azure Monitor managed service for Prometheus.",
    prerequisites: [
      "Windows node pools on which AKS runs windows_exporter (port 19182); for others `hostProcess.enabled`, and a namespace that allows Pod Security's level `privileged`.",
      "Workload identity and the OIDC issuer enabled in the cluster, and a managed identity with the role Monitoring Metrics Publisher on the data collection rule, federated with the ServiceAccount of the collector (`azure.clientID`).",
      "The metrics ingestion endpoint of the Azure Monitor workspace (`azure.endpoint`).",
    ],
    keywords: ["aks", "windows", "metrics", "azure-monitor", "prometheus", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("The windows_exporter that AKS runs.") var aksManaged = AKSManagedExporterSettings()
    @SettingGroup("The windows_exporter of nodes on which AKS runs none.") var exporter = WindowsExporterSettings()
    @SettingGroup("Runs it, in HostProcess pods.") var hostProcess = HostProcessExporterSettings(enabled: false)
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("Rules, alerts and dashboards about Windows nodes.") var monitoring = MonitoringSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector.") var collector = ClusterCollectorSettings()
    @SettingGroup("Where metrics are sent.") var azure = AzureManagedPrometheusSettings()
  }

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(
      .aksManaged(values.aksManaged), .hostProcess(values.hostProcess, exporter: values.exporter))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape)
    return Chart {
      Notes("\(Release.name) sends metrics of this cluster to Azure Monitor.")
      exporters
      content
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(
          values.scrape, windowsExporters: exporters, clusterName: values.collectors.clusterName, usedMetrics: content.usedMetrics),
        to: Destinations(metrics: [values.azure.metrics(named: "azure", on: .linux, labels: [])]))
    }
  }
}
