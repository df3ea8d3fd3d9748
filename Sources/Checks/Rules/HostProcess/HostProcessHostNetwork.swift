import Diagnostics
import YAML

enum HostProcessHostNetwork: PodRule {
  static let about = RuleDescription(
    "WIN021", "host-process-host-network", .error, "A HostProcess pod does not use the host's network.",
    explanation: """
      HostProcess containers always use the network of their host. Kubernetes wants the pod to say so, and never assumes it: the API
      server refuses a pod with HostProcess containers whose `hostNetwork` is not `true`.

      Add `hostNetwork: true` to the pod's specification. Ports that its processes open are then ports of the node.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindowsHostProcessPod)",
      "kubernetes/enhancements keps/sig-windows/1981-windows-privileged-container-support",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux, pod.isHostProcess, pod.spec["hostNetwork"]?.bool != true else { return }
    report.add(pod, ["hostNetwork"], message, hint: hint)
  }

  private static let message = "the API server refuses a HostProcess pod without hostNetwork: true"
  private static let hint = "add hostNetwork: true to the pod's specification"
}
