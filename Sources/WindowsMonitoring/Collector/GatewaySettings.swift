public import ChartModel
public import OpenTelemetry

/// The settings of the gateway: collectors that take what the others send, and send it on.
public struct GatewaySettings: ChartValues {
  @Setting("How many there are at least.", .range(1...1000)) public var minReplicas: Expr<Int> = 2
  @Setting("How many there are at most; as many as at least turns autoscaling off.", .range(1...1000)) public var maxReplicas: Expr<Int> = 6
  @Setting("Use of the requested CPU, in percent, at which another one is started.", .range(1...100))
  public var targetCPUPercent: Expr<Int> = 70
  @Setting("How many may be away while nodes are drained: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = 1
  @SettingGroup("What the container may use.") public var resources = CollectorResources(cpuRequest: "500m", memoryMiB: 1024)
  @SettingGroup("The gateway's pods, on Linux nodes.") public var pod = PodSettings()
  @SettingGroup("What is added to the gateway's configuration.") public var config = CollectorOverrides()

  public init() {}
}
