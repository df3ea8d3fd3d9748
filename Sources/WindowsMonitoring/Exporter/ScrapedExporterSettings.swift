public import ChartModel

/// The settings of an exporter that somebody else has put onto the nodes.
public struct PreinstalledExporterSettings: ChartValues {
  @Setting("Scrape it.") public var enabled: Expr<Bool> = true
  @Setting("Port of the exporter on the nodes.", .range(1...65535)) public var port: Expr<Int> = 9182
  @Setting("Label selector of the nodes that have it.", .pattern(.labelSelector, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"
  @Setting("It is wmi_exporter, as it was called before 0.13: its metrics are renamed from wmi_… to windows_….")
  public var isWMIExporter: Expr<Bool> = false
  @SettingGroup("How collectors reach an exporter that its own web configuration protects.")
  public var protection = EndpointProtection(secretName: "windows-exporter-access")

  public init() {}
}

/// The settings of the exporter that AKS installs itself.
public struct AKSManagedExporterSettings: ChartValues {
  @Setting("Scrape it.") public var enabled: Expr<Bool> = true
  @Setting("Port of AKS's exporter on the nodes.", .range(1...65535)) public var port: Expr<Int> = 19182
  @Setting(
    "Label selector of the nodes that have it: AKS installs it in some regions only.", .pattern(.labelSelector, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"

  public init() {}
}
