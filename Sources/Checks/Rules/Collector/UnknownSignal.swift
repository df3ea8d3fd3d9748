import CollectorSchemas
import Diagnostics
import YAML

enum UnknownSignal: CollectorRule {
  static let about = RuleDescription(
    "OTEL014", "unknown-signal", .error, "A pipeline is called after no signal.",
    explanation: """
      A pipeline's name begins with what flows through it: `metrics`, `logs` or `traces`, and a name of its own behind a slash perhaps.
      The collector refuses to start over any other. `profiles` needs the feature gate `service.profilesSupport`.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector pipeline/pipeline.go (ID.UnmarshalText)",
      "open-telemetry/opentelemetry-collector service/pipelines/config.go (Config.Validate)",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for pipeline in collector.pipelines where pipeline.id.fault == nil {
      let type = GoText.quoted(pipeline.id.type)
      switch pipeline.signal {
      case nil:
        let signals = CollectorSignal.allCases.filter { $0 != .profiles }.map(\.rawValue)
        let near = nearestMatch(to: pipeline.id.type, among: signals)
        report.add(
          collector, pipeline.path, "\(type) is no signal that a pipeline could carry",
          hint: near.map { "did you mean \($0)?" } ?? "begin its name with " + signals.joined(separator: ", "))
      case .profiles? where collector.runtime.map({ !$0.mentions("service.profilesSupport") }) ?? false:
        report.add(
          collector, pipeline.path, "profiles flow only with the feature gate service.profilesSupport",
          hint: "add --feature-gates=service.profilesSupport to the collector's arguments")
      default: break
      }
    }
  }
}
