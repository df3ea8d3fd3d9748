import Fleet

/// The README beside the clusters' folders: what is there, and who reads it.
enum RepositoryGuide {
  static func text(_ fleet: Fleet) -> String {
    let deliveries = Delivery.allCases.filter { delivery in fleet.clusters.contains { $0.delivery == delivery } }
    var text = """
      # Clusters of \(fleet.name)

      Written by wingen from the fleet's declaration. Change that and generate again; what is changed here by hand is overwritten. Only
      the files that a Secret's operator fills in (`secrets/`, where their first lines say so) are yours once they are there.

      | Part | Is |
      |---|---|
      | `clusters/NAME/values.yaml` | all values of a cluster: its layers laid over each other |
      | `clusters/NAME/secrets/` | who makes the Secrets that the cluster needs; never a credential |
      | `clusters/NAME/provenance.json` | digests of what the cluster's files were made from |

      """
    for delivery in deliveries { text += "| \(row(delivery, fleet)) |\n" }
    return text
  }

  private static func row(_ delivery: Delivery, _ fleet: Fleet) -> String {
    switch delivery {
    case .argocd:
      fleet.argocd.generator == .applications
        ? "`argocd/` | the Application that finds every cluster's `application.yaml`: apply it once where Argo CD runs"
        : "`argocd/` | the ApplicationSets that make every cluster's Application: apply them where Argo CD runs, and again whenever they change"
    case .flux:
      fleet.flux.isHub
        ? "`flux/` | what the Flux of the hub reads"
        : "`clusters/NAME/` | what a cluster's own Flux reads, whose path it is"
    case .kustomize:
      "`clusters/NAME/kustomization.yaml` | an overlay on `base/`: `kubectl apply -f clusters/NAME/namespace.yaml`, then `-k clusters/NAME`"
    case .manifests:
      "`clusters/NAME/manifests/` | one object a file: `kubectl apply -f clusters/NAME/namespace.yaml -f clusters/NAME/manifests`"
    }
  }
}
