public import ChartModel
public import YAML

/// What a container requests and may use at most, as Kubernetes 1.28 writes it: a map.
public enum ResourceRequirements: KubernetesValue {
  public static let none = YAMLValue.map([:])

  public static var valueType: ValueType {
    .record([
      .init("requests", .map(keys: .qualifiedName, values: .quantity)),
      .init("limits", .map(keys: .qualifiedName, values: .quantity)),
      .init("claims", .list(of: .record([.init("name", .string(.dnsLabel), required: true)]), unique: true)),
    ])
  }
}
