import CollectorSchemas
import Diagnostics
import YAML

enum MissingSetting: CollectorRule {
  static let about = RuleDescription(
    "OTEL008", "missing-collector-key", .error, "A component lacks a key that it cannot do without.",
    explanation: """
      Some keys have no default: the collector refuses to start without them. Keys that another file may add, and those whose
      value a variable brings, do not count as missing.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib, each component's config.go (Validate)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    for problem in collector.settingProblems {
      guard case .missingKey(let key) = problem.problem else { continue }
      report.add(collector, problem.path, "the \(problem.title) lacks \(GoText.quoted(key))", hint: "add \(key)")
    }
  }
}
