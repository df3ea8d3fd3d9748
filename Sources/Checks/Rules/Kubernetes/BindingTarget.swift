import Diagnostics
import YAML

enum BindingTarget: ScopeRule {
  static let about = RuleDescription(
    "K8S107", "binding-target", .warning, "A RoleBinding or ClusterRoleBinding binds a role or ServiceAccount that is not there.",
    explanation: """
      Kubernetes accepts a binding whose role or subject does not exist, and it grants nothing: programs then fail with `forbidden` at run
      time. Often a name, or the subject's namespace, was left behind when the rest was renamed.

      A role is looked for in the release, unless it is one that Kubernetes brings along (`cluster-admin`, `admin`, `edit`, `view`,
      `system:…`); a ClusterRole that is elsewhere is mentioned as information. A ServiceAccount is looked for in the namespaces that the
      release has pods or ServiceAccounts in. The subject of a ClusterRoleBinding needs a namespace: without it the API server refuses the
      binding.
      """,
    sources: [
      "kubernetes.io, \"Using RBAC Authorization\" (Default roles and role bindings)",
      "kubernetes/kubernetes pkg/apis/rbac/validation/validation.go (ValidateRoleBindingSubject)",
    ])

  private static let group = "rbac.authorization.k8s.io"

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for binding in scope.objects where binding.kind == "RoleBinding" || binding.kind == "ClusterRoleBinding" {
      guard binding.group == group else { continue }
      if scope.isWhole { checkRole(binding, scope, &report) }
      for (index, subject) in (binding.value["subjects"]?.list ?? []).enumerated() {
        guard subject["kind"]?.string == "ServiceAccount", let name = subject["name"]?.string else { continue }
        checkSubject(binding, index, name, subject["namespace"]?.string, scope, &report)
      }
    }
  }

  private static func checkRole(_ binding: ObjectView, _ scope: ScopeView, _ report: inout RuleReport) {
    guard let role = binding.value["roleRef"], let kind = role["kind"]?.string, let name = role["name"]?.string else { return }
    switch kind {
    case "ClusterRole":
      guard !isBuiltIn(name), scope.find("ClusterRole", group: group, named: name) == nil else { return }
    case "Role":
      // Kubernetes brings some of its own: kubernetes/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/namespace_policy.go.
      guard binding.namespace != "kube-system", binding.namespace != "kube-public",
        scope.find("Role", group: group, named: name, in: binding.namespace).isMissing
      else { return }
    default: return
    }
    let near = nearestMatch(to: name, among: scope.names(of: kind, group: group))
    report.add(
      binding, ["roleRef", "name"], "the \(kind) \(GoText.quoted(name)) is not in this release",
      severity: kind == "ClusterRole" && near == nil ? .info : .warning,
      hint: near.map { "did you mean \($0)?" } ?? "add it, or make sure that it is there before")
  }

  private static func checkSubject(
    _ binding: ObjectView, _ index: Int, _ name: String, _ written: String?, _ scope: ScopeView, _ report: inout RuleReport
  ) {
    let path: [PathElement] = ["subjects", .index(index)]
    if binding.kind == "ClusterRoleBinding", written == nil || written == "" {
      report.add(
        binding, path, "the subject \(GoText.quoted(name)) of a ClusterRoleBinding needs a namespace", severity: .error,
        hint: "name the ServiceAccount's namespace")
      return
    }
    let namespace = written ?? binding.namespace
    guard scope.isWhole, name != "default", isOfRelease(namespace, scope),
      scope.find("ServiceAccount", named: name, in: namespace).isMissing
    else { return }
    let near = nearestMatch(to: name, among: scope.names(of: "ServiceAccount").filter { $0 != name })
    report.add(
      binding, path + ["name"], "the ServiceAccount \(GoText.quoted(name)) is not in this release",
      hint: near.map { "did you mean \($0)?" } ?? "add it, or mend its name or namespace")
  }

  /// Whether the release has pods or ServiceAccounts in a namespace, so that others are likely to be there too.
  private static func isOfRelease(_ namespace: String?, _ scope: ScopeView) -> Bool {
    namespace != "kube-system"
      && (scope.hasPods(in: namespace)
        || scope.objects.contains { $0.kind == "ServiceAccount" && scope.namespace($0.namespace) == scope.namespace(namespace) })
  }

  private static func isBuiltIn(_ name: String) -> Bool {
    name.hasPrefix("system:") || ["cluster-admin", "admin", "edit", "view"].contains(name)
  }
}
