public import Diagnostics

extension ExtensionError {
  public var diagnostic: Diagnostic {
    switch self {
    case .noSettings(let spec):
      Diagnostic(
        "VMX001", .error, "\(spec) does not install windows_exporter: it lacks the settings exporter and installer",
        hint: "name a spec that has WindowsExporterSettings as exporter and InstallerSettings as installer, such as aks-logzio")
    case .checksumOfOtherVersion(let version, let ownVersion):
      Diagnostic(
        "VMX002", .error, "exporter.version is \(version), but exporter.msiSha256 is still the checksum of \(ownVersion)",
        hint: "set exporter.msiSha256 to what sha256sums.txt of release v\(version) says of windows_exporter-\(version)-amd64.msi")
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
