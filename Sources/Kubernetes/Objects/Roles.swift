public import ChartModel
import Diagnostics
import YAML

/// Rights within one namespace, usually the release's.
public struct Role: KubernetesObject {
  public static let apiVersion = "rbac.authorization.k8s.io/v1"
  public static let kind = "Role"

  public let metadata: ObjectMetadata
  private let rules: [PolicyRule]

  /// - Parameter namespace: another than the release's. The name must then be unique there, as `ObjectName.clusterScoped` is.
  public init(
    _ name: ObjectName, namespace: Expr<String>? = nil, component: String? = nil, rules: [PolicyRule], fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name, namespace: namespace, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    self.rules = rules
  }

  public func encode(into map: inout MapBuilder) { map.put(rules: rules) }
}

/// Rights in the whole cluster, or to what has no namespace.
public struct ClusterRole: KubernetesObject {
  public static let apiVersion = "rbac.authorization.k8s.io/v1"
  public static let kind = "ClusterRole"
  public static let isNamespaced = false

  public let metadata: ObjectMetadata
  private let rules: [PolicyRule]

  /// - Parameter name: a literal gets the release's namespace in front, as `ObjectName.clusterScoped` does.
  public init(
    _ name: ObjectName, component: String? = nil, rules: [PolicyRule], fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name.acrossNamespaces, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    self.rules = rules
  }

  public func encode(into map: inout MapBuilder) { map.put(rules: rules) }
}

/// Gives accounts a Role. The role of an existing binding cannot change.
public struct RoleBinding: KubernetesObject {
  public static let apiVersion = "rbac.authorization.k8s.io/v1"
  public static let kind = "RoleBinding"

  public let metadata: ObjectMetadata
  private let role: (kind: String, name: ObjectName)
  private let serviceAccounts: [ObjectName]

  /// - Parameters:
  ///   - namespace: another than the release's, in which the role is. The name must then be unique there, as
  ///     `ObjectName.clusterScoped` is.
  ///   - serviceAccounts: of the release's namespace.
  public init(
    _ name: ObjectName, namespace: Expr<String>? = nil, component: String? = nil, role: ObjectName, serviceAccounts: [ObjectName],
    fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name, namespace: namespace, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    self.role = (Role.kind, role)
    self.serviceAccounts = serviceAccounts
  }

  /// Gives accounts a ClusterRole's rights within the release's namespace only.
  public init(
    _ name: ObjectName, component: String? = nil, clusterRole: ObjectName, serviceAccounts: [ObjectName], fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(name, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    role = (ClusterRole.kind, clusterRole.acrossNamespaces)
    self.serviceAccounts = serviceAccounts
  }

  public func encode(into map: inout MapBuilder) { map.put(roleKind: role.kind, role: role.name, serviceAccounts: serviceAccounts) }
}

/// Gives accounts a ClusterRole in the whole cluster. The role of an existing binding cannot change.
public struct ClusterRoleBinding: KubernetesObject {
  public static let apiVersion = "rbac.authorization.k8s.io/v1"
  public static let kind = "ClusterRoleBinding"
  public static let isNamespaced = false

  public let metadata: ObjectMetadata
  private let clusterRole: ObjectName
  private let serviceAccounts: [ObjectName]

  /// - Parameters:
  ///   - name: a literal gets the release's namespace in front, as does the role's.
  ///   - clusterRole: `.exact("view")` for one that the cluster has.
  ///   - serviceAccounts: of the release's namespace.
  public init(
    _ name: ObjectName, component: String? = nil, clusterRole: ObjectName, serviceAccounts: [ObjectName], fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name.acrossNamespaces, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    self.clusterRole = clusterRole.acrossNamespaces
    self.serviceAccounts = serviceAccounts
  }

  public func encode(into map: inout MapBuilder) {
    map.put(roleKind: ClusterRole.kind, role: clusterRole, serviceAccounts: serviceAccounts)
  }
}

extension MapBuilder {
  fileprivate mutating func put(rules: [PolicyRule]) {
    // A role without rules is legal, but the field is required.
    append(.field("rules", .folding(rules.map(\.item))))
  }

  fileprivate mutating func put(roleKind: String, role: ObjectName, serviceAccounts: [ObjectName]) {
    map("roleRef") { reference in
      reference.put("apiGroup", "rbac.authorization.k8s.io")
      reference.put("kind", fixed: roleKind)
      reference.put("name", role.expression())
    }
    list(
      "subjects",
      serviceAccounts.map { account in
        MapBuilder.tree { subject in
          subject.put("kind", fixed: ServiceAccount.kind)
          subject.put("name", account.expression())
          subject.put("namespace", Release.namespace)
        }
      })
  }
}
