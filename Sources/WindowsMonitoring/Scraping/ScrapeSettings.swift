public import ChartModel
import YAML

/// What is scraped, and how often.
public struct ScrapeSettings: ChartValues {
  @Setting("Seconds between scrapes. Rates need a window of at least four intervals.", .range(15...300))
  public var intervalSeconds: Expr<Int> = 30
  @Setting("Seconds that a scrape may take. Windows nodes and kubelets are given the whole interval.", .range(1...15))
  public var timeoutSeconds: Expr<Int> = 10
  @Setting(
    "Labels of nodes that are copied to the series of their targets, dots, slashes and hyphens made underscores: topology.kubernetes.io/zone becomes topology_kubernetes_io_zone. Needs the right to read nodes.",
    .type(.list(of: .string(.qualifiedName, minLength: 1, maxLength: 317), unique: true)))
  public var nodeLabels: Expr<[String]> = []
  @SettingGroup("The exporter on Windows nodes.") public var windowsExporter = WindowsNodes()
  @SettingGroup("The kubelets of all nodes.") public var kubelet = Kubelet()
  @SettingGroup("Pods and Services with the annotation prometheus.io/scrape: \"true\", on nodes of both systems.")
  public var applications = Applications()
  @SettingGroup("A kube-state-metrics that runs in the cluster.")
  public var kubeStateMetrics = Workload("Scrape kube-state-metrics.", name: "kube-state-metrics", ports: ["http", "http-metrics"])
  @SettingGroup("A node_exporter that runs on Linux nodes.")
  public var nodeExporter = Workload(
    "Scrape node_exporter.", name: "prometheus-node-exporter", ports: ["metrics", "http-metrics"])
  @Setting("Scrape the metrics of the chart's own collectors: whether they deliver what they take.")
  public var collectors: Expr<Bool> = true

  public init() {}

  /// The exporter of Windows nodes.
  public struct WindowsNodes: ChartValues {
    @Setting("Scrape the exporter on Windows nodes.") public var enabled: Expr<Bool> = true
    @Setting("A node that shows more series than this is not scraped; 0 is no limit.", .range(0...10_000_000))
    public var sampleLimit: Expr<Int> = 50000
    @Setting(
      "Which metrics are kept: all, or those that rules and dashboards use which are switched on. wingen content says how many series that saves."
    )
    public var keep: Expr<KeptMetrics> = Expr(.all)
    @Setting(
      "Further metrics to keep beside those that are used, by their names.",
      .type(.list(of: .string(.metricName, minLength: 1, maxLength: 200), unique: true)))
    public var keepAlso: Expr<[String]> = []

    public init() {}
  }

  /// Which of the exporter's metrics are sent on.
  public enum KeptMetrics: String, SettingChoice {
    /// Every series that the exporter shows.
    case all
    /// Those that the rules and dashboards read which are switched on, and those listed in `keepAlso`.
    case used
  }

  /// What kubelets show of themselves and of pods.
  public struct Kubelet: ChartValues {
    @Setting("Scrape the kubelet's own metrics, such as those of volumes.") public var enabled: Expr<Bool> = false
    @Setting("Scrape processor time and memory of pods and containers, on nodes of both systems.")
    public var resources: Expr<Bool> = false
    @Setting("Scrape cAdvisor, on Linux nodes: on Windows it shows no containers.") public var cadvisor: Expr<Bool> = false
    @Setting(
      "Verify the kubelet's certificate against the cluster's authority. Many clusters let kubelets sign their own, which then fails.")
    public var verifyCertificate: Expr<Bool> = false

    public init() {}
  }

  /// Pods and Services that ask to be scraped by annotations.
  public struct Applications: ChartValues {
    @Setting("Scrape annotated pods.") public var pods: Expr<Bool> = false
    @Setting("Scrape the pods and addresses behind annotated Services, but for pods that are annotated themselves.")
    public var services: Expr<Bool> = false
    @Setting("Only in these namespaces; in all if empty.", .pattern(.dnsLabel, maxLength: 63), .unique)
    public var namespaces: Expr<[String]> = []
    @Setting("A target that shows more series than this is not scraped; 0 is no limit.", .range(0...10_000_000))
    public var sampleLimit: Expr<Int> = 20000
    @Setting("A target with a series of more labels than this is not scraped; 0 is no limit.", .range(0...1000))
    public var labelLimit: Expr<Int> = 63
    @Setting("A target whose answer has more megabytes than this is not scraped; 0 is no limit.", .range(0...1000))
    public var bodyLimitMegabytes: Expr<Int> = 20

    public init() {}
  }

  /// Pods of a widely used chart, found by the name that they carry.
  public struct Workload: ChartValues {
    @Setting("Scrape it.") public var enabled: Expr<Bool> = false
    @Setting("Value of its pods' label app.kubernetes.io/name.", .pattern(.labelValue), .nonEmpty) public var name: Expr<String> = "name"
    @Setting("Names of the container ports that show its metrics.", .pattern(.dnsLabel, maxLength: 15), .minItems(1), .unique)
    public var portNames: Expr<[String]> = ["metrics"]
    @Setting("If it shows more series than this, it is not scraped; 0 is no limit.", .range(0...10_000_000))
    public var sampleLimit: Expr<Int> = 0

    public init() {}

    init(_ summary: String, name: String, ports: [String]) {
      _enabled = Setting(wrappedValue: false, summary)
      _name = Setting(
        wrappedValue: Expr(literal: name), "Value of its pods' label app.kubernetes.io/name.", .pattern(.labelValue), .nonEmpty)
      _portNames = Setting(
        wrappedValue: Expr(.value(.list(ports.map { .string($0) }))), "Names of the container ports that show its metrics.",
        .pattern(.dnsLabel, maxLength: 15), .minItems(1), .unique)
    }
  }
}

extension TextPattern {
  /// The name of a metric, or what such names look like: a full stop and a star may stand in it.
  fileprivate static let metricName = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Z_a-z")), .repeated(.either([.one(ScalarSet(ascii: "0-9A-Z_a-z")), .text(".*")]), min: 0, max: nil),
  ])
}
