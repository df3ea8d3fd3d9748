public import ChartModel

/// The alerts of charts that install the exporter over SSH. Both need kube-state-metrics.
public struct InstallerAlertSettings: ChartValues {
  @SettingGroup("A Job that installs the exporter failed.") public var failed = AlertSettings(.warning, for: "5m")
  @SettingGroup("The installer's CronJob has not succeeded for long.")
  public var stale = ThresholdAlertSettings(.warning, for: "15m", above: 24, "Hours since the last success.", in: 1...8760)

  public init() {}
}
