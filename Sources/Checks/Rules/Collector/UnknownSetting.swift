import CollectorSchemas
import Diagnostics
import YAML

enum UnknownSetting: CollectorRule {
  static let about = RuleDescription(
    "OTEL005", "unknown-collector-key", .error, "A component, or the service, has no such key in this release.",
    explanation: """
      The collector refuses to start over a key that it does not know (`has invalid keys`). It may be misspelt, stand a level too high or
      too low, or be of another release: keys are taken away after some releases, such as `service.telemetry.metrics.address`.

      The keys of 0.156 are known, and which were taken away and added since when. In other releases a key that nobody knows here is a
      warning, and so is everything where another program than the project's own runs the configuration.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector confmap/internal/decoder.go",
      "open-telemetry/opentelemetry-collector-contrib, each component's config.go and config.schema.yaml",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for problem in collector.settingProblems {
      guard let (message, hint) = words(problem.problem, problem.title, collector.version) else { continue }
      report.add(collector, problem.path, message, severity: severity(problem.problem, collector), hint: hint)
    }
  }

  private static func severity(_ problem: ConfigurationProblem.Problem, _ collector: CollectorView) -> Severity {
    if case .unknownKey = problem, collector.version != CollectorSchemas.keysVersion { return .warning }
    return collector.isVersionKnown ? .error : .warning
  }

  private static func words(
    _ problem: ConfigurationProblem.Problem, _ title: String, _ version: CollectorVersion
  ) -> (message: String, hint: String)? {
    switch problem {
    case .unknownKey(let key, let nearest):
      ("the \(title) has no key \(GoText.quoted(key)) here", nearest.map { "did you mean \($0)?" } ?? "remove it, or look where it belongs")
    case .removedKey(let key, let since, let instead):
      ("the key \(GoText.quoted(key)) of the \(title) is gone since \(since)", instead.map { "use \($0)" } ?? "remove it")
    case .laterKey(let key, let since):
      (
        "the collector \(version) has no key \(GoText.quoted(key)) in the \(title), only \(since) has",
        "run \(since) or newer, or remove it"
      )
    default: nil
    }
  }
}
