import Diagnostics
import YAML

enum DuplicateObject: ScopeRule {
  static let about = RuleDescription(
    "K8S117", "duplicate-object", .warning, "The same object stands there twice.",
    explanation: """
      Two objects of the same kind, namespace and name are one object to Kubernetes: whichever is applied last replaces the other, and
      which one that is depends on the tool. Helm fails to install such a release, kustomize refuses to build it.

      Remove one, or give them different names. Hooks of Helm that run at other times are left alone.
      """,
    sources: ["kubernetes.io, \"Object Names and IDs\""])

  private struct Identity: Hashable {
    var group: Substring
    var kind: String
    var namespace: String?
    var name: String
  }

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.objects.count > 1 else { return }
    var seen: [Identity: ObjectView] = [:]
    seen.reserveCapacity(scope.objects.count)
    for object in scope.objects {
      guard let name = object.name, !name.isEmpty else { continue }
      let identity = Identity(group: object.group, kind: object.kind, namespace: object.namespace, name: name)
      guard let first = seen[identity] else {
        seen[identity] = object
        continue
      }
      guard hook(first) == hook(object) else { continue }
      report.add(
        object, ["metadata", "name"], "\(object.title) stands here twice",
        related: [.init("the first", at: first.place(["metadata", "name"]))], hint: "remove one, or rename it")
    }
  }

  private static func hook(_ object: ObjectView) -> String? { object.metadata["annotations"]?["helm.sh/hook"]?.string }
}
