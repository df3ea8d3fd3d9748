public import ChartModel
public import OpenTelemetry
import YAML

/// What the settings of collectors on nodes have in common, whatever the nodes.
protocol NodeCollectorSettings: ChartValues {
  var resources: CollectorResources { get }
  var config: CollectorOverrides { get }
}

/// The settings of the collectors on Linux nodes.
public struct LinuxNodeCollectorSettings: ChartValues, NodeCollectorSettings {
  @SettingGroup("What the container may use.") public var resources = CollectorResources(memoryMiB: 256)
  @Setting("How many pods an update may take away at once: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = "25%"
  @SettingGroup("The collectors' pods. They run on tainted nodes too, so that none is left out.")
  public var pod = PodSettings(tolerations: [["effect": "NoSchedule", "operator": "Exists"]])
  @SettingGroup("What is added to the collectors' configuration.") public var config = CollectorOverrides()

  public init() {}
}

/// The settings of the collectors in containers on Windows nodes.
public struct WindowsNodeCollectorSettings: ChartValues, NodeCollectorSettings {
  @Setting("One DaemonSet for each Windows build: an image runs only on hosts of its own build or a later one.", .minItems(1))
  public var builds: Expr<[WindowsCollectorBuild]> = [
    WindowsCollectorBuild(name: "ltsc2022", windowsBuild: "10.0.20348", release: .server2022)
  ]
  @SettingGroup("What the container may use.") public var resources = CollectorResources()
  @Setting("How many pods an update may take away at once: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = "25%"
  @SettingGroup("The collectors' pods.") public var pod = PodSettings()
  @SettingGroup("What is added to the collectors' configuration.") public var config = CollectorOverrides()

  public init() {}
}

/// The settings of the collectors that run as processes of Windows nodes.
public struct HostProcessCollectorSettings: ChartValues, NodeCollectorSettings {
  @Setting("Release of Windows Server in the image's tag. A HostProcess container runs on nodes of any build.")
  public var release: Expr<WindowsImageRelease> = Expr(.server2022)
  @Setting("Port of the collector's health, on the node's own address.", .range(1024...65535)) public var healthPort: Expr<Int> = 13133
  @Setting("Port of the collector's own metrics, on the node's own address.", .range(1024...65535))
  public var telemetryPort: Expr<Int> = 18888
  @Setting("Send metrics of the nodes themselves, such as system.cpu.time, besides what is scraped.") public var hostMetrics: Expr<Bool> =
    false
  @SettingGroup("What the process may use.") public var resources = CollectorResources()
  @Setting("How many pods an update may take away at once: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = "25%"
  @SettingGroup("The collectors' pods.") public var pod = PodSettings()
  @SettingGroup("What is added to the collectors' configuration.") public var config = CollectorOverrides()

  public init() {}
}
