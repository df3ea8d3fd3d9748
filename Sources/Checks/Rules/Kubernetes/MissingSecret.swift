import Diagnostics
import YAML

enum MissingSecret: ScopeRule {
  static let about = RuleDescription(
    "K8S105", "missing-secret", .info, "A pod reads a Secret that the release does not have.",
    explanation: """
      A container whose environment or volumes come from a Secret does not start before that Secret exists. Many Secrets are made by hand
      or by an operator, and rightly so: this only lists what must be there before the release is installed. Secrets that a SealedSecret,
      ExternalSecret or Certificate in view will make are not listed, nor those that a Job of the release names in its arguments, as the
      one that makes a webhook's certificate does.

      Make the Secret first, mend its name, or set `optional: true` where the container can do without.
      """,
    sources: ["kubernetes.io, \"Secrets\" (Using a Secret, Optional Secrets)"])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    guard scope.isWhole else { return }
    var made: Set<String>?
    var jobs: MadeByJob?
    for pod in scope.pods {
      var seen: [String] = []
      pod.visitConfigReferences { reference in
        guard reference.kind == .secret, !reference.isItem, !reference.isOptional, !seen.contains(reference.name) else { return }
        seen.append(reference.name)
        guard scope.find("Secret", named: reference.name, in: pod.namespace).isMissing else { return }
        let others = made ?? madeByOthers(scope)
        made = others
        let named = jobs ?? MadeByJob(scope)
        jobs = named
        guard !others.contains(reference.name), !named.contains(reference.name, in: pod.namespace) else { return }
        report.add(
          pod, reference.namePath, "the Secret \(GoText.quoted(reference.name)) is not in this release", hint: hint(reference, scope))
      }
    }
  }

  /// The names of the Secrets that operators will make of other objects.
  private static func madeByOthers(_ scope: ScopeView) -> Set<String> {
    var names: Set<String> = []
    for object in scope.objects where !object.isOfKubernetes {
      let spec = object.spec
      let name: String? =
        switch object.kind {
        case "SealedSecret": spec["template"]?["metadata"]?["name"]?.string ?? object.name
        case "ExternalSecret": spec["target"]?["name"]?.string ?? object.name
        case "Certificate": spec["secretName"]?.string
        default: object.kind.hasSuffix("Secret") ? object.name : spec["secretName"]?.string
        }
      if let name { names.insert(name) }
    }
    return names
  }

  private static func hint(_ reference: ConfigReference, _ scope: ScopeView) -> String {
    if let near = nearestMatch(to: reference.name, among: scope.names(of: "Secret")) { return "did you mean \(near)?" }
    return reference.isPullSecret ? "make it before, or images that need it cannot be pulled" : "make it before the release is installed"
  }
}
