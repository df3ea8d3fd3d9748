public import Kubernetes

/// Who a pod is to a cloud: what its service account and its template are marked with.
public struct PodIdentity: Sendable {
  public var serviceAccountAnnotations: [Pair]
  public var podLabels: [Pair]

  public init(serviceAccountAnnotations: [Pair] = [], podLabels: [Pair] = []) {
    self.serviceAccountAnnotations = serviceAccountAnnotations
    self.podLabels = podLabels
  }

  /// Both identities at once. Two of the same cloud are one: the first wins.
  public func joined(with other: PodIdentity) -> PodIdentity {
    func join(_ first: [Pair], _ second: [Pair]) -> [Pair] { first + second.filter { pair in !first.contains { $0.key == pair.key } } }
    return PodIdentity(
      serviceAccountAnnotations: join(serviceAccountAnnotations, other.serviceAccountAnnotations),
      podLabels: join(podLabels, other.podLabels))
  }
}
