public import ChartModel
public import YAML

/// The taints that a pod tolerates, as Kubernetes 1.28 writes them: a list.
public enum Tolerations: KubernetesValue {
  public static let none = YAMLValue.list([])

  /// A toleration with no key and the operator `Exists` tolerates every taint.
  public static var valueType: ValueType {
    .list(
      of: .record([
        .init("key", PublishedRecords.labelKey),
        .init("operator", .choice(["Exists", "Equal"])),
        .init("value", PublishedRecords.labelValue),
        .init("effect", .choice(["NoSchedule", "PreferNoSchedule", "NoExecute"])),
        .init("tolerationSeconds", .anyInteger),
      ]))
  }
}
