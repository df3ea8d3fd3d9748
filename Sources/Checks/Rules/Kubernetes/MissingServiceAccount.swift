import Diagnostics
import YAML

enum MissingServiceAccount: ScopeRule {
  static let about = RuleDescription(
    "K8S106", "missing-service-account", .warning, "A pod runs as a ServiceAccount that the release does not have.",
    explanation: """
      The API server refuses to make a pod whose ServiceAccount does not exist. A Deployment is accepted, but gets no pods: only the events
      of its ReplicaSet say why.

      Add the ServiceAccount, or mend its name. Every namespace has the one named `default`. This is looked for only where a whole release
      is in view.
      """,
    sources: ["kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole else { return }
    for pod in scope.pods {
      let field = pod.spec["serviceAccountName"]?.string.map { $0.isEmpty } == false ? "serviceAccountName" : "serviceAccount"
      guard let name = pod.spec[field]?.string, !name.isEmpty, name != "default",
        scope.find("ServiceAccount", named: name, in: pod.namespace).isMissing
      else { continue }
      let near = nearestMatch(to: name, among: scope.names(of: "ServiceAccount"))
      report.add(
        pod, [.key(field)], "the ServiceAccount \(GoText.quoted(name)) is not in this release",
        hint: near.map { "did you mean \($0)?" } ?? "add it, or run as the namespace's default")
    }
  }
}
