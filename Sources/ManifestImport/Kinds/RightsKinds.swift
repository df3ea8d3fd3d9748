import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// Roles and their bindings.
  static let rightsKinds = [
    ObjectKind(Role.self) { draft in
      draft.leaveAnnotations()
      let rules = rules(&draft)
      return Written(
        draft, Role(draft.name.value, component: draft.component?.value, rules: rules.map(\.value)), [("rules", .list(rules.map(\.code)))])
    },
    ObjectKind(ClusterRole.self) { draft in
      draft.leaveAnnotations()
      let rules = rules(&draft)
      return Written(
        draft, ClusterRole(draft.name.value, component: draft.component?.value, rules: rules.map(\.value)),
        [("rules", .list(rules.map(\.code)))])
    },
    ObjectKind(RoleBinding.self) { draft in
      draft.leaveAnnotations()
      guard let role = role(&draft) else { return nil }
      let accounts = accounts(&draft)
      let value =
        role.isClusterRole
        ? RoleBinding(
          draft.name.value, component: draft.component?.value, clusterRole: role.name.value, serviceAccounts: accounts.map(\.value))
        : RoleBinding(draft.name.value, component: draft.component?.value, role: role.name.value, serviceAccounts: accounts.map(\.value))
      return Written(
        draft, value,
        [(role.isClusterRole ? "clusterRole" : "role", role.name.code), ("serviceAccounts", .list(accounts.map(\.code)))])
    },
    ObjectKind(ClusterRoleBinding.self) { draft in
      draft.leaveAnnotations()
      guard let role = role(&draft), role.isClusterRole else { return nil }
      let accounts = accounts(&draft)
      return Written(
        draft,
        ClusterRoleBinding(
          draft.name.value, component: draft.component?.value, clusterRole: role.name.value, serviceAccounts: accounts.map(\.value)),
        [("clusterRole", role.name.code), ("serviceAccounts", .list(accounts.map(\.code)))])
    },
  ]

  private static func rules(_ draft: inout ObjectDraft) -> [Written<PolicyRule>] {
    // A role without rules, `[]` or null, says so in the language too.
    if draft.fields["rules"] == .list([]) { draft.fields.drop("rules") }
    return draft.fields.each("rules") { .some(rule($0)) } ?? []
  }

  private static func rule(_ yaml: YAMLValue) -> Written<PolicyRule> {
    let asItIs = Written(PolicyRule.yaml(yaml), .call(".yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map else { return asItIs }
    var fields = Fields(map)
    if let urls = fields.words("nonResourceURLs"), let verbs = fields.words("verbs"), fields.isEmpty {
      return Written(
        PolicyRule(nonResourceURLs: urls.value, verbs: verbs.value),
        .call("PolicyRule", [("nonResourceURLs", urls.code), ("verbs", verbs.value == ["get"] ? nil : verbs.code)]))
    }
    fields = Fields(map)
    guard let groups = fields.words("apiGroups"), let resources = fields.words("resources"), let verbs = fields.words("verbs") else {
      return asItIs
    }
    let names = fields.texts("resourceNames")
    guard fields.isEmpty else { return asItIs }
    return Written(
      PolicyRule(
        apiGroups: groups.value, resources: resources.value, resourceNames: (names ?? []).map { .exact($0.value) }, verbs: verbs.value),
      .call(
        "PolicyRule",
        [
          ("apiGroups", groups.value == [""] ? nil : groups.code), ("resources", resources.code),
          ("resourceNames", names.map { .list($0.map { .call(".exact", $0.code) }) }), ("verbs", verbs.code),
        ]))
  }

  private static func role(_ draft: inout ObjectDraft) -> (name: Written<ObjectName>, isClusterRole: Bool)? {
    let context = draft.context
    return draft.fields.take("roleRef") { value in
      guard let reference = value.map, reference.count == 3, reference["apiGroup"] == "rbac.authorization.k8s.io",
        let kind = reference["kind"]?.string, let name = reference["name"]?.string
      else { return nil }
      switch kind {
      case ClusterRole.kind: return (context.name(name, isClusterWide: true), true)
      case Role.kind: return (context.name(name), false)
      default: return nil
      }
    }
  }

  /// The accounts of the release's namespace; nothing if the binding has other subjects too.
  private static func accounts(_ draft: inout ObjectDraft) -> [Written<ObjectName>] {
    let context = draft.context
    return draft.fields.each("subjects") { subject in
      guard let map = subject.map, map.count == 3, map["kind"] == "ServiceAccount", let name = map["name"]?.string,
        map["namespace"]?.string == context.namespace
      else { return nil }
      return context.name(name)
    } ?? []
  }
}
