import ChartModel
import CollectorSchemas
import Grafana
import HelmValues
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
      // What the others are made for, for the tests alone: names and dashboards are not in the chart as they are.
      exporters
      content
    }
  }

  /// What one cluster's release of the chart consists of.
  struct Release: Sendable {
    /// The prometheus.yml.
    var scraping: String
    var rules: String
    /// By file name.
    var dashboards: [(name: String, json: YAMLValue)]
    /// The names that are kept with `keep: used`, as the scrape job has them.
    var keeps: String?
  }

  static func render(cluster: String, keepsUsed: Bool) throws -> Release {
    let values: YAMLMap = [
      "cluster": .string(cluster),
      "exporter": ["collectors": ["[defaults]", "container", "process", "tcp", "time"]],
      "installer": ["firewall": ["remoteAddresses": ["10.0.0.0/8"]], "cronJob": ["enabled": true]],
      "scrape": [
        "intervalSeconds": 15, "timeoutSeconds": 10, "windowsExporter": ["keep": keepsUsed ? "used" : "all"],
        "kubelet": ["resources": true], "kubeStateMetrics": ["enabled": true], "nodeExporter": ["enabled": true],
      ],
    ]
    let definition = try ChartDefinition(ContentChart.self)
    let all = try ValuesMerge.combine(files: [values], sets: [], defaults: definition.settings.defaults).values
    try #require(definition.settings.violations(of: all) == [])
    let evaluator = Evaluator(definition)
    let facts = ReleaseFacts(name: release, namespace: namespace)
    let objects = evaluator.render(all, release: facts).objects.map(\.value)
    let texts = objects.compactMap { $0["data"]?["prometheus.yml"]?.string }
    let scraping = try #require(texts.first)
    let files = evaluator.content(all, release: facts)
    let rules = files.first { $0.path == "rules/windows.yaml" }?.text
    return Release(
      scraping: scraping, rules: try #require(rules),
      dashboards: try files.filter { $0.path.hasPrefix("dashboards/") }.map {
        ($0.path, try YAMLReader.readSingle(Array($0.text.utf8), file: $0.path).plain)
      }, keeps: try kept(scraping))
  }

  private static func kept(_ scraping: String) throws -> String? {
    let jobs = try YAMLReader.readSingle(Array(scraping.utf8), file: "prometheus.yml").plain["scrape_configs"]?.list ?? []
    let rules = jobs.first { $0["job_name"] == "windows-exporter" }?["metric_relabel_configs"]?.list ?? []
    return rules.first { $0["action"] == "keep" }?["regex"]?.string
  }
}
