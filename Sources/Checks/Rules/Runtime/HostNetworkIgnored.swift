import Diagnostics
import YAML

enum HostNetworkIgnored: PodRule {
  static let about = RuleDescription(
    "WIN036", "host-network-ignored", .warning, "A Windows pod that is no HostProcess pod asks for the host's network.",
    explanation: """
      Windows containers have no host network; the feature gate `WindowsHostNetwork` was withdrawn. Nothing refuses `hostNetwork: true`,
      but the pod gets a network of its own: it does not listen on the node's address, and who scrapes it there finds nothing.

      Remove it and reach the pod by its own address or a Service. What must be on the node's network, as an exporter is, runs as a
      HostProcess pod.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/services-networking/windows-networking/ (Limitations)",
      "kubernetes/enhancements keps/sig-windows/3503-host-network-support-for-windows-pods",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.spec["hostNetwork"] == true, !pod.isHostProcess else { return }
    report.add(
      pod, ["hostNetwork"], "hostNetwork has no effect on a Windows pod that is no HostProcess pod",
      hint: "remove it, or run as a HostProcess pod")
  }
}
