import Diagnostics
import YAML

/// A rule about fields that the API server refuses on pods whose `os.name` is `windows`.
///
/// It refuses whatever is set, `false` too, unless a rule says otherwise. Without `os.name` it refuses nothing: then the field is
/// ignored, for the kubelet hands the runtime of a Windows node other fields; a rule that knows worse says so.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateWindows; kubernetes/api core/v1/types.go, PodSpec.OS;
/// kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container_windows.go, generateWindowsContainerConfig.
protocol ForbiddenFieldRule: PodRule {
  /// From the pod's specification.
  static var podFields: [[String]] { get }
  /// From a container.
  static var containerFields: [[String]] { get }
  /// What to do about it, as one sentence.
  static var hint: String { get }

  /// Whether a value other than null is refused.
  static func isRefused(_ value: YAMLValue) -> Bool

  /// What a field does on a Windows pod without `os.name`, and how bad that is. The words follow a colon in the message.
  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String)
}

extension ForbiddenFieldRule {
  static var system: OSName? { .windows }
  static var podFields: [[String]] { [] }
  static var containerFields: [[String]] { [] }

  static func isRefused(_ value: YAMLValue) -> Bool { true }

  static func unvalidated(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, words: String) {
    (min(about.severity, .warning), "it is ignored")
  }

  static func check(_ pod: PodView, _ report: inout RuleReport) { checkFields(pod, &report) }

  /// What `check` does, for rules that do more.
  static func checkFields(_ pod: PodView, _ report: inout RuleReport) {
    for field in podFields {
      guard let value = refused(field, in: pod.spec) else { continue }
      let finding = finding(field, value, pod)
      report.add(pod, field.map { .key($0) }, finding.message, severity: finding.severity, hint: hint)
    }
    guard !containerFields.isEmpty else { return }
    for container in pod.containers {
      for field in containerFields {
        guard let value = refused(field, in: container.value) else { continue }
        let finding = finding(field, value, pod)
        report.add(pod, container, field.map { .key($0) }, finding.message, severity: finding.severity, hint: hint)
      }
    }
  }

  private static func refused(_ field: [String], in map: YAMLMap) -> YAMLValue? {
    guard let first = field.first, var value = map[first] else { return nil }
    for key in field.dropFirst() {
      guard let next = value[key] else { return nil }
      value = next
    }
    return value != .null && isRefused(value) ? value : nil
  }

  private static func finding(_ field: [String], _ value: YAMLValue, _ pod: PodView) -> (severity: Severity, message: String) {
    let name = field.joined(separator: ".")
    if pod.isValidatedAsWindows { return (about.severity, "the API server refuses \(name) on a Windows pod") }
    let fate = unvalidated(field, value, pod)
    return (fate.severity, "\(name) does not exist on Windows: \(fate.words), and is refused once os.name says windows")
  }
}
