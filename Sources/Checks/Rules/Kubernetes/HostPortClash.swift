import Diagnostics
import YAML

enum HostPortClash: ScopeRule {
  static let about = RuleDescription(
    "K8S126", "host-port-clash", .warning, "Two DaemonSets want the same port of the same nodes.",
    explanation: """
      A port of a node can be had once. DaemonSets that claim the same one, by `hostPort` or in the host's network, cannot both run on a
      node: where both declare the port the scheduler leaves the second pod pending, where only one does it crashes on starting to listen.
      Two windows_exporter of different charts, both on 9182, are the usual case; and AKS has one of its own on 19182.

      Keep one of them, or give them different ports. DaemonSets whose node selectors might set them apart are left alone.
      """,
    sources: [
      "kubernetes/kubernetes pkg/scheduler/framework/plugins/nodeports/node_ports.go",
      "prometheus-community/windows_exporter README.md (--web.listen-address)",
      "MicrosoftDocs/azure-aks-docs articles/aks/windows-best-practices.md",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    var claimed: [HostPortClaim.Port: [(pod: PodView, claim: HostPortClaim)]] = [:]
    for pod in scope.pods where pod.object.kind == "DaemonSet" {
      for claim in HostPortClaim.claims(of: pod) {
        let others = claimed[claim.port] ?? []
        if let other = others.first(where: { $0.claim.overlaps(claim) && share(pod, $0.pod) }) {
          report.add(
            pod, claim.path, "\(pod.object.title) and \(other.pod.object.title) want port \(claim.port.number) of the same nodes",
            related: [.init(other.pod.object.title, at: other.pod.place(other.claim.path))],
            hint: "keep one of them, or give them different ports")
        }
        claimed[claim.port] = others + [(pod, claim)]
      }
    }
  }

  /// Whether the pods of one certainly land on the nodes of the other.
  private static func share(_ left: PodView, _ right: PodView) -> Bool {
    guard left.system.name == right.system.name, !isSame(left.object, right.object), left.runtimeClass == right.runtimeClass,
      left.spec["affinity"]?["nodeAffinity"] == right.spec["affinity"]?["nodeAffinity"]
    else { return false }
    let (own, others) = (left.nodeSelector, right.nodeSelector)
    if own == others { return true }
    // The one with fewer conditions reaches all nodes of the other, unless taints keep it away that the other tolerates.
    let (wider, narrower) = own.count < others.count ? (left, right) : (right, left)
    guard wider.nodeSelector.entries.allSatisfy({ narrower.nodeSelector[$0.key] == $0.value }) else { return false }
    return toleratesAll(wider) || wider.spec["tolerations"] == narrower.spec["tolerations"]
  }

  private static func toleratesAll(_ pod: PodView) -> Bool {
    (pod.spec["tolerations"]?.list ?? []).contains {
      $0["operator"]?.string == "Exists" && $0["key"]?.string ?? "" == "" && $0["effect"]?.string ?? "NoSchedule" == "NoSchedule"
    }
  }

  private static func isSame(_ left: ObjectView, _ right: ObjectView) -> Bool {
    left.name == right.name && left.group == right.group && left.namespace == right.namespace
  }
}

extension PodView {
  fileprivate var nodeSelector: YAMLMap { spec["nodeSelector"]?.map ?? YAMLMap() }
  fileprivate var runtimeClass: String? { spec["runtimeClassName"]?.string }
}
