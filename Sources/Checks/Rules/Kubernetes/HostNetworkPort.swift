import Diagnostics
import YAML

enum HostNetworkPort: PodRule {
  static let about = RuleDescription(
    "K8S125", "host-network-port", .error, "A pod in the host's network maps a port to another one.",
    explanation: """
      A pod with `hostNetwork: true` has no network of its own in which a port could have another number: what its container listens on is
      the node's port. The API server refuses a `hostPort` that differs from `containerPort`.

      Remove `hostPort`, and let the container listen on the port that is wanted.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (validatePodHostNetworkDeps)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.spec["hostNetwork"]?.bool == true, pod.isOfKubernetes else { return }
    // The API server looks at no init containers here.
    for container in pod.containers where container.list == .containers {
      for port in container.ports {
        guard let host = port.value["hostPort"]?.int, host != 0, let own = port.value["containerPort"]?.int, own != host else { continue }
        report.add(
          pod, container, ["ports", .index(port.index), "hostPort"],
          "hostPort \(host) differs from containerPort \(own), though the pod is in the host's network",
          hint: "remove hostPort, or make both the same")
      }
    }
  }
}
