import YAML

/// Tells the namespace of a release whose objects do not all name theirs.
///
/// Helm puts what names no namespace into the release's. Where a ServiceAccount is such an object, the bindings say where it is: their
/// subjects need its namespace, and charts write `.Release.Namespace` there.
enum ReleaseNamespace {
  /// Nil if no binding tells, or two tell differently.
  static func find(in objects: [ObjectView]) -> String? {
    var accounts: [String: Bool] = [:]
    for object in objects where object.kind == "ServiceAccount" && object.group.isEmpty {
      guard let name = object.name else { continue }
      // One of the same name elsewhere may be the one that is meant.
      accounts[name] = object.namespace == nil && accounts[name] != false
    }
    guard accounts.values.contains(true) else { return nil }
    var found: String?
    for binding in objects where binding.kind == "ClusterRoleBinding" || binding.kind == "RoleBinding" {
      guard binding.group == "rbac.authorization.k8s.io" else { continue }
      for subject in binding.value["subjects"]?.list ?? [] where subject["kind"]?.string == "ServiceAccount" {
        guard let name = subject["name"]?.string, accounts[name] == true, let namespace = subject["namespace"]?.string, !namespace.isEmpty
        else { continue }
        if let found, found != namespace { return nil }
        found = namespace
      }
    }
    return found
  }
}
