public import Kubernetes

/// What makes a pod known to a cloud, in place of a secret.
public struct PodIdentity: Sendable {
  /// Annotations of the service account, such as `eks.amazonaws.com/role-arn`.
  public var serviceAccountAnnotations: [Pair]
  /// Labels of the pods, such as `azure.workload.identity/use`.
  public var podLabels: [Pair]

  /// Nothing, unless said otherwise.
  public init(serviceAccountAnnotations: [Pair] = [], podLabels: [Pair] = []) {
    self.serviceAccountAnnotations = serviceAccountAnnotations
    self.podLabels = podLabels
  }
}
