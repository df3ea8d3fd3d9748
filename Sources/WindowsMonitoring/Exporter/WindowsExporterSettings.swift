public import ChartModel

/// The windows_exporter that runs on the nodes. Source of names, flags and MSI properties: prometheus-community/windows_exporter v0.31.8.
public struct WindowsExporterSettings: ChartValues {
  @Setting("Version of windows_exporter: three numbers, without a leading v. Pre-releases cannot be installed.", .pattern(.releaseVersion))
  public var version: Expr<String> = "0.31.8"
  @Setting(
    "SHA-256 of the version's amd64 MSI, as the release's sha256sums.txt has it. Must change together with the version.",
    .pattern(.sha256))
  public var msiSha256: Expr<String> = "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40"
  @Setting(
    "Address of a folder that holds the MSI under its own name, for nodes that cannot reach GitHub. Empty: GitHub.",
    .pattern(.optional(.url), maxLength: 1000))
  public var msiMirrorUrl: Expr<String> = ""
  @Setting(
    "Collectors to enable; [defaults] stands for the exporter's own. process and tcp cost the most: a series or more for each process and connection state. A name that the version does not know would keep the exporter from starting.",
    .type(.list(of: .choice(WindowsExporterSettings.collectorNames), minItems: 1, unique: true)))
  public var collectors: Expr<[String]> = ["[defaults]", "container"]
  @Setting("Port of the exporter on the node. AKS's own exporter uses 19182.", .range(1...65535))
  public var port: Expr<Int> = 9182

  public init() {}

  /// The collectors of windows_exporter 0.31 (docs/ in its repository).
  static let collectorNames = [
    "[defaults]", "ad", "adcs", "adfs", "cache", "container", "cpu", "cpu_info", "dfsr", "dhcp", "diskdrive", "dns", "exchange", "file",
    "fsrmquota", "gpu", "hyperv", "iis", "license", "logical_disk", "memory", "mscluster", "msmq", "mssql", "net", "netframework", "nps",
    "os", "pagefile", "performancecounter", "physical_disk", "printer", "process", "remote_fx", "scheduled_task", "service", "smb",
    "smbclient", "smtp", "system", "tcp", "terminal_services", "textfile", "thermalzone", "time", "udp", "update", "vmware",
  ]
}
