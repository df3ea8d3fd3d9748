import ChartModel
import Diagnostics
import YAML

enum ProbeHost: PodRule {
  static let about = RuleDescription(
    "K8S115", "probe-host", .warning, "A probe or lifecycle hook names a host instead of the pod.",
    explanation: """
      The kubelet runs `httpGet` and `tcpSocket` itself, from the node. `host: localhost` therefore reaches the node, not the container,
      unless the pod is in the host's network: the probe fails, or finds something else that listens there and calls the pod healthy.

      Any other host makes the kubelet call where a pod's author wants it to; Pod Security's level baseline forbids the field since 1.34.

      Leave `host` out: then the pod's own address is called. To send a Host header, set it in `httpHeaders`.
      """,
    sources: [
      "kubernetes/api core/v1/types.go (HTTPGetAction.Host, TCPSocketAction.Host)",
      "kubernetes/pod-security-admission policy/check_hostProbesAndhostLifecycle.go",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    // In the host's network the node's loopback is the pod's, and baseline forbids such pods anyway.
    guard pod.spec["hostNetwork"]?.bool != true else { return }
    for container in pod.containers {
      container.visitNetworkHandlers { handler in
        guard let host = handler.value["host"]?.string, !host.isEmpty else { return }
        if isLoopback(host) {
          report.add(
            pod, container, handler.path + ["host"], "\(handler.title).host \(host) is the node's, not the pod's", hint: hint)
        } else if report.cluster.kubernetes ?? .default >= KubernetesVersion(major: 1, minor: 34) {
          report.add(
            pod, container, handler.path + ["host"],
            "\(handler.title).host \(host) is not the pod's; Pod Security's level baseline forbids it since 1.34", severity: .info,
            hint: hint)
        }
      }
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
  }

  private static let hint = "leave host out, so that the pod's own address is called"
}
