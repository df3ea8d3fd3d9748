public import ChartModel

/// Which alerts there are, and from when on they fire.
public struct WindowsAlertSettings: ChartValues {
  @Setting("Have alerts.") public var enabled: Expr<Bool> = true
  @Setting("Labels of every alert, such as a team's.", .type(.map(keys: .alertLabel, values: .string(.alertLabelValue))))
  public var labels: Expr<[String: String]> = [:]
  @SettingGroup("A Windows node is not ready. Needs kube-state-metrics.") public var nodeNotReady = AlertSettings(.critical, for: "10m")
  @SettingGroup("The exporter of a node does not answer.") public var exporterDown = AlertSettings(.critical, for: "10m")
  @SettingGroup(
    "A Windows node has no exporter that is scraped. Means all Windows nodes: switch it off where only some are to be scraped. Needs kube-state-metrics, with the same label cluster."
  )
  public var exporterMissing = AlertSettings(.warning, for: "30m")
  @SettingGroup(
    "Nothing arrives any more, neither of exporters nor of kube-state-metrics: whoever scrapes them has stopped. Fires for a day.")
  public var metricsAbsent = AlertSettings(.critical, for: "15m")
  @SettingGroup("A collector of windows_exporter fails: its metrics are missing.")
  public var exporterCollectorFailed = AlertSettings(.warning, for: "15m")
  @SettingGroup("The processors of a node are busy.")
  public var cpu = ThresholdAlertSettings(.warning, for: "30m", above: 90, "Percent of all processor time.", in: 1...100)
  @SettingGroup("The memory of a node is used up.")
  public var memory = ThresholdAlertSettings(.warning, for: "15m", above: 90, "Percent of physical memory.", in: 1...100)
  @SettingGroup("Nearly all memory is promised that a node can promise: at the limit, allocations fail, whatever is free.")
  public var commit = ThresholdAlertSettings(.critical, for: "10m", above: 90, "Percent of the commit limit.", in: 1...100)
  @SettingGroup("A volume is full.")
  public var diskFull = ThresholdAlertSettings(
    .critical, for: "10m", above: 90, "Percent of the volume. The kubelet evicts pods from 85% of its image volume on.", in: 1...100)
  @SettingGroup("A volume is filling: at the pace of the last six hours it is full soon.")
  public var diskFilling = DiskFillingSettings()
  @SettingGroup("Reads and writes of a disk take long.")
  public var diskLatency = ThresholdAlertSettings(.warning, for: "30m", above: 100, "Milliseconds on average.", in: 1...10000)
  @SettingGroup("A network adapter drops packets, or receives broken ones.")
  public var networkErrors = ThresholdAlertSettings(
    .warning, for: "15m", above: 1, "Percent of all packets. Never fires for less than one lost a second.", in: 0...100)
  @SettingGroup("A network adapter carries nearly all it can.")
  public var networkSaturation = ThresholdAlertSettings(.warning, for: "30m", above: 90, "Percent of the bandwidth.", in: 1...100)
  @SettingGroup("A service that the node lives by has stopped.") public var serviceStopped = ServiceStoppedSettings()
  @SettingGroup("Containers on Windows nodes start again and again. Needs kube-state-metrics.")
  public var containerRestarts = ThresholdAlertSettings(.warning, for: "0m", above: 3, "Restarts in an hour.", in: 0...1000)
  @SettingGroup("A pod on a Windows node does not run. Needs kube-state-metrics.")
  public var podNotRunning = AlertSettings(.warning, for: "30m")
  @SettingGroup(
    "A pod cannot start on its Windows node: an image of another system or build, or one that cannot be pulled. Needs kube-state-metrics.")
  public var podOnWrongNode = AlertSettings(.warning, for: "15m")
  @SettingGroup(
    "A pod that asks for Windows finds no node, or is on a Linux node. Needs kube-state-metrics with --metric-opt-in-list=kube_pod_nodeselectors."
  )
  public var podUnschedulable = AlertSettings(.warning, for: "30m")
  @SettingGroup("The clock of a node is wrong. Needs the exporter's collector time.")
  public var clockSkew = ThresholdAlertSettings(.warning, for: "15m", above: 1000, "Milliseconds off.", in: 1...3_600_000)
  @SettingGroup("A collector cannot deliver what it has, or refuses what it is given. Needs the collectors' own metrics.")
  public var collectorDroppingData = AlertSettings(.critical, for: "15m")

  public init() {}

  /// The settings of the alert about volumes that fill.
  public struct DiskFillingSettings: ChartValues {
    @Setting("Have this alert.") public var enabled: Expr<Bool> = true
    @Setting("Label severity of the alert.") public var severity: Expr<AlertSeverity> = Expr(.warning)
    @Setting("How long it must be so before the alert fires.", .pattern(.duration)) public var `for`: Expr<String> = "1h"
    @Setting("Hours until it will be full.", .range(1...720)) public var withinHours: Expr<Int> = 24
    @Setting("Only if less than this is free, in percent.", .range(1...100)) public var belowFree: Expr<Int> = 40

    public init() {}
  }

  /// The settings of the alert about services.
  public struct ServiceStoppedSettings: ChartValues {
    @Setting("Have this alert. Needs the exporter's collector service.") public var enabled: Expr<Bool> = true
    @Setting("Label severity of the alert.") public var severity: Expr<AlertSeverity> = Expr(.critical)
    @Setting("How long it must be so before the alert fires.", .pattern(.duration)) public var `for`: Expr<String> = "5m"
    @Setting(
      "Names of the services, as the Service Control Manager knows them. Those that a node does not have are left out.",
      .pattern(.windowsServiceName, maxLength: 80), .minItems(1), .unique)
    public var names: Expr<[String]> = ["containerd", "kubelet", "kubeproxy", "kube-proxy"]

    public init() {}
  }
}

extension TextPattern {
  /// One line, without braces: Prometheus reads `{{` as the beginning of a template.
  fileprivate static let alertLabelValue = TextPattern.repeated(
    .one(ScalarSet([0x20...0x7A, 0x7C...0x7C, 0x7E...0x7E] + ScalarSet.printable.ranges.dropFirst())), min: 0, max: 200)

  /// The name of a Windows service that stands in a regular expression just as it is.
  fileprivate static let windowsServiceName = TextPattern.repeated(.one(ScalarSet(ascii: "A-Za-z0-9_-")), min: 1, max: 80)
}
