import Diagnostics
import Scheduling
import YAML

enum SelectorMismatch: PodRule {
  static let about = RuleDescription(
    "K8S110", "selector-mismatch", .error, "A workload's selector does not match the labels of its own pods.",
    explanation: """
      A controller finds its pods by its selector, so the labels of the pod template must match it; and a selector that is empty would
      match everybody's pods. The API server refuses both.

      Give the template the labels that the selector wants.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/apps/validation/validation.go (ValidatePodTemplateSpecForReplicaSet)",
      "kubernetes/kubernetes pkg/apis/batch/validation/validation.go (ValidateJobSpec)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard let selector = selector(of: pod.object), let requirements = selector.requirements else { return }
    if requirements.isEmpty {
      report.add(pod.object, ["spec", "selector"], "the selector is empty", hint: "name labels of the pod template")
    } else if let missed = requirements.first(where: { !$0.matches(pod.labels[$0.key]?.string) }) {
      let found = pod.labels[missed.key]?.string.map { "the template's label is \(GoText.quoted($0))" } ?? "the template has no such label"
      report.add(
        pod.object, ["spec", "selector"], "the selector wants \(wording(missed)), \(found)",
        related: [.init("the pod template", at: pod.place())], hint: "give the template the labels that the selector wants")
    }
  }

  private static func selector(of object: ObjectView) -> LabelSelector? {
    if object.kind == "Job" {
      guard object.spec["manualSelector"]?.bool == true, object.group == "batch", let selector = object.spec["selector"] else { return nil }
      return try? LabelSelector(selector)
    }
    return object.podSelector
  }

  private static func wording(_ requirement: LabelRequirement) -> String {
    requirement.operator == .isIn && requirement.values.count == 1 ? "\(requirement.key)=\(requirement.values[0])" : "\(requirement)"
  }
}
