public import ChartModel

/// The windows_exporter that runs on the nodes. Source of names, flags and MSI properties: prometheus-community/windows_exporter v0.31.8.
public struct WindowsExporterSettings: ChartValues {
  @Setting("Version of windows_exporter: three numbers, without a leading v. Pre-releases cannot be installed.", .pattern(.releaseVersion))
  public var version: Expr<String> = "0.31.8"
  @Setting(
    "Collectors to enable; [defaults] stands for the exporter's own. process and tcp cost the most: a series or more for each process and connection state. One that the version does not know is refused: the exporter would not start.",
    .type(.list(of: .choice(WindowsExporterSettings.listableCollectors), minItems: 1, unique: true)))
  public var collectors: Expr<[String]> = ["[defaults]", "container"]
  @Setting("Port of the exporter on the node. AKS's own exporter uses 19182.", .range(1...65535))
  public var port: Expr<Int> = 9182

  public init() {}
}
