import Digest
import YAML

/// The extension as Azure Resource Manager takes it: Microsoft.Compute/virtualMachineScaleSets/extensions.
struct ExtensionResource {
  /// Keys in the order in which the Azure CLI prints them, so that what is there and what is wanted can be compared as texts.
  let properties: YAMLMap

  /// - Throws: `ExtensionError.customScriptOnAKS`, `.commandTooLong`.
  init(_ wanted: ScaleSetExtension) throws(ExtensionError) {
    let script = ExtensionScript(wanted)
    let handler = Handler(wanted.runner)
    let settings: YAMLMap
    switch wanted.runner {
    case .runCommand: settings = ["script": .list(Self.lines(script.text).map { .string($0) })]
    case .customScript:
      if wanted.platform == .aks { throw .customScriptOnAKS }
      settings = ["commandToExecute": .string(try CustomScriptCommand(script).text)]
    }
    var properties: YAMLMap = ["autoUpgradeMinorVersion": true]
    // Changes with what is run, so that it is run again, and not before.
    properties["forceUpdateTag"] = .string(String(SHA256.hexDigest(script.text).prefix(16)))
    // Nothing that says what goes without saying: services leave such things out of their answers.
    let predecessors = Self.predecessors(wanted.platform)
    if !predecessors.isEmpty { properties["provisionAfterExtensions"] = .list(predecessors.map { .string($0) }) }
    properties["publisher"] = .string(handler.publisher)
    properties["settings"] = .map(settings)
    // A node pool must not fail for want of metrics: AKS would report it, and might replace nodes.
    if wanted.platform == .aks { properties["suppressFailures"] = true }
    properties["type"] = .string(handler.type)
    properties["typeHandlerVersion"] = .string(handler.version)
    self.properties = properties
  }

  /// Extensions that must have succeeded before: on AKS the one by which the node joins.
  static func predecessors(_ platform: ScaleSetExtension.Platform) -> [String] { platform == .aks ? ["vmssCSE"] : [] }

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

  init(_ runner: ScaleSetExtension.Runner) {
    switch runner {
    case .runCommand: (publisher, type, version) = ("Microsoft.CPlat.Core", "RunCommandWindows", "1.1")
    case .customScript: (publisher, type, version) = ("Microsoft.Compute", "CustomScriptExtension", "1.10")
    }
  }
}
