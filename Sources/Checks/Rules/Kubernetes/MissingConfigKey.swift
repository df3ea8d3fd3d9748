import Diagnostics
import YAML

enum MissingConfigKey: ScopeRule {
  static let about = RuleDescription(
    "K8S108", "missing-config-key", .error, "A pod reads a key that its ConfigMap or Secret does not have.",
    explanation: """
      A container does not start while a key that its environment or its volume's `items` name is not in the ConfigMap or Secret. The pod
      waits in `CreateContainerConfigError` or `ContainerCreating`.

      Mend the key, or set `optional: true` where the container can do without. Objects without any data are left alone: something else
      fills them.
      """,
    sources: [
      "kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables)",
      "kubernetes/kubernetes pkg/volume/configmap/configmap.go (MakePayload)",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for pod in scope.pods {
      pod.visitConfigReferences { reference in
        guard let key = reference.key, !reference.isOptional,
          let object = scope.find(reference.kind.rawValue, named: reference.name, in: pod.namespace).object
        else { return }
        let fields = reference.kind == .configMap ? ["data", "binaryData"] : ["data", "stringData"]
        let maps = fields.compactMap { object.value[$0]?.map }.filter { !$0.isEmpty }
        guard !maps.isEmpty, !maps.contains(where: { $0[key] != nil }), !isFilledLater(object) else { return }
        let near = nearestMatch(to: key, among: maps.flatMap { $0.entries.map(\.key) })
        report.add(
          pod, reference.keyPath, "the \(object.title) has no key \(GoText.quoted(key))",
          related: [.init("its data", at: object.place([.key(object.value[fields[0]] != nil ? fields[0] : fields[1])]))],
          hint: near.map { "did you mean \($0)?" } ?? "add the key, or set optional to true if the container can do without")
      }
    }
  }

  /// Tokens of ServiceAccounts are written by Kubernetes.
  private static func isFilledLater(_ object: ObjectView) -> Bool {
    object.value["type"]?.string == "kubernetes.io/service-account-token"
  }
}
