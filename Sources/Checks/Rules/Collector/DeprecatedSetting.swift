import CollectorSchemas
import Diagnostics
import YAML

enum DeprecatedSetting: CollectorRule {
  static let about = RuleDescription(
    "OTEL006", "deprecated-setting", .warning, "A key of a component is deprecated.",
    explanation: """
      The key still works, and will be gone in a release to come; the collector then refuses to start over it.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib CHANGELOG.md", "open-telemetry/opentelemetry-collector CHANGELOG.md"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for problem in collector.settingProblems {
      guard case .deprecatedKey(let key, let since, let instead) = problem.problem else { continue }
      report.add(
        collector, problem.path,
        "the key \(GoText.quoted(key)) of the \(problem.title) is deprecated" + (since.map { " since \($0)" } ?? ""),
        hint: instead.map { "use \($0)" } ?? "remove it")
    }
  }
}
