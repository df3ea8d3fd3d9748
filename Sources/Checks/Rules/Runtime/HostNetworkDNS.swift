import Diagnostics
import YAML

enum HostNetworkDNS: PodRule {
  static let about = RuleDescription(
    "WIN037", "host-network-dns", .warning, "A Windows pod has the DNS policy ClusterFirstWithHostNet.",
    explanation: """
      `dnsPolicy: ClusterFirstWithHostNet` is not supported for pods on Windows nodes. A HostProcess pod resolves names as its node does,
      so that names of Services stay unknown to it; any other Windows pod has a network of its own and needs no such policy.

      Remove it. From a HostProcess pod, reach Services by address or by names that the nodes resolve.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows",
      "https://kubernetes.io/docs/concepts/windows/intro/ (Field compatibility for Pod specifications)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.spec["dnsPolicy"] == "ClusterFirstWithHostNet" else { return }
    report.add(
      pod, ["dnsPolicy"], "dnsPolicy ClusterFirstWithHostNet is not supported on Windows",
      hint: pod.isHostProcess
        ? "remove it; a HostProcess pod resolves names as its node does" : "remove it; ClusterFirst is the default")
  }
}
