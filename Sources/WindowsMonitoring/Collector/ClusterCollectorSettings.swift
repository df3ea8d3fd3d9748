public import ChartModel
public import Kubernetes
public import OpenTelemetry

/// The settings of the collector that looks after the whole cluster.
public struct ClusterCollectorSettings: ChartValues {
  @Setting("Run it.") public var enabled: Expr<Bool> = true
  @SettingGroup("What the container may use.") public var resources = CollectorResources()
  @SettingGroup("The collector's pods, on Linux nodes.") public var pod = PodSettings()
  @SettingGroup("What is added to the collector's configuration.") public var config = CollectorOverrides()
  @SettingGroup("Image with curl, for `helm test`.")
  public var testImage = ImageSettings(registry: "docker.io", repository: "curlimages/curl", tag: "8.22.0")

  public init() {}
}

/// How many collectors share the cluster's targets.
public struct ShardSettings: ChartValues {
  @Setting(
    "Number of collectors, each of which scrapes its share of the targets. Another number moves most targets to another collector.",
    .range(1...64))
  public var count: Expr<Int> = 2

  public init() {}
}

/// Which of the cluster's events are taken for logs.
public struct KubernetesEventSettings: ChartValues {
  @Setting("Send the cluster's events.") public var enabled: Expr<Bool> = false
  @Setting("Only in these namespaces; in all if empty.", .pattern(.dnsLabel, maxLength: 63), .unique)
  public var namespaces: Expr<[String]> = []

  public init() {}
}
