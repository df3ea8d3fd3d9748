import Diagnostics
import YAML

enum UnplacedPod: PodRule {
  static let about = RuleDescription(
    "WIN030", "unplaced-pod", .warning, "Nothing keeps a pod to the nodes of its operating system.",
    explanation: """
      Without a node selector, a required node affinity or a RuntimeClass that names the operating system, the scheduler puts a pod on
      Linux and Windows nodes alike. On the wrong one its image cannot be pulled, or its containers never start.

      Add `nodeSelector: {kubernetes.io/os: linux}`, or `windows`, and `os.name` with the same system. Taints on all Windows nodes keep
      other pods off them too; tell the configuration about them and this finding goes away.

      This is a warning where the input or the configuration shows Windows nodes or pods, and information otherwise; it remains
      information where the pod asks for other labels, for these may stand for one system. Prometheus, Alertmanager and their like of the
      Prometheus operator are looked at too: their `nodeSelector` is that of the pods.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/user-guide/ (Ensuring OS-specific workloads land on the appropriate container host)",
      "prometheus-community/helm-charts issues 7193 and 3528",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.declared == nil, pod.system.placement == nil, let free = FreePod(pod, in: report.cluster) else { return }
    if pod.isWindows {
      report.add(
        free: free, pod, [], "nothing keeps this Windows pod off Linux nodes",
        hint: "add the nodeSelector kubernetes.io/os: windows, and os.name: windows")
    } else if !ToleratesEverything.applies(to: pod) {
      report.add(
        free: free, pod, [],
        pod.isPart ? "nothing keeps the operator's pods off Windows nodes" : "nothing says whether this pod is for Linux or Windows nodes",
        hint: pod.isPart
          ? "add the nodeSelector kubernetes.io/os: linux"
          : "add the nodeSelector kubernetes.io/os: linux, or windows, and the same in os.name")
    }
  }
}
