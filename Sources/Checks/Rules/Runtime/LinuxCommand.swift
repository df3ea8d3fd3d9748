import Diagnostics
import YAML

enum LinuxCommand: PodRule {
  static let about = RuleDescription(
    "WIN083", "linux-command", .warning, "A Windows container runs a Linux shell or program.",
    explanation: """
      Windows images have no `/bin/sh`, `bash`, `cp`, `chmod` or `/usr/bin`. A container whose command is one does not start; a probe or a hook that runs
      one fails, which kills or hides the container.

      Call the program itself, or `cmd /c` or `powershell -Command`; nanoserver images have `cmd` alone. The rule reads `command` and the
      commands of probes and lifecycle hooks, and there the program's name only.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/intro/ (API compatibility, file paths)",
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/manage-containers/container-base-images.md",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      container.forEachCommand { command, path in
        guard let program = command.first?.string, isLinux(program, next: command.dropFirst().first?.string) else { return }
        report.add(
          pod, container, path + [0], "Windows has no \(program)",
          hint: "call the program itself, or cmd /c or powershell -Command")
      }
    }
  }

  private static func isLinux(_ program: String, next: String?) -> Bool {
    switch program {
    case "sh", "bash", "ash", "dash":
      // An image may bring a program of that name; with an option it is meant as a shell.
      return next?.hasPrefix("-") ?? false
    case "cp", "mv", "ln":
      // With an option or a Linux path.
      return next.map { $0.hasPrefix("-") || $0.hasPrefix("/") } ?? false
    case "chmod", "chown": return true
    default:
      guard program.utf8.first == UInt8(ascii: "/"), !program.lowercased().hasSuffix(".exe") else { return false }
      return ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin"].contains { program.isWithin($0) }
    }
  }
}
