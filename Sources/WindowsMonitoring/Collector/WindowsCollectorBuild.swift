public import ChartModel

/// A Windows build that nodes run, and the release of Windows Server that the collector's image for it is made from.
public struct WindowsCollectorBuild: ChartValues, SettingElement {
  @Setting("Short name, part of the names of objects.", .pattern(.dnsLabel(maxLength: 12))) public var name: Expr<String> = "ltsc2022"
  @Setting("Value of the node label node.kubernetes.io/windows-build: 10.0.17763 for 2019, 10.0.20348 for 2022.", .pattern(.windowsBuild))
  public var windowsBuild: Expr<String> = "10.0.20348"
  @Setting("Release of Windows Server in the image's tag. There is no image for 2025: its nodes take a HostProcess collector.")
  public var release: Expr<WindowsImageRelease> = Expr(.server2022)

  public init() {}

  /// An element of a default.
  public init(name: String, windowsBuild: String, release: WindowsImageRelease) {
    _name = Setting(wrappedValue: Expr(literal: name), "")
    _windowsBuild = Setting(wrappedValue: Expr(literal: windowsBuild), "")
    _release = Setting(wrappedValue: Expr(release), "")
  }
}

/// The releases of Windows Server that the collector is published for (opentelemetry-collector-releases, distributions/*/.goreleaser.yaml).
public enum WindowsImageRelease: String, SettingChoice {
  /// Build 10.0.17763.
  case server2019 = "2019"
  /// Build 10.0.20348.
  case server2022 = "2022"
}
