import Diagnostics
import Fleet

/// Names that clusters must not share in the delivery tool that manages them all.
enum DeliveryNames {
  static func findings(_ fleet: Fleet) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var seen: [String: Set<String>] = [:]
    func take(_ name: String, _ kind: String, _ cluster: FleetCluster) {
      if seen[kind, default: []].insert(name).inserted { return }
      findings.append(GitOpsProblem.sameName(name, kind: kind).diagnostic(at: cluster.origin))
    }
    if fleet.flux.isHub { seen["Kustomization"] = ["flux-system"] }
    for cluster in fleet.clusters {
      for label in cluster.labels.keys.sorted() where label.hasPrefix("wingen/") {
        findings.append(GitOpsProblem.reservedLabel(label).diagnostic(at: cluster.origin))
      }
      switch cluster.delivery {
      case .argocd: take(ArgoCD.applicationName(cluster), "Application", cluster)
      case .flux where fleet.flux.isHub:
        for name in FluxPlan(cluster, in: fleet).names { take(name, "Kustomization", cluster) }
      case .flux, .kustomize, .manifests: continue
      }
    }
    return findings
  }
}
