import Diagnostics
import YAML

enum HostProcessNonRoot: PodRule {
  static let about = RuleDescription(
    "WIN023", "host-process-non-root", .warning, "A HostProcess container has runAsNonRoot.",
    explanation: """
      HostProcess containers have the run of their host, and Kubernetes' documentation allows `runAsNonRoot: true` on none of them. The
      kubelet compares the user with the name `ContainerAdministrator` and nothing else: a container that runs as
      `NT AUTHORITY\\SYSTEM`, the mightiest account of the node, passes, so that the field promises what it does not keep.

      Remove it. To give a HostProcess container less power, run it as `NT AUTHORITY\\Local service` or as a local group of the node.
      """,
    sources: [
      "kubernetes.io, Create a Windows HostProcess Pod (HostProcess Pod configuration requirements)",
      "kubernetes/kubernetes pkg/kubelet/kuberuntime/security_context_windows.go (verifyRunAsNonRoot)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isHostProcess, pod.system.name != .linux else { return }
    var podIsNamed = false
    for container in pod.containers {
      guard let nonRoot = pod.runAsNonRoot(container), nonRoot.value, pod.isHostProcess(container) else { continue }
      if nonRoot.isOwn {
        report.add(pod, container, .runAsNonRoot, message, hint: hint)
      } else if !podIsNamed {
        podIsNamed = true
        report.add(pod, .runAsNonRoot, message, hint: hint)
      }
    }
  }

  private static let message = "runAsNonRoot: true is not allowed on HostProcess containers, and protects nothing there"
  private static let hint = #"remove it; NT AUTHORITY\Local service is the user with the least power"#
}
