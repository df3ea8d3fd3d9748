import Diagnostics
import YAML

enum ChangingSelectorLabel: ObjectRule {
  static let about = RuleDescription(
    "K8S109", "changing-selector-label", .warning, "A workload's selector has a label that changes with every version.",
    explanation: """
      The selector of a Deployment, DaemonSet, StatefulSet or ReplicaSet cannot be changed. Labels such as `helm.sh/chart` and
      `app.kubernetes.io/version` name a version: with the next one the API server refuses the upgrade, and the workload must be deleted
      first.

      Select by what stays, such as `app.kubernetes.io/name` and `app.kubernetes.io/instance`; the other labels belong in `metadata`.
      """,
    sources: [
      "kubernetes.io, \"Deployments\" (Label selector updates)", "helm.sh, \"Labels and Annotations\" (Standard Labels)",
    ])

  static func check(_ object: ObjectView, _ report: inout RuleReport) {
    switch object.kind {
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet": break
    default: return
    }
    guard object.group == "apps", let labels = object.value["spec"]?["selector"]?["matchLabels"]?.map else { return }
    for label in labels.entries where changes(label) {
      report.add(
        object, ["spec", "selector", "matchLabels", .key(label.key)],
        "the label \(label.key) changes with the version, the selector never can", hint: "select by labels that stay the same")
    }
  }

  private static func changes(_ label: YAMLMap.Entry) -> Bool {
    switch label.key {
    case "helm.sh/chart", "app.kubernetes.io/version": true
    // Helm 2's label: `name-1.2.3`. A name alone stays.
    case "chart": label.value.string.map(endsWithVersion) ?? false
    default: false
    }
  }

  private static func endsWithVersion(_ text: String) -> Bool {
    guard let dash = text.lastIndex(of: "-") else { return false }
    let parts = text[text.index(after: dash)...].split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
