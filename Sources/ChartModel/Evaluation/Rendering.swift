public import Diagnostics
public import YAML

/// What an installation would create.
public struct Rendering: Sendable, Hashable {
  /// An object that an installation creates, and where in the chart it comes from.
  public struct Object: Sendable, Hashable {
    /// The whole object, from `apiVersion` on.
    public var value: YAMLValue
    /// The file that it comes from, relative to `templates/`.
    public var template: String
    /// Which of the chart's documents it is made from: an index into `ChartDefinition.documents`.
    public var document: Int
    /// The line of the spec that made it.
    public var origin: SourceLocation?

    /// An object with its origins, as the evaluator knows them; nothing is checked.
    public init(value: YAMLValue, template: String, document: Int, origin: SourceLocation?) {
      self.value = value
      self.template = template
      self.document = document
      self.origin = origin
    }
  }

  /// In Helm's install order.
  public var objects: [Object]
  /// Objects with a `helm.sh/hook` annotation, in Helm's install order.
  public var hooks: [Object]
  /// What Helm prints after the installation, with a line feed at its end; empty if the chart has no notes.
  public var notes: String
}

/// The order in which Helm creates kinds (helm/helm pkg/release/v1/util/kind_sorter.go, InstallOrder). Kinds that are not listed come
/// last, by name.
enum InstallOrder {
  private static let kinds = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy", "PodDisruptionBudget",
    "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim",
    "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList",
    "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
    "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress", "APIService",
    "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  private static let ranks = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($0.element, $0.offset) })

  static func sorted(_ objects: [(kind: String, object: Rendering.Object)]) -> [Rendering.Object] {
    let keys = objects.map { ranks[$0.kind] ?? .max }
    return objects.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      if keys[left] == .max, objects[left].kind != objects[right].kind { return objects[left].kind < objects[right].kind }
      return left < right
    }.map { objects[$0].object }
  }
}
