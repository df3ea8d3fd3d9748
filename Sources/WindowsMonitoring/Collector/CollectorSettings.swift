public import ChartModel
public import Kubernetes
import YAML

/// The settings of the collector that scrapes Windows nodes and sends their metrics to Logz.io.
public struct CollectorSettings: ChartValues {
  @Setting("Scrape the nodes and send their metrics.") public var enabled: Expr<Bool> = true
  @SettingGroup("Image of the OpenTelemetry collector, contrib distribution: the others lack remote write or its authentication.")
  public var image = ImageSettings(registry: "docker.io", repository: "otel/opentelemetry-collector-contrib", tag: "0.156.0")
  @SettingGroup("Image with curl, for `helm test`.")
  public var testImage = ImageSettings(registry: "docker.io", repository: "curlimages/curl", tag: "8.22.0")
  @SettingGroup("How often nodes are scraped.") public var scrape = Scrape()
  @SettingGroup("Where metrics are sent.") public var logzio = Logzio()
  @Setting(
    "Name of the cluster, as the label cluster of every series; dashboards need it to tell clusters apart.", .pattern(.line, maxLength: 200)
  )
  public var clusterName: Expr<String> = ""
  @Setting("What the containers may use.") public var resources: Expr<ResourceRequirements> = .yaml([
    "requests": ["cpu": "100m", "memory": "256Mi"], "limits": ["memory": "512Mi"],
  ])
  @SettingGroup("The collector's pod, on a Linux node.")
  public var pod = PodSettings()

  public init() {}

  public struct Scrape: ChartValues {
    @Setting(
      "Seconds between scrapes, and what one may take. Rates need a window of at least four intervals.", .range(5...300))
    public var intervalSeconds: Expr<Int> = 30
    @Setting("A node that shows more series than this is not scraped; 0 is no limit.", .range(0...10_000_000))
    public var sampleLimit: Expr<Int> = 50000

    public init() {}
  }

  /// Source of regions and addresses: logzio/logzio-helm, charts/logzio-telemetry, and docs.logz.io "Account region".
  public struct Logzio: ChartValues {
    @Setting("Region of the Logz.io account.") public var region: Expr<Region> = Expr(.us)
    @Setting("Address to send to instead of the region's listener, such as a proxy.", .pattern(.optional(.url), maxLength: 1000))
    public var endpoint: Expr<String> = ""
    @Setting("Existing Secret with the account's metrics token.", .pattern(.dnsSubdomain, maxLength: 253))
    public var tokenSecretName: Expr<String> = "logzio-metrics"
    @Setting("Key of the token in the Secret.", .pattern(.dataKey)) public var tokenSecretKey: Expr<String> = "token"
    @Setting("Value of the label p8s_logzio_name, by which Logz.io's dashboards tell environments apart.", .pattern(.line, maxLength: 200))
    public var environment: Expr<String> = ""

    public init() {}
  }

  public enum Region: String, SettingChoice {
    case us, eu, uk, ca, au
  }
}
