import ChartModel
import Kubernetes
import MonitoringContent
import Prometheus
import Testing
import WindowsMonitoring
import YAML

/// A chart that scrapes everything that our content reads, and brings the content.
struct ContentChart: ChartSpec {
  struct Settings: ChartValues {
    @SettingGroup("What is scraped.") var scrape = ScrapeSettings()
    @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
    @SettingGroup("Over SSH.") var installer = InstallerSettings()
    @SettingGroup("Rules and dashboards.") var monitoring = MonitoringSettings()
    @Setting("The name of the cluster.") var cluster: Expr<String> = ""
  }

  static let info = ChartInfo(name: "watch", version: "1.0.0", appVersion: "1", summary: "A chart for tests.")
  static let (release, namespace) = ("metrics", "monitoring")
  /// As Helm puts it together.
  static let fullName = "metrics-watch"

  static func chart(_ values: Settings) -> Chart {
    let exporters = WindowsExporters(.sshInstaller(values.installer, exporter: values.exporter))
    let content = MonitoringContent(values.monitoring, exporters: exporters, scrape: values.scrape)
    let plan = ScrapePlan(
      values.scrape, windowsExporters: exporters, clusterName: values.cluster, usedMetrics: content.usedMetrics)
    // Without variables of an environment: the central collector is no shard.
    let scraping = (try? PrometheusFile(jobs: plan.jobs(of: .central)).entries()) ?? []
    return Chart {
      ConfigMap("scraping", data: [DataEntry("prometheus.yml", lines: TreeLayout.embedded([.comment("Jobs")] + scraping))])
      exporters
      content
    }
  }

  // MARK: Rendering

  /// What is the same in all clusters.
  struct Content: Sendable {
    /// The rule file.
    var rules: String
    /// By file name.
    var dashboards: [(name: String, json: YAMLValue)]
  }

  static func content(_ chart: ChartDefinition) throws -> Content {
    let files = Evaluator(chart).content(try values(chart, cluster: "any", keepsUsed: false), release: facts)
    let rules = files.first { $0.path == "rules/windows.yaml" }?.text
    return Content(
      rules: try #require(rules),
      dashboards: try files.filter { $0.path.hasPrefix("dashboards/") }.map {
        ($0.path, try YAMLReader.readSingle(Array($0.text.utf8), file: $0.path).plain)
      })
  }

  /// A cluster's prometheus.yml.
  static func scraping(_ chart: ChartDefinition, cluster: String, keepsUsed: Bool) throws -> String {
    let objects = Evaluator(chart).render(try values(chart, cluster: cluster, keepsUsed: keepsUsed), release: facts).objects
    let texts = objects.compactMap { $0.value["data"]?["prometheus.yml"]?.string }
    return try #require(texts.first)
  }

  /// The names that a prometheus.yml keeps of the exporters' metrics, as a regular expression; nil if it keeps all.
  static func kept(_ scraping: String) throws -> String? {
    let jobs = try YAMLReader.readSingle(Array(scraping.utf8), file: "prometheus.yml").plain["scrape_configs"]?.list ?? []
    let rules = jobs.first { $0["job_name"] == "windows-exporter" }?["metric_relabel_configs"]?.list ?? []
    return rules.first { $0["action"] == "keep" }?["regex"]?.string
  }

  private static let facts = ReleaseFacts(name: release, namespace: namespace)

  private static func values(_ chart: ChartDefinition, cluster: String, keepsUsed: Bool) throws -> YAMLMap {
    let values: YAMLMap = [
      "cluster": .string(cluster),
      "exporter": ["collectors": ["[defaults]", "container", "process", "tcp", "time"]],
      "installer": ["firewall": ["remoteAddresses": ["10.0.0.0/8"]], "cronJob": ["enabled": true]],
      "scrape": [
        "windowsExporter": ["keep": keepsUsed ? "used" : "all"], "kubelet": ["resources": true], "kubeStateMetrics": ["enabled": true],
        "nodeExporter": ["enabled": true],
      ],
    ]
    return try TestChart.values(values, for: chart)
  }
}
