import Diagnostics
import YAML

enum MissingConfigMap: ScopeRule {
  static let about = RuleDescription(
    "K8S104", "missing-config-map", .warning, "A pod reads a ConfigMap that the release does not have.",
    explanation: """
      A container whose environment or volumes come from a ConfigMap does not start before that ConfigMap exists. If nothing else makes it
      the pod waits for ever, in `CreateContainerConfigError` or `ContainerCreating`.

      Add the ConfigMap, mend its name, or set `optional: true` where the container can do without. This is looked for only where a whole
      release is in view.
      """,
    sources: ["kubernetes.io, \"ConfigMaps\" (Using ConfigMaps)"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole else { return }
    for pod in scope.pods {
      var seen: [String] = []
      pod.visitConfigReferences { reference in
        // The first is in every namespace: kubernetes/kubernetes pkg/controller/certificates/rootcacertpublisher.
        guard reference.kind == .configMap, !reference.isItem, !reference.isOptional, reference.name != "kube-root-ca.crt",
          reference.name != "openshift-service-ca.crt", !seen.contains(reference.name)
        else { return }
        seen.append(reference.name)
        guard scope.find("ConfigMap", named: reference.name, in: pod.namespace).isMissing else { return }
        report.add(
          pod, reference.namePath, "the ConfigMap \(GoText.quoted(reference.name)) is not in this release", hint: hint(reference, scope))
      }
    }
  }

  private static func hint(_ reference: ConfigReference, _ scope: ScopeView) -> String {
    if let near = nearestMatch(to: reference.name, among: scope.names(of: "ConfigMap")) { return "did you mean \(near)?" }
    return "add it, or set optional to true if the container can do without"
  }
}
