import YAML

/// What the roles of a release allow a ServiceAccount.
struct AccountRights: Sendable {
  private var rules: [YAMLValue] = []
  /// Whether a role is bound that is not in view, so that more may be allowed.
  private(set) var isPartial = false

  private static let group = "rbac.authorization.k8s.io"

  /// Source: kubernetes.io, "Using RBAC Authorization".
  init(of account: String, in namespace: String?, _ scope: ScopeView) {
    for binding in scope.objects where binding.kind == "RoleBinding" || binding.kind == "ClusterRoleBinding" {
      guard binding.group == Self.group, Self.binds(binding, account, namespace, scope), let role = binding.value["roleRef"],
        let name = role["name"]?.string
      else { continue }
      let found =
        role["kind"]?.string == "ClusterRole"
        ? scope.find("ClusterRole", group: Self.group, named: name)
        : scope.find("Role", group: Self.group, named: name, in: binding.namespace).object
      guard let found, found.value["aggregationRule"] == nil else {
        isPartial = true
        continue
      }
      rules += found.value["rules"]?.list ?? []
    }
  }

  private static func binds(_ binding: ObjectView, _ account: String, _ namespace: String?, _ scope: ScopeView) -> Bool {
    (binding.value["subjects"]?.list ?? []).contains { subject in
      switch subject["kind"]?.string {
      case "ServiceAccount":
        guard subject["name"]?.string == account else { return false }
        let own = subject["namespace"]?.string ?? binding.namespace
        guard let own = scope.namespace(own), let namespace = scope.namespace(namespace) else { return true }
        return own == namespace
      case "Group": return true
      default: return false
      }
    }
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
