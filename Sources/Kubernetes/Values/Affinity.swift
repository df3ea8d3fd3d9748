public import ChartModel
public import YAML

/// Which nodes a pod is drawn to or kept from, as Kubernetes 1.28 writes it: a map.
public enum Affinity: KubernetesValue {
  public static let none = YAMLValue.map([:])

  public static var valueType: ValueType {
    .record([
      .init("nodeAffinity", nodeAffinity), .init("podAffinity", podAffinity), .init("podAntiAffinity", podAffinity),
    ])
  }

  private static var nodeAffinity: ValueType {
    .record([
      .init(
        "requiredDuringSchedulingIgnoredDuringExecution",
        .record([.init("nodeSelectorTerms", .list(of: PublishedRecords.nodeSelectorTerm, minItems: 1), required: true)])),
      .init(
        "preferredDuringSchedulingIgnoredDuringExecution",
        .list(of: .record([PublishedRecords.weight, .init("preference", PublishedRecords.nodeSelectorTerm, required: true)]))),
    ])
  }

  private static var podAffinity: ValueType {
    .record([
      .init("requiredDuringSchedulingIgnoredDuringExecution", .list(of: PublishedRecords.podAffinityTerm)),
      .init(
        "preferredDuringSchedulingIgnoredDuringExecution",
        .list(of: .record([PublishedRecords.weight, .init("podAffinityTerm", PublishedRecords.podAffinityTerm, required: true)]))),
    ])
  }
}
