/// Whose Kubernetes a cluster is.
public enum StackCloud: String, Sendable, Hashable, CaseIterable {
  case aks, eks, gke, other

  /// As people call it.
  public var title: String {
    switch self {
    case .aks: "Azure Kubernetes Service"
    case .eks: "Amazon Elastic Kubernetes Service"
    case .gke: "Google Kubernetes Engine"
    case .other: "another cloud, or machines of your own"
    }
  }

  /// In texts about a cluster: `an AKS cluster`.
  package var cluster: String {
    switch self {
    case .aks: "an AKS cluster"
    case .eks: "an EKS cluster"
    case .gke: "a GKE cluster"
    case .other: "a mixed cluster"
    }
  }
}
