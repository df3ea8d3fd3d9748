import Diagnostics
import Scheduling
import YAML

enum MisspeltToleration: PodRule {
  static let about = RuleDescription(
    "WIN033", "misspelt-toleration", .warning, "A toleration names the Windows nodes' taint in another spelling.",
    explanation: """
      Clusters taint their Windows nodes in several spellings: `os=windows` (the Kubernetes documentation), `os=Windows` (OpenShift),
      `node.kubernetes.io/os=windows` (Google Distributed Cloud). Keys and values are compared letter by letter, so a toleration for one
      spelling does not tolerate another and the pod stays Pending.

      Write the toleration as the cluster writes the taint. Where the configuration does not say how, this rule says nothing.
      """,
    sources: [
      "https://kubernetes.io/docs/concepts/windows/user-guide/ (Taints and tolerations)",
      "openshift/windows-machine-config-operator README.md",
      "kubernetes/kubernetes staging/src/k8s.io/api/core/v1/toleration.go (ToleratesTaint)",
    ])

  static let system: OSName? = .windows

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let taints = report.cluster.windowsTaints, !pod.runtimeClassUse.isOutOfView else { return }
    guard pod.spec["nodeName"]?.string ?? "" == "", pod.system.placement?.name != .linux else { return }
    for taint in taints where pod.isKeptOff(by: [taint]) {
      guard let index = pod.misspeltToleration(of: taint, among: taints) else { continue }
      report.add(
        pod, ["tolerations", .index(index)],
        "this does not tolerate \(taint), which all Windows nodes carry",
        hint: "write key \(taint.key), value \(taint.value) and effect \(taint.effect)")
    }
  }
}

extension PodView {
  private static let systemKeys: Set<String> = ["os", "kubernetes.io/os", "node.kubernetes.io/os", "beta.kubernetes.io/os"]

  /// A toleration that means the taint of Windows nodes and misses it: another key for the operating system, or letters of other case.
  func misspeltToleration(of taint: Taint, among taints: [Taint]) -> Int? {
    guard taint.value.lowercased() == "windows" || Self.systemKeys.contains(taint.key) else { return nil }
    return (spec["tolerations"]?.list ?? []).firstIndex { toleration in
      guard let key = toleration["key"]?.string, Self.systemKeys.contains(key) || key.lowercased() == taint.key.lowercased() else {
        return false
      }
      return !taints.contains { Self.tolerates(toleration, $0) }
    }
  }
}
