import Diagnostics
import YAML

enum HostProcessWithoutUser: PodRule {
  static let about = RuleDescription(
    "WIN024", "host-process-without-user", .warning, "A HostProcess container names no user.",
    explanation: """
      A HostProcess container runs as an account of its host. If neither the container nor the pod sets
      `windowsOptions.runAsUserName`, the image decides; Microsoft's base image for HostProcess containers names no user, the other base
      images name `ContainerAdministrator` or `ContainerUser`, which no host has. Then the container never starts:
      `failed to create user process token`.

      Name the user: `NT AUTHORITY\\SYSTEM`, `NT AUTHORITY\\Local service`, `NT AUTHORITY\\NetworkService`, or a local group of the
      node, for which containerd 1.7 and later make a user.
      """,
    sources: [
      "kubernetes.io, Create a Windows HostProcess Pod (Choosing a user account)",
      "microsoft/hcsshim internal/jobcontainers/logon.go (processToken)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux, pod.isHostProcess, pod.containers.contains(where: { lacksUser($0, pod) }), !pod.inheritsHostUser
    else { return }
    if pod.podHostProcess == true, pod.containers.allSatisfy({ lacksUser($0, pod) }) {
      report.add(pod, .runAsUserName, "the HostProcess pod has no runAsUserName", hint: hint)
      return
    }
    for container in pod.containers where pod.isHostProcess(container) && lacksUser(container, pod) {
      report.add(pod, container, .runAsUserName, "HostProcess \(container.title) has no runAsUserName", hint: hint)
    }
  }

  private static func lacksUser(_ container: ContainerView, _ pod: PodView) -> Bool { pod.userName(of: container) == nil }

  private static let hint = #"name an account of the host, such as NT AUTHORITY\SYSTEM or NT AUTHORITY\Local service"#
}
