public import ChartModel

/// The settings of the exporter that an extension of the nodes' scale sets installs. `wingen vm-extension` reads them.
public struct VMExtensionSettings: ChartValues {
  @Setting("Scrape the exporter that the extension installs.") public var enabled: Expr<Bool> = true
  @Setting("Label selector of the nodes whose scale sets have the extension.", .pattern(.labelSelector, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"
  @SettingGroup("The MSI that is installed.") public var msi = PackageSettings()
  @Setting("What is wanted on the nodes: present, or absent to take windows_exporter off all of them.")
  public var state: Expr<InstallerSettings.State> = Expr(.present)
  @Setting("Replace a newer windows_exporter by an older one. Otherwise the extension fails on a node with a newer one.")
  public var allowDowngrade: Expr<Bool> = false
  @Setting("Put windows_exporter in the place of wmi_exporter, its predecessor, where a node has that.")
  public var replaceWmiExporter: Expr<Bool> = true
  @SettingGroup("Who may reach the exporter's port on the nodes.") public var firewall = Firewall()
  @Setting("Seconds for all the work on one node.", .range(1...3600)) public var nodeTimeoutSeconds: Expr<Int> = 420
  @Setting("Only say in the extension's status what would be done.") public var dryRun: Expr<Bool> = false

  public init() {}

  /// - Parameter enabled: the default, for charts that know other ways to the exporter.
  public init(enabled: Bool) {
    _enabled = Setting(wrappedValue: Expr(.boolean(enabled)), "Scrape the exporter that the extension installs.")
  }

  /// Whether and for whom the exporter's port is opened in the firewalls of machines.
  public struct Firewall: ChartValues {
    @Setting("Open the exporter's port in the node's firewall, for remoteAddresses only. false leaves the firewall alone.")
    public var manage: Expr<Bool> = true
    @Setting(
      "Addresses and CIDR ranges that may reach the exporter. Empty: the node's subnet. Pods with addresses of their own must be named here.",
      .pattern(.network), .unique)
    public var remoteAddresses: Expr<[String]> = []

    public init() {}
  }

  /// What only the command reads.
  var ofCommand: [Expression] {
    [
      msi.sha256.expression, msi.mirrorUrl.expression, state.expression, allowDowngrade.expression, replaceWmiExporter.expression,
      firewall.manage.expression, firewall.remoteAddresses.expression, nodeTimeoutSeconds.expression, dryRun.expression,
    ]
  }
}
