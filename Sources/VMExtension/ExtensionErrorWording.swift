public import Diagnostics

extension ExtensionError {
  public var diagnostic: Diagnostic {
    switch self {
    case .noSettings(let spec):
      Diagnostic(
        "VMX001", .error, "\(spec) does not install windows_exporter: it lacks the settings exporter and extension",
        hint: "name a spec that has WindowsExporterSettings as exporter and VMExtensionSettings as extension, such as aks-vm-extension")
    case .unknownChecksum(let version):
      Diagnostic(
        "VMX002", .error, "the SHA-256 of the MSI of windows_exporter \(version) is not known here",
        hint: "set extension.msi.sha256 to what sha256sums.txt of release v\(version) says of windows_exporter-\(version)-amd64.msi")
    case .commandTooLong(let count, let limit):
      Diagnostic(
        "VMX003", .error, "the command has \(count) characters; cmd.exe takes \(limit) of an extension's command",
        hint: "use --runner run-command, which has no such limit, or ranges instead of single firewall addresses")
    case .customScriptOnAKS:
      Diagnostic(
        "VMX004", .error, "AKS has a CustomScriptExtension of its own on its node pools, and Azure allows one on a machine",
        hint: "leave --runner away, or name --platform self-managed if the scale sets are yours")
    }
  }
}
