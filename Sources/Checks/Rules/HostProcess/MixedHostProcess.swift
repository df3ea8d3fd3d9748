import Diagnostics
import YAML

enum MixedHostProcess: PodRule {
  static let about = RuleDescription(
    "WIN020", "mixed-host-process", .error, "A pod has HostProcess containers and others.",
    explanation: """
      All containers of a pod share its network, and on Windows only HostProcess containers can share that of the host. So either all
      containers of a pod are HostProcess containers, init containers and ephemeral ones among them, or none is; the API server
      refuses a mixture.

      Set `hostProcess: true` once in the pod's own `securityContext.windowsOptions`, which all containers inherit, or move the others to
      a pod of their own.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindowsHostProcessPod)",
      "kubernetes.io, Create a Windows HostProcess Pod (Limitations)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    // Where a container contradicts the pod's own true, WIN022 says so.
    guard pod.isHostProcess, pod.podHostProcess != true, pod.system.name != .linux,
      let host = pod.containers.first(where: pod.isHostProcess)
    else { return }
    for container in pod.containers where !pod.isHostProcess(container) {
      report.add(pod, container, .hostProcess, message(container, host), related: related(pod, host), hint: hint)
    }
  }

  private static func message(_ container: ContainerView, _ host: ContainerView) -> String {
    "\(container.title) is no HostProcess container, but \(host.title) is"
  }

  private static func related(_ pod: PodView, _ host: ContainerView) -> [Finding.Related] {
    [Finding.Related("a HostProcess container", at: .init(document: pod.object.document, path: pod.path + host.path + .hostProcess))]
  }

  private static let hint = "set hostProcess: true in the pod's securityContext.windowsOptions, which all containers inherit"
}
