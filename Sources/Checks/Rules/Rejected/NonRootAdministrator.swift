import Diagnostics
import YAML

enum NonRootAdministrator: PodRule {
  static let about = RuleDescription(
    "WIN098", "non-root-administrator", .error, "A container that must not be an administrator is to run as ContainerAdministrator.",
    explanation: """
      `runAsNonRoot: true` is honoured on Windows, where `ContainerAdministrator` counts as root. The API server lets both pass; the
      kubelet then refuses to create the container, and the pod stays in `CreateContainerConfigError`.

      Run the container as `ContainerUser` or another user of its image, or remove `runAsNonRoot`.
      """,
    sources: [
      "kubernetes/kubernetes pkg/kubelet/kuberuntime/security_context_windows.go (verifyRunAsNonRoot)",
      "kubernetes.io, Windows containers in Kubernetes (Pod security context)",
    ])

  static var system: OSName? { .windows }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    var podIsNamed = false
    for container in pod.containers {
      // Of HostProcess containers other rules speak.
      guard let nonRoot = pod.runAsNonRoot(container), nonRoot.value, let user = pod.userName(of: container),
        user.name.lowercased() == "containeradministrator", !pod.isHostProcess(container)
      else { continue }
      let place = pod.path + (nonRoot.isOwn ? container.path : []) + .runAsNonRoot
      let related = [Finding.Related("demanded here", at: .init(document: pod.object.document, path: place))]
      if user.isOwn {
        report.add(pod, container, .runAsUserName, message, related: related, hint: hint)
      } else if !podIsNamed {
        // The pod's word is one place, however many containers follow it.
        podIsNamed = true
        report.add(pod, .runAsUserName, message, related: related, hint: hint)
      }
    }
  }

  private static let message = "the kubelet refuses to run ContainerAdministrator under runAsNonRoot"
  private static let hint = "run as ContainerUser, or remove runAsNonRoot"
}
