import Diagnostics
import YAML

enum UnknownOSName: PodRule {
  static let about = RuleDescription(
    "WIN019", "unknown-os-name", .error, "A pod's os.name is no operating system that Kubernetes knows.",
    explanation: """
      `os.name` is `linux` or `windows`, in lower case. The API server refuses anything else, an empty name too.

      Name the system, or remove `os` as a whole. The name only declares what the pod is made for; it is the node selector
      `kubernetes.io/os` that brings it to such nodes.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateOS)", "kubernetes/api core/v1/types.go (OSName)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.declared == nil, let name = pod.spec["os"]?["name"]?.string else { return }
    report.add(pod, ["os", "name"], message(name), hint: hint(name))
  }

  private static func message(_ name: String) -> String {
    name.isEmpty ? "the API server refuses an empty os.name" : "the API server refuses os.name \(GoText.quoted(name))"
  }

  private static func hint(_ name: String) -> String {
    let nearest = name.lowercased().hasPrefix("win") ? "windows" : nearestMatch(to: name, among: OSName.allCases.map(\.rawValue))
    return nearest.map { "write \($0)" } ?? "write linux or windows"
  }
}
