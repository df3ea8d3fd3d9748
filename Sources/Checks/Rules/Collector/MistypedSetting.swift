import CollectorSchemas
import Diagnostics
import YAML

enum MistypedSetting: CollectorRule {
  static let about = RuleDescription(
    "OTEL007", "mistyped-setting", .error, "A value is not of the kind that its key takes.",
    explanation: """
      The collector refuses to start over a value of another type, a text that is no duration (`30s`, `1m30s`; a number needs its unit),
      a word that is none of those allowed, and a number out of range. Values that take their text from a variable are not looked at.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector confmap/internal/decoder.go",
      "open-telemetry/opentelemetry-collector-contrib, each component's config.go and config.schema.yaml",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for problem in collector.settingProblems {
      guard let (message, hint) = words(problem.problem, problem.path, problem.title) else { continue }
      report.add(collector, problem.path, message, hint: hint)
    }
  }

  private static func words(
    _ problem: ConfigurationProblem.Problem, _ path: [PathElement], _ title: String
  ) -> (message: String, hint: String)? {
    let name = "the value of \(path.lastKey) in the \(title)"
    switch problem {
    case .wrongType(let expected, let found): return ("\(name) is \(found), not \(expected)", "write \(expected)")
    case .invalidDuration(let text):
      return ("\(name), \(GoText.quoted(text)), is no duration", "write a number and its unit, such as 30s, 1m30s or 500ms")
    case .notOneOf(let words, let found, let nearest):
      return (
        "\(name) cannot be \(GoText.quoted(found))",
        nearest.map { "did you mean \($0)?" } ?? "write one of " + words.joined(separator: ", ")
      )
    case .outOfRange(let words): return ("\(name) is out of range: \(words)", "write another number")
    default: return nil
    }
  }
}
