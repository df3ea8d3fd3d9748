import Wingen

/// Metrics of the Windows nodes, the kubelets and the applications of an AKS cluster, sent to Azure Monitor's managed Prometheus.
///
/// AKS runs windows_exporter itself, so nothing is installed on nodes. One collector on a Linux node scrapes the whole cluster, and
/// shows Azure who it is by workload identity: there is no secret.
struct AKSAzureMonitor: ChartSpec {
  static let info = ChartInfo(
    name: "azure-metrics", version: "0.1.0", appVersion: "0.156.0",
    summary: "Metrics of a mixed AKS cluster, sent to Azure Monitor managed service for Prometheus.",
    prerequisites: [
      "Windows node pools on which AKS runs windows_exporter (port 19182).",
      "Workload identity and the OIDC issuer enabled in the cluster, and a managed identity with the role Monitoring Metrics Publisher on the data collection rule, federated with the ServiceAccount of the collector (`azure.clientID`).",
      "The metrics ingestion endpoint of the Azure Monitor workspace (`azure.endpoint`).",
    ],
    keywords: ["aks", "windows", "metrics", "azure-monitor", "prometheus", "opentelemetry"])

  struct Settings: ChartValues {
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("What all collectors have in common.") var collectors = CollectorSettings()
    @SettingGroup("The collector.") var collector = ClusterCollectorSettings()
    @SettingGroup("Where metrics are sent.") var azure = AzureManagedPrometheusSettings()
  }

  static func chart(_ values: Settings) -> Chart {
    Chart {
      Notes("\(Release.name) sends metrics of this cluster to Azure Monitor.")
      ClusterCollector(
        values.collector, common: values.collectors,
        scraping: ScrapePlan(values.scrape, windowsExporter: .aksManaged, clusterName: values.collectors.clusterName),
        to: Destinations(metrics: [values.azure.metrics(named: "azure", on: .linux, labels: [])]))
    }
  }
}
