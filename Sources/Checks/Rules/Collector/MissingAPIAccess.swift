import Diagnostics
import YAML

enum MissingAPIAccess: CollectorRule {
  static let about = RuleDescription(
    "OTEL041", "missing-api-access", .error, "A component needs the API server, and its pod may not ask it.",
    explanation: """
      `k8s_attributes`, `k8s_cluster`, `kubelet_stats`, `k8s_events` and jobs with `kubernetes_sd_configs` ask the API server or the kubelet in the name
      of the pod's ServiceAccount. Without its token, or without a role that allows it, they find nothing: targets are missing, attributes
      stay empty, and the log is full of `forbidden`.

      Roles are looked at where all of a release is in view with its ServiceAccount, and no role is bound that is elsewhere.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib, each component's README.md (RBAC)",
      "prometheus/prometheus discovery/kubernetes/kubernetes.go (Discovery.Run)", "kubernetes.io, \"Using RBAC Authorization\"",
    ])

  static var looksAround: Bool { true }

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, let pod = runtime.pod, let scope else { return }
    let needs = collector.apiNeeds
    guard let first = needs.first else { return }
    let name = pod.spec["serviceAccountName"]?.string ?? pod.spec["serviceAccount"]?.string ?? "default"
    let account = scope.find("ServiceAccount", named: name, in: pod.namespace).object
    guard runtime.hasToken(account) else {
      report.add(
        collector, first.path, "\(first.title) needs the API server, but \(runtime.title) mounts no token",
        related: [.init(runtime.title, at: pod.place())], hint: "set automountServiceAccountToken to true in the pod's specification")
      return
    }
    guard scope.isWhole, let account else { return }
    let rights = AccountRights(of: name, in: pod.namespace, scope)
    guard !rights.isPartial else { return }
    var told: Set<[PathElement]> = []
    for need in needs where !rights.allow(need) && told.insert(need.path).inserted {
      report.add(
        collector, need.path, "\(need.title) needs to \(need.words), which no role allows \(account.title)",
        related: [.init("the ServiceAccount", at: account.place())], hint: "allow it in a ClusterRole that is bound to this ServiceAccount")
    }
  }
}
