import Diagnostics
import YAML

enum MissingRuntimeClass: ScopeRule {
  static let about = RuleDescription(
    "K8S119", "missing-runtime-class", .info, "A pod names a RuntimeClass that the release does not have.",
    explanation: """
      The API server refuses pods whose RuntimeClass does not exist. RuntimeClasses are the cluster's, and mostly made once for all: this
      only says that one must be there before. For Windows pods it often carries the node selector and the tolerations without which they
      find no node; nothing of that can be checked here.
      """,
    sources: [
      "kubernetes/kubernetes plugin/pkg/admission/runtimeclass/admission.go",
      "kubernetes.io, \"Guide for Running Windows Containers in Kubernetes\"",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole else { return }
    for pod in scope.pods {
      guard let name = pod.spec["runtimeClassName"]?.string, !name.isEmpty,
        scope.find("RuntimeClass", group: "node.k8s.io", named: name) == nil
      else { continue }
      let near = nearestMatch(to: name, among: scope.names(of: "RuntimeClass", group: "node.k8s.io"))
      report.add(
        pod, ["runtimeClassName"], "the RuntimeClass \(GoText.quoted(name)) is not in this release",
        hint: near.map { "did you mean \($0)?" } ?? "make sure that the cluster has it")
    }
  }
}
