import Diagnostics
import YAML

enum WindowsOptionsOnLinux: PodRule {
  static let about = RuleDescription(
    "WIN018", "windows-options-on-linux", .error, "A Linux pod has windowsOptions.",
    explanation: """
      `windowsOptions` name users, group managed service accounts and HostProcess containers of Windows. The API server refuses them, of
      the pod or a container, on a pod whose `os.name` is `linux`, even if they are empty. On a pod that merely runs on Linux nodes
      they have no effect: the container runs as its image says.

      Remove them, or place the pod on Windows nodes: `os.name: windows` and the node selector `kubernetes.io/os: windows`.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateLinux)"])

  static var system: OSName? { .linux }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    if isRefused(pod.securityContext, on: pod) {
      report.add(pod, .windowsOptions, message(pod), severity: severity(pod), hint: hint)
    }
    for container in pod.containers where isRefused(container.securityContext, on: pod) {
      report.add(pod, container, .windowsOptions, message(pod), severity: severity(pod), hint: hint)
    }
  }

  private static func isRefused(_ securityContext: YAMLMap?, on pod: PodView) -> Bool {
    guard let options = securityContext?["windowsOptions"], options != .null else { return false }
    return pod.system.declared == .linux || options.map?.isEmpty == false
  }

  private static func severity(_ pod: PodView) -> Severity { pod.system.declared == .linux ? .error : .warning }

  private static func message(_ pod: PodView) -> String {
    pod.system.declared == .linux
      ? "the API server refuses windowsOptions on a Linux pod"
      : "windowsOptions have no effect on Linux nodes, and are refused once os.name says linux"
  }

  private static let hint = "remove them, or place the pod on Windows nodes"
}
