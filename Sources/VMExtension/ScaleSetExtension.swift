/// An extension of an Azure virtual machine scale set that installs windows_exporter on every Windows machine of the set, also on those
/// that the set gets later.
///
/// It says nothing of Kubernetes: the scale set may be an AKS node pool's, or one whose machines join a cluster by other means.
public struct ScaleSetExtension: Sendable, Hashable {
  /// Whose scale sets they are.
  public enum Platform: String, Sendable, Hashable, CaseIterable {
    /// Of an AKS node pool. AKS has its own CustomScriptExtension there, named vmssCSE, and Azure allows one of a kind
    /// (MicrosoftDocs/azure-compute-docs, articles/virtual-machines/extensions/custom-script-windows.md).
    case aks
    /// Of your own, without a CustomScriptExtension.
    case selfManaged = "self-managed"

    /// The runner that fits.
    public var usualRunner: Runner { self == .aks ? .runCommand : .customScript }
  }

  /// Which of Azure's extensions runs the script.
  public enum Runner: String, Sendable, Hashable, CaseIterable {
    /// Microsoft.Compute/CustomScriptExtension: documented, with the script compressed in its command.
    case customScript = "custom-script"
    /// Microsoft.CPlat.Core/RunCommandWindows: takes the script as it is, of any length.
    case runCommand = "run-command"
  }

  /// What the extension is to see to.
  public enum State: String, Sendable, Hashable {
    case present, absent
  }

  public var platform: Platform
  public var runner: Runner
  /// Of windows_exporter: three numbers.
  public var version: String
  /// Where the MSI is fetched from.
  public var msiURL: String
  /// Of the MSI, 64 hexadecimal digits. The file is run only if it has this digest.
  public var msiSHA256: String
  /// Names of collectors; `[defaults]` stands for the exporter's own.
  public var collectors: [String]
  public var port: Int
  /// Who may reach the port through the machine's firewall; empty leaves the firewall alone.
  public var firewallRemoteAddresses: [FirewallAddress]
  public var state: State
  public var allowDowngrade: Bool
  /// Whether windows_exporter takes the place of wmi_exporter.
  public var replacesWMIExporter: Bool
  /// Only says what would be done.
  public var dryRun: Bool
  /// Seconds for all the work on one machine. Azure gives an extension's script 90 minutes.
  public var timeoutSeconds: Int

  public init(
    platform: Platform, runner: Runner? = nil, version: String, msiURL: String, msiSHA256: String, collectors: [String], port: Int,
    firewallRemoteAddresses: [FirewallAddress], state: State = .present, allowDowngrade: Bool = false, replacesWMIExporter: Bool = true,
    dryRun: Bool = false,
    timeoutSeconds: Int
  ) {
    self.platform = platform
    self.runner = runner ?? platform.usualRunner
    self.version = version
    self.msiURL = msiURL
    self.msiSHA256 = msiSHA256
    self.collectors = collectors
    self.port = port
    self.firewallRemoteAddresses = firewallRemoteAddresses
    self.state = state
    self.allowDowngrade = allowDowngrade
    self.replacesWMIExporter = replacesWMIExporter
    self.dryRun = dryRun
    self.timeoutSeconds = timeoutSeconds
  }

  /// The extension's name in the scale set: what it is found by when it is set again.
  public static let name = "windows-exporter"
}
