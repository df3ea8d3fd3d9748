import Digest
import YAML

/// The extension as Azure Resource Manager takes it: Microsoft.Compute/virtualMachineScaleSets/extensions.
struct ExtensionResource {
  /// Keys in the order in which the Azure CLI prints them, so that what is there and what is wanted can be compared as texts.
  let properties: YAMLMap

  /// - Throws: `ExtensionError.commandTooLong`.
  init(_ wanted: ScaleSetExtension) throws(ExtensionError) {
    let script = ExtensionScript(wanted)
    let handler = Handler(wanted.platform)
    let settings: YAMLMap
    switch wanted.platform {
    case .aks: settings = ["script": .list(Self.lines(script.text).map { .string($0) })]
    case .selfManaged: settings = ["commandToExecute": .string(try CustomScriptCommand(script).text)]
    }
    properties = [
      "autoUpgradeMinorVersion": true,
      // Changes with what is run, so that it is run again, and not before.
      "forceUpdateTag": .string(String(SHA256.hexDigest(script.text).prefix(16))),
      "provisionAfterExtensions": .list(handler.after.map { .string($0) }),
      "publisher": .string(handler.publisher),
      "settings": .map(settings),
      "suppressFailures": .bool(handler.suppressesFailures),
      "type": .string(handler.type),
      "typeHandlerVersion": .string(handler.version),
    ]
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// One of Azure's extensions that run scripts.
struct Handler {
  let publisher: String
  let type: String
  /// Major and minor version; Azure takes newer minor ones by itself.
  let version: String
  /// Extensions that must have succeeded before.
  let after: [String]
  /// Whether a machine counts as provisioned even if the script fails.
  let suppressesFailures: Bool

  init(_ platform: ScaleSetExtension.Platform) {
    switch platform {
    case .aks:
      // The node must have joined first. A node pool must not fail for want of metrics: AKS would report it, and might replace nodes.
      (publisher, type, version, after, suppressesFailures) = ("Microsoft.CPlat.Core", "RunCommandWindows", "1.1", ["vmssCSE"], true)
    case .selfManaged:
      (publisher, type, version, after, suppressesFailures) = ("Microsoft.Compute", "CustomScriptExtension", "1.10", [], false)
    }
  }
}
