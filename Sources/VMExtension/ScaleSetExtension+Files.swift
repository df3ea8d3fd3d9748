public import OutputTree
import YAML

extension ScaleSetExtension {
  /// The files that set the extension, for whoever prefers which: `install.sh` (Azure CLI), `main.bicep`, `main.tf.json` (Terraform). All
  /// three take what they set from `extension.json`; `windows-exporter.ps1` is what it runs, to be read.
  ///
  /// - Throws: `ExtensionError.customScriptOnAKS`, `.commandTooLong`.
  public func files() throws -> [OutputFile] {
    let properties = try ExtensionResource(self).properties
    let holes = holes(properties)
    return [
      try OutputFile(path: "extension.json", text: JSONWriter.text(for: .map(properties), pretty: true)),
      try OutputFile(path: "install.sh", text: TemplateText("install.sh").filled(holes), isExecutable: true),
      try OutputFile(path: "main.bicep", text: TemplateText("main.bicep").filled(holes)),
      try OutputFile(path: "main.tf.json", text: TemplateText("main.tf.json").filled(holes)),
      try OutputFile(path: "windows-exporter.ps1", text: ExtensionScript(self).text),
    ]
  }

  private func holes(_ properties: YAMLMap) -> [String: String] {
    let handler = Handler(runner)
    return [
      "NAME": Self.name,
      "PUBLISHER": handler.publisher,
      "TYPE": handler.type,
      "AFTER": ExtensionResource.predecessors(platform).joined(),
      "API": Self.apiVersion,
      "KEYS": "{" + properties.keys.map { "\($0): \($0)" }.joined(separator: ", ") + "}",
      "NOTICE": notice,
    ]
  }

  /// Of Microsoft.Compute: one that azurerm uses too (hashicorp/terraform-provider-azurerm,
  /// website/docs/r/virtual_machine_scale_set_extension.html.markdown).
  private static let apiVersion = "2024-11-01"

  /// What a reader of a file must know. Source: MicrosoftDocs/azure-aks-docs, articles/aks/support-policies.md, "User customization of
  /// agent nodes"; Azure/AKS issue 1707.
  private var notice: String {
    switch platform {
    case .aks: "AKS does not support extensions of others on its node pools, and takes them away when it upgrades: set it again then."
    case .selfManaged: "For scale sets of your own; on those of AKS, Azure would refuse it."
    }
  }
}
