import Templates
import YAML

/// The PowerShell program that the extension runs: the installer that the charts ship, byte for byte, and the object that tells it what is
/// wanted. It holds no secret, and needs nothing but the MSI from elsewhere.
struct ExtensionScript {
  let text: String

  init(_ wanted: ScaleSetExtension) {
    // Values go in first, so that nothing in the installer can look like a hole.
    text = TemplateText("run.ps1").filled([
      "PARAMETERS": Self.quoted(Self.parameters(wanted)),
      "INSTALLER": Self.installer,
    ])
  }

  /// The same program that the charts run over SSH.
  private static let installer = ShippedText.installer.first { $0.name == "ensure_windows_exporter.ps1" }?.text ?? ""

  /// The object that the installer takes; its keys are described at the head of ensure_windows_exporter.ps1.
  private static func parameters(_ wanted: ScaleSetExtension) -> YAMLMap {
    [
      "version": .string(wanted.version),
      "msiUrl": .string(wanted.msiURL),
      "msiSha256": .string(wanted.msiSHA256),
      "collectors": .string(wanted.collectors.joined(separator: ",")),
      "listenPort": .int(wanted.port),
      "firewallRemoteAddresses": .list(wanted.firewallRemoteAddresses.map { .string($0.text) }),
      "state": .string(wanted.state.rawValue),
      "allowDowngrade": .bool(wanted.allowDowngrade),
      "replaceWmiExporter": .bool(wanted.replacesWMIExporter),
      "dryRun": .bool(wanted.dryRun),
      "timeoutSeconds": .int(wanted.timeoutSeconds),
    ]
  }

  /// JSON as a string of PowerShell. Windows PowerShell reads a script without a mark as the machine's own code page, and takes
  /// typographic quotes for quotes, so nothing but ASCII stands in it.
  private static func quoted(_ parameters: YAMLMap) -> String {
    var text = ""
    for unit in JSONWriter.text(for: .map(parameters), pretty: false).utf16 {
      switch unit {
      case 0x27: text += "''"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: text += "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
      }
    }
    return "'\(text)'"
  }
}
