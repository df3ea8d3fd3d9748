import Diagnostics

extension RuleCatalogue {
  /// What keeps `wingen vm-extension` from writing, and what it has to say beside. The words for findings are in VMExtension.
  static let extensionProblems: [RuleDescription] = [
    RuleDescription(
      "VMX001", "vm-extension-no-settings", .error, "A spec does not say what an extension of scale sets should install.",
      explanation: """
        The command reads the settings `exporter` and `extension` of a chart with the strategy `.vmExtension`, which scrapes what the
        extension installs. The example aks-vm-extension is one.
        """, sources: ["docs/vm-extension.md"]),
    RuleDescription(
      "VMX002", "vm-extension-unknown-checksum", .error, "The checksum of the MSI is neither given nor known.",
      explanation: """
        The script runs no file whose SHA-256 it was not told. The release's sha256sums.txt has it; `extension.msi.sha256` takes it.
        """, sources: ["prometheus-community/windows_exporter, .github/workflows/release.yml"]),
    RuleDescription(
      "VMX003", "vm-extension-long-command", .error, "The command of an extension is longer than Windows takes.",
      explanation: """
        A CustomScriptExtension carries the script compressed in its command, which cmd.exe reads. The runner run-command has no such
        limit.
        """, sources: ["docs/vm-extension.md"]),
    RuleDescription(
      "VMX004", "vm-extension-second-custom-script", .error, "AKS has a CustomScriptExtension of its own on its scale sets.",
      explanation: """
        Azure allows one extension of a kind on a machine, so that a second one would take the place of the one that makes the machine
        a node.
        """, sources: ["MicrosoftDocs/azure-compute-docs, articles/virtual-machines/extensions/custom-script-windows.md"]),
    RuleDescription(
      "VMX010", "vm-extension-unsupported", .info, "AKS does not support changes of its scale sets.",
      explanation: """
        Upgrades of a node pool may take extensions away that AKS did not put there. Set it again afterwards, or choose another strategy.
        """, sources: ["docs/vm-extension.md", "Azure/AKS issue 1707"]),
    RuleDescription(
      "VMX011", "vm-extension-open-subnet", .info, "The machine's own subnet may reach the exporter.",
      explanation: """
        An extension does not know which ranges pods have. `extension.firewall.remoteAddresses` names those who may.
        """, sources: ["docs/vm-extension.md"]),
  ]
}
