import Diagnostics
import YAML

enum ToleratesEverything: PodRule {
  static let about = RuleDescription(
    "WIN034", "tolerates-everything", .warning, "A pod tolerates every taint and asks for no operating system.",
    explanation: """
      A toleration without a key puts up with every taint, those that keep Linux pods off Windows nodes among them. Without a node
      selector for the operating system such a pod, most often a DaemonSet's, lands on Windows nodes too and never starts there; a Helm
      release or a test run that waits for it hangs.

      Add `nodeSelector: {kubernetes.io/os: linux}`. This is a warning where the input or the configuration shows Windows nodes or pods,
      and information otherwise.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
      "vmware-tanzu/sonobuoy issue 1452", "prometheus-community/helm-charts issue 3528",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard !pod.isWindows, pod.system.placement == nil, let index = toleration(in: pod), let free = FreePod(pod, in: report.cluster) else {
      return
    }
    report.add(
      free: free, pod, ["tolerations", .index(index)],
      "tolerates every taint and asks for no operating system: it lands on Windows nodes too",
      hint: pod.isPart
        ? "add the nodeSelector kubernetes.io/os: linux" : "add the nodeSelector kubernetes.io/os: linux, and os.name: linux")
  }

  static func applies(to pod: PodView) -> Bool { !pod.isWindows && toleration(in: pod) != nil }

  /// The toleration that leaves out nothing, or nothing but pods that run already.
  private static func toleration(in pod: PodView) -> Int? {
    (pod.spec["tolerations"]?.list ?? []).firstIndex { toleration in
      guard toleration["operator"]?.string == "Exists", toleration["key"]?.string ?? "" == "" else { return false }
      let effect = toleration["effect"]?.string ?? ""
      return effect.isEmpty || effect == "NoSchedule"
    }
  }
}
