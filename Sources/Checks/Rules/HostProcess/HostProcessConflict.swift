import Diagnostics
import YAML

enum HostProcessConflict: PodRule {
  static let about = RuleDescription(
    "WIN022", "host-process-conflict", .error, "A pod and its container disagree about hostProcess.",
    explanation: """
      For most fields a container's word outweighs the pod's. Not so for `windowsOptions.hostProcess`: if both set it, the API server
      refuses the pod unless they say the same.

      Set it in one place. In the pod's own `securityContext.windowsOptions` it holds for all containers, and all must agree anyway.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindowsHostProcessPod)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux, let shared = pod.podHostProcess else { return }
    for container in pod.containers {
      guard let own = container.ownHostProcess, own != shared else { continue }
      let place = Finding.Place(document: pod.object.document, path: pod.path + .hostProcess)
      report.add(
        pod, container, .hostProcess, message(container, own, shared), related: [Finding.Related("the pod says \(shared)", at: place)],
        hint: hint)
    }
  }

  private static func message(_ container: ContainerView, _ own: Bool, _ shared: Bool) -> String {
    "\(container.title) says hostProcess: \(own), the pod says \(shared)"
  }

  private static let hint = "set hostProcess in the pod's securityContext alone"
}
