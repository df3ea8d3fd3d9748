import Diagnostics
import YAML

enum UncheckedMSI: ObjectRule {
  static let about = RuleDescription(
    "EXP009", "unchecked-msi", .warning,
    "A script installs windows_exporter's MSI with a window that nobody sees, or without a look at its checksum.",
    explanation: """
      Without `/qn` the installer opens a window and waits for an answer, which over SSH or in a Job nobody gives: the script hangs, or ends before
      anything is installed. And what is downloaded to be run as SYSTEM on every node should be what was released: compare its SHA-256 with
      the release's `sha256sums.txt` before it runs.

      This looks at the texts of ConfigMaps that mention windows_exporter and msiexec.
      """,
    sources: [
      "prometheus-community/windows_exporter installer/main.wxs (WixUI_FeatureTree), .github/workflows/release.yml (sha256sums.txt)",
      "learn.microsoft.com, \"msiexec\" (display options)",
    ])

  static func check(_ object: ObjectView, _ report: inout RuleReport) {
    guard object.kind == "ConfigMap", object.group.isEmpty, case .map(let data)? = object.value["data"] else { return }
    for entry in data.entries {
      guard let written = entry.value.string, written.hasBytes("msiexec") || written.hasBytes("Msiexec") || written.hasBytes("MSIEXEC"),
        written.hasBytes("windows_exporter") || written.hasBytes("windows-exporter")
      else { continue }
      let text = script(written)
      guard text.hasBytes("msiexec"), text.hasBytes("/i") || text.hasBytes("-i ") else { continue }
      let path: [PathElement] = ["data", .key(entry.key)]
      if !isQuiet(text) {
        report.add(object, path, "the script installs windows_exporter's MSI without /qn", hint: "add /qn, and /norestart")
      }
      if isDownload(text), !isCompared(text) {
        report.add(
          object, path, "the script runs windows_exporter's MSI without a look at its checksum",
          hint: "compare Get-FileHash's SHA-256 with that of the release's sha256sums.txt")
      }
    }
  }

  /// In lower case, without the lines that are comments.
  private static func script(_ text: String) -> String {
    text.lowercased().split(separator: "\n" as Character).filter { $0.drop { $0 == " " }.first != "#" }.joined(separator: "\n")
  }

  private static func isQuiet(_ text: String) -> Bool {
    ["/q", "-q", "/passive", "-passive"].contains { option in
      text.split { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == "," || $0 == "`" || $0 == "(" || $0 == ")" }.contains {
        $0.hasPrefix(option)
      }
    }
  }

  private static func isDownload(_ text: String) -> Bool {
    text.hasBytes("releases/download") && (text.hasBytes("https://") || text.hasBytes("http://"))
  }

  private static func isCompared(_ text: String) -> Bool {
    text.hasBytes("filehash") || text.hasBytes("sha256") || text.hasBytes("certutil") || text.hasBytes("checksum")
  }
}
