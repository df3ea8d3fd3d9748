import Diagnostics
import YAML

enum BetaNodeLabel: PodRule {
  static let about = RuleDescription(
    "WIN031", "beta-node-label", .warning, "A pod asks for a label of nodes that is deprecated.",
    explanation: """
      `beta.kubernetes.io/os` and `beta.kubernetes.io/arch` are deprecated since Kubernetes 1.14. Nodes carry `kubernetes.io/os` and
      `kubernetes.io/arch` with the same values. Once a provider leaves the old ones out, the pod stays Pending.

      Ask for the label without `beta.`.
      """,
    sources: ["https://kubernetes.io/docs/reference/labels-annotations-taints/"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for entry in pod.spec["nodeSelector"]?.map?.entries ?? [] where isDeprecated(entry.key) {
      add(pod, ["nodeSelector", .key(entry.key)], entry.key, &report)
    }
    guard let affinity = pod.spec["affinity"]?["nodeAffinity"]?.map else { return }
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    for (index, term) in (affinity[required]?["nodeSelectorTerms"]?.list ?? []).enumerated() {
      check(term, pod, ["affinity", "nodeAffinity", .key(required), "nodeSelectorTerms", .index(index)], &report)
    }
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    for (index, term) in (affinity[preferred]?.list ?? []).enumerated() {
      guard let preference = term["preference"] else { continue }
      check(preference, pod, ["affinity", "nodeAffinity", .key(preferred), .index(index), "preference"], &report)
    }
  }

  private static func check(_ term: YAMLValue, _ pod: PodView, _ path: [PathElement], _ report: inout RuleReport) {
    for (index, requirement) in (term["matchExpressions"]?.list ?? []).enumerated() {
      guard let key = requirement["key"]?.string, isDeprecated(key) else { continue }
      add(pod, path + ["matchExpressions", .index(index), "key"], key, &report)
    }
  }

  private static func isDeprecated(_ key: String) -> Bool { key == NodeLabel.betaSystem || key == NodeLabel.betaArchitecture }

  private static func add(_ pod: PodView, _ path: [PathElement], _ key: String, _ report: inout RuleReport) {
    report.add(pod, path, "the label \(key) is deprecated", hint: "ask for \(key.dropFirst("beta.".utf8.count)), which has the same values")
  }
}
