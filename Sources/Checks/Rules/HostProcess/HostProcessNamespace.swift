import Diagnostics
import YAML

enum HostProcessNamespace: ScopeRule {
  static let about = RuleDescription(
    "WIN027", "host-process-namespace", .error, "A HostProcess pod goes into a namespace that does not admit it.",
    explanation: """
      The Pod Security levels `baseline` and `restricted` refuse HostProcess containers, in every version. If the namespace's label
      `pod-security.kubernetes.io/enforce` names one of them, a DaemonSet is created but none of its pods is, and only its events tell.

      Set the label to `privileged`, best in a namespace of its own for what observes nodes. The labels `warn` and `audit` refuse
      nothing.
      """,
    sources: [
      "kubernetes/pod-security-admission policy/check_windowsHostProcess.go", "kubernetes/pod-security-admission api/helpers.go",
      "kubernetes.io, Create a Windows HostProcess Pod (HostProcess Pod configuration requirements)",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for namespace in scope.objects where namespace.kind == "Namespace" && namespace.group.isEmpty {
      guard let level = namespace.labels[label]?.string, level == "baseline" || level == "restricted", let name = namespace.name else {
        continue
      }
      for pod in scope.pods(in: name) where pod.system.name != .linux {
        guard let place = place(pod) else { continue }
        let related = Finding.Related("enforced here", at: namespace.place(["metadata", "labels", .key(label)]))
        report.add(pod, place, message(name, level), related: [related], hint: hint)
      }
    }
  }

  /// Where the pod or its first such container asks for HostProcess; either is refused. Nil if nobody asks.
  private static func place(_ pod: PodView) -> [PathElement]? {
    if pod.podHostProcess == true { return .hostProcess }
    return pod.containers.first { $0.ownHostProcess == true }.map { $0.path + .hostProcess }
  }

  private static let label = "pod-security.kubernetes.io/enforce"

  private static func message(_ namespace: String, _ level: String) -> String {
    "namespace \(GoText.quoted(namespace)) enforces the Pod Security level \(level), which refuses HostProcess containers"
  }

  private static let hint = "label the namespace pod-security.kubernetes.io/enforce: privileged"
}
