import Diagnostics
import YAML

/// A rule about fields that the API server refuses on pods whose `os.name` is `windows`.
///
/// It refuses whatever is set, `false` too, unless a rule says otherwise. Without `os.name` it refuses nothing: then the field is
/// ignored, or the pod never starts.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateWindows; kubernetes/api core/v1/types.go, PodSpec.OS.
protocol ForbiddenFieldRule: PodRule {
  /// From the pod's specification.
  static var podFields: [[String]] { get }
  /// From a container.
  static var containerFields: [[String]] { get }
  /// What to do about it, as one sentence.
  static var hint: String { get }

  /// Whether a value other than null is refused.
  static func isRefused(_ value: YAMLValue) -> Bool
}

extension ForbiddenFieldRule {
  static var system: OSName? { .windows }
  static var podFields: [[String]] { [] }
  static var containerFields: [[String]] { [] }

  static func isRefused(_ value: YAMLValue) -> Bool { true }

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for field in podFields where isRefused(field, in: pod.spec) {
      report.add(pod, field.map { .key($0) }, wording(field, pod), severity: severity(pod), hint: hint)
    }
    guard !containerFields.isEmpty else { return }
    for container in pod.containers {
      for field in containerFields where isRefused(field, in: container.value) {
        report.add(pod, container, field.map { .key($0) }, wording(field, pod), severity: severity(pod), hint: hint)
      }
    }
  }

  private static func isRefused(_ field: [String], in map: YAMLMap) -> Bool {
    guard let first = field.first, var value = map[first] else { return false }
    for key in field.dropFirst() {
      guard let next = value[key] else { return false }
      value = next
    }
    return value != .null && isRefused(value)
  }

  private static func severity(_ pod: PodView) -> Severity { pod.isValidatedAsWindows ? about.severity : min(about.severity, .warning) }

  private static func wording(_ field: [String], _ pod: PodView) -> String {
    let name = field.joined(separator: ".")
    return pod.isValidatedAsWindows
      ? "the API server refuses \(name) on a Windows pod"
      : "\(name) does not exist on Windows: it is ignored or keeps the pod from starting, and is refused once os.name says windows"
  }
}
