import Diagnostics
import YAML

enum OSNameWithoutPlacement: PodRule {
  static let about = RuleDescription(
    "WIN092", "os-name-without-placement", .warning, "A pod has os.name, but nothing places it.",
    explanation: """
      The scheduler ignores `os.name`. A pod that has nothing else may be bound to a node of the other operating system; the kubelet
      there refuses it, and a workload's controller makes the next one.

      Add `nodeSelector: {kubernetes.io/os: …}` with the same system. This is a warning where the input or the configuration shows
      Windows nodes or pods, and information otherwise; it remains information where the pod asks for other labels.
      """,
    sources: ["https://kubernetes.io/docs/concepts/windows/user-guide/ (Taints and tolerations)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let declared = pod.system.declared, pod.system.placement == nil, let free = FreePod(pod, in: report.cluster) else { return }
    guard declared == .windows || !ToleratesEverything.applies(to: pod) else { return }
    report.add(
      free: free, pod, ["os", "name"], "os.name does not place the pod: the scheduler ignores it",
      hint: "add the nodeSelector kubernetes.io/os: \(declared.rawValue)")
  }
}
