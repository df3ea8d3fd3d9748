package import YAML

/// What the roles of a release allow a ServiceAccount.
package struct AccountRights: Sendable {
  /// A role that is bound to the account.
  package struct Grant: Sendable {
    /// Of the binding: a `RoleBinding` holds for its namespace alone, whatever it binds.
    package let binding: ObjectView
    /// The kind and name that the binding gives.
    package let kind: String
    package let name: String
    /// Nil if the role is not in view, or is put together from others.
    package let rules: [YAMLValue]?
    /// Whether the binding names the account itself, not a group that it may belong to.
    package let isByName: Bool
  }

  /// In the order of the bindings.
  package private(set) var grants: [Grant] = []
  private var rules: [YAMLValue] = []
  /// Whether a role is bound that is not in view, so that more may be allowed.
  var isPartial: Bool { grants.contains { $0.rules == nil } }

  private static let group = "rbac.authorization.k8s.io"

  /// Source: kubernetes.io, "Using RBAC Authorization".
  package init(of account: String, in namespace: String?, _ scope: ScopeView) {
    for binding in scope.objects where binding.kind == "RoleBinding" || binding.kind == "ClusterRoleBinding" {
      guard binding.group == Self.group, Self.binds(binding, account, namespace, scope), let role = binding.value["roleRef"],
        let name = role["name"]?.string
      else { continue }
      let found =
        role["kind"]?.string == "ClusterRole"
        ? scope.find("ClusterRole", group: Self.group, named: name)
        : scope.find("Role", group: Self.group, named: name, in: binding.namespace).object
      let rules = found.flatMap { $0.value["aggregationRule"] == nil ? $0.value["rules"]?.list ?? [] : nil }
      grants.append(
        Grant(binding: binding, kind: role["kind"]?.string ?? "Role", name: name, rules: rules, isByName: Self.names(binding, account)))
    }
    rules = grants.flatMap { $0.rules ?? [] }
  }

  private static func binds(_ binding: ObjectView, _ account: String, _ namespace: String?, _ scope: ScopeView) -> Bool {
    (binding.value["subjects"]?.list ?? []).contains { subject in
      switch subject["kind"]?.string {
      case "ServiceAccount":
        guard subject["name"]?.string == account else { return false }
        let own = subject["namespace"]?.string ?? binding.namespace
        guard let own = scope.namespace(own), let namespace = scope.namespace(namespace) else { return true }
        return own == namespace
      case "Group": return isIn(subject["name"]?.string ?? "", scope.namespace(namespace))
      case "User": return isUser(subject["name"]?.string ?? "", account, scope.namespace(namespace))
      default: return false
      }
    }
  }

  /// Whether a ServiceAccount belongs to a group; where its namespace is not known, it may.
  private static func isIn(_ group: String, _ namespace: String?) -> Bool {
    if group == "system:serviceaccounts" || group == "system:authenticated" { return true }
    return namespace.map { group == "system:serviceaccounts:" + $0 } ?? group.hasPrefix("system:serviceaccounts:")
  }

  /// Whether a ServiceAccount is called so as a user; where its namespace is not known, it may be.
  private static func isUser(_ user: String, _ account: String, _ namespace: String?) -> Bool {
    let prefix = "system:serviceaccount:"
    return namespace.map { user == "\(prefix)\($0):\(account)" } ?? (user.hasPrefix(prefix) && user.hasSuffix(":" + account))
  }

  private static func names(_ binding: ObjectView, _ account: String) -> Bool {
    (binding.value["subjects"]?.list ?? []).contains { $0["kind"]?.string == "ServiceAccount" && $0["name"]?.string == account }
  }

  func allow(_ need: APINeed) -> Bool {
    need.verbs.allSatisfy { verb in
      rules.contains { rule in
        has(rule["verbs"], verb) && has(rule["apiGroups"], need.group)
          && (has(rule["resources"], need.resource)
            || need.resource.firstIndex(of: "/").map { has(rule["resources"], "*" + need.resource[$0...]) } ?? false)
      }
    }
  }

  private func has(_ list: YAMLValue?, _ word: String) -> Bool { list?.list?.contains { $0.string == word || $0.string == "*" } ?? false }
}
