import Diagnostics
import YAML

enum HostProcessContainerUser: PodRule {
  static let about = RuleDescription(
    "WIN077", "host-process-container-user", .error, "A HostProcess container is to run as a user that only other containers have.",
    explanation: """
      `ContainerAdministrator` and `ContainerUser` are accounts inside ordinary Windows containers. A HostProcess container runs as an
      account of its host, and no host has these: containerd's Windows shim fails to log the user on
      (`failed to create user process token`), and the container never starts.

      Run it as `NT AUTHORITY\\SYSTEM`, which can do what an administrator can, as `NT AUTHORITY\\Local service`, or as a local group of
      the node.
      """,
    sources: [
      "microsoft/hcsshim internal/jobcontainers/logon.go (processToken)",
      "kubernetes.io, Create a Windows HostProcess Pod (Choosing a user account)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux, pod.isHostProcess, !pod.inheritsHostUser else { return }
    var podIsNamed = false
    for container in pod.containers {
      guard let user = pod.userName(of: container), isContainerUser(user.name), pod.isHostProcess(container) else { continue }
      if user.isOwn {
        report.add(pod, container, .runAsUserName, message(user.name), hint: hint)
      } else if !podIsNamed {
        podIsNamed = true
        report.add(pod, .runAsUserName, message(user.name), hint: hint)
      }
    }
  }

  private static func isContainerUser(_ name: String) -> Bool {
    let name = name.lowercased()
    let user = name.hasPrefix(#"user manager\"#) ? name.dropFirst(#"user manager\"#.count) : name[...]
    return user == "containeradministrator" || user == "containeruser"
  }

  private static func message(_ name: String) -> String { "no host has the user \(name) for a HostProcess container" }

  private static let hint = #"run as NT AUTHORITY\SYSTEM or NT AUTHORITY\Local service"#
}
