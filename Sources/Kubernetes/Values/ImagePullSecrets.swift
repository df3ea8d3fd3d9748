public import ChartModel
public import YAML

/// The Secrets that hold credentials for registries, as Kubernetes 1.28 writes them: a list of maps with a name.
public enum ImagePullSecrets: KubernetesValue {
  public static let none = YAMLValue.list([])

  public static var valueType: ValueType {
    .list(of: .record([.init("name", .string(.dnsSubdomain, minLength: 1, maxLength: 253), required: true)]), unique: true)
  }
}
