import Diagnostics
import YAML

enum PreferredSystem: PodRule {
  static let about = RuleDescription(
    "WIN081", "preferred-system", .warning, "A pod only prefers nodes of its operating system.",
    explanation: """
      A preferred node affinity orders the nodes that are left; it keeps the pod away from none. Once the preferred nodes are full, the
      pod lands on a node of the other operating system and never starts there.

      Ask for the operating system in the node selector, or in
      `nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
      """,
    sources: ["https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ (Node affinity)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.placement == nil, !pod.runtimeClassUse.isOutOfView, let path = pod.preferredSystem else { return }
    let choice = NodeChoice(pod)
    guard !choice.isSettled, !choice.namesSystem else { return }
    if !pod.isWindows, pod.isKeptOff(by: report.cluster.windowsTaints ?? []) { return }
    report.add(
      pod, path, "a preference for an operating system keeps the pod off no node",
      severity: choice.hasOtherLabels ? .info : nil,
      hint: "add the nodeSelector kubernetes.io/os, or require the affinity")
  }
}
