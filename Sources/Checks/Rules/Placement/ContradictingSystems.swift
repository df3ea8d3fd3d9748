import Diagnostics
import YAML

enum ContradictingSystems: PodRule {
  static let about = RuleDescription(
    "WIN029", "contradicting-systems", .error, "A pod asks for two operating systems.",
    explanation: """
      `os.name` says one operating system, the node selector, the node affinity or the RuntimeClass another; or two of these disagree.
      Where they keep the pod from every node it stays Pending. Where the scheduler finds a node, the kubelet there refuses the pod, for
      its `os.name` is not the node's.

      Decide which system the containers are for, and make all of them say it.
      """,
    sources: [
      "kubernetes/enhancements keps/sig-windows/2802-identify-windows-pods-apiserver-admission (the kubelet's check)",
      "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let placement = pod.system.placement, let placing = placement.evidence.placing else { return }
    if let declared = pod.system.declared, declared != placement.name {
      report.add(
        pod, ["os", "name"], "os.name is \(declared.rawValue), but \(placing.what) asks for \(placement.name.title) nodes",
        related: [.init("\(placement.name.title) nodes are asked for here", at: place(placing.path, pod))],
        hint: "make both name the system that the containers are for")
    }
    if let other = pod.system.contradiction, let rest = other.evidence.placing {
      report.add(
        pod, placing.path,
        "\(placing.what) asks for \(placement.name.title) nodes and \(rest.what) for \(other.name.title) nodes: no node fits",
        related: [.init("\(other.name.title) nodes are asked for here", at: place(rest.path, pod))],
        hint: "make both name the system that the containers are for")
    }
  }

  private static func place(_ path: [PathElement], _ pod: PodView) -> Finding.Place {
    .init(document: pod.object.document, path: pod.path + path)
  }
}
