import Diagnostics
import YAML

enum UnknownSystemLabel: PodRule {
  static let about = RuleDescription(
    "WIN082", "unknown-system-label", .error, "A pod asks for an operating system that no node has.",
    explanation: """
      Nodes carry `kubernetes.io/os: linux` or `kubernetes.io/os: windows`, in small letters. Labels are compared letter by letter, so a
      pod that asks for `Windows`, `win` or `linux64` stays Pending; one that shuns such a value shuns nothing.

      Write `linux` or `windows`.
      """,
    sources: ["https://kubernetes.io/docs/reference/labels-annotations-taints/ (kubernetes.io/os)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    if let selector = pod.spec["nodeSelector"]?.map {
      for key in [NodeLabel.system, NodeLabel.betaSystem] {
        guard let value = selector[key]?.string, OSName(rawValue: value) == nil else { continue }
        report.add(pod, ["nodeSelector", .key(key)], "no node has the label \(key): \(GoText.quoted(value))", hint: hint(value))
      }
    }
    for (index, term) in pod.requiredNodeTerms.enumerated() {
      for (place, requirement) in (term["matchExpressions"]?.list ?? []).enumerated() {
        guard let key = requirement["key"]?.string, key == NodeLabel.system || key == NodeLabel.betaSystem else { continue }
        let path = PodView.requiredNodeAffinity + ["nodeSelectorTerms", .index(index), "matchExpressions", .index(place), "values"]
        check(requirement, key, pod, path, &report)
      }
    }
  }

  private static func check(
    _ requirement: YAMLValue, _ key: String, _ pod: PodView, _ path: [PathElement], _ report: inout RuleReport
  ) {
    let values = (requirement["values"]?.list ?? []).compactMap(\.string)
    guard let unknown = values.firstIndex(where: { OSName(rawValue: $0) == nil }) else { return }
    let value = values[unknown]
    switch requirement["operator"]?.string {
    case "In" where values.allSatisfy({ OSName(rawValue: $0) == nil }):
      report.add(pod, path, "no node has the label \(key): \(GoText.quoted(value))", hint: hint(value))
    case "NotIn":
      report.add(
        pod, path, "no node has the label \(key): \(GoText.quoted(value)), so that this keeps the pod off none", severity: .warning,
        hint: hint(value))
    default: break
    }
  }

  private static func hint(_ value: String) -> String {
    let small = value.lowercased()
    let near = small.hasPrefix("win") ? OSName.windows.rawValue : nearestMatch(to: small, among: OSName.allCases.map(\.rawValue))
    return near.map { "write \($0)" } ?? "write linux or windows"
  }
}
