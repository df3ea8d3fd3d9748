import Diagnostics
import Scheduling
import YAML

enum UntoleratedWindowsTaint: PodRule {
  static let about = RuleDescription(
    "WIN032", "untolerated-windows-taint", .warning, "A Windows pod does not tolerate what all Windows nodes are tainted with.",
    explanation: """
      The configuration says that all Windows nodes carry a taint. A pod without a toleration for it is kept off all of them and stays
      Pending.

      Add a toleration for the taint, or use a RuntimeClass that adds it. Without knowledge of the cluster's taints this rule says
      nothing.
      """,
    sources: ["https://kubernetes.io/docs/concepts/windows/user-guide/ (Taints and tolerations)"])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let taints = report.cluster.windowsTaints, !pod.runtimeClassUse.isOutOfView else { return }
    // A pod that names its node passes by the scheduler.
    guard pod.spec["nodeName"]?.string ?? "" == "", pod.system.placement?.name != .linux else { return }
    for taint in taints where pod.isKeptOff(by: [taint]) && pod.misspeltToleration(of: taint, among: taints) == nil {
      report.add(
        pod, ["tolerations"], "nothing tolerates \(taint), which all Windows nodes carry",
        hint: "add a toleration with key \(taint.key), value \(taint.value) and effect \(taint.effect)")
    }
  }
}
