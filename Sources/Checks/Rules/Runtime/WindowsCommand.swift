import Diagnostics
import YAML

enum WindowsCommand: PodRule {
  static let about = RuleDescription(
    "WIN093", "windows-command", .warning, "A Linux container runs a Windows shell or program.",
    explanation: """
      Linux images have no `cmd.exe` or `powershell.exe` and no drives. A container whose command is one does not start; a probe or a hook
      that runs one fails, which kills or hides the container.

      Place the pod on Windows nodes, or call a program that the image has; PowerShell for Linux is called `pwsh`. The rule reads `command`
      and the commands of probes and lifecycle hooks, and there the program's name only.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/intro/ (API compatibility, file paths)",
      "MicrosoftDocs/PowerShell-Docs reference/docs-conceptual/install/install-powershell-on-linux.md",
    ])

  static let system: OSName? = .linux

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      container.forEachCommand { command, path in
        guard let program = command.first?.string, isWindows(program, next: command.dropFirst().first?.string) else { return }
        report.add(
          pod, container, path + [0], "Linux has no \(program)",
          hint: "place the pod on Windows nodes, or call a program that the image has")
      }
    }
  }

  private static func isWindows(_ program: String, next: String?) -> Bool {
    if program.isWindowsPath { return true }
    guard let first = program.utf8.first, first | 0x20 == UInt8(ascii: "c") || first | 0x20 == UInt8(ascii: "p") else { return false }
    switch program.lowercased() {
    case "cmd.exe", "powershell.exe", "pwsh.exe", "powershell": return true
    // Some Linux image may have a program of that name, but it takes no such option.
    case "cmd": return next?.lowercased() == "/c" || next?.lowercased() == "/k"
    default: return false
    }
  }
}
