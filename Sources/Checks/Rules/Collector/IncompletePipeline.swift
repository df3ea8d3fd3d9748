import Diagnostics
import YAML

enum IncompletePipeline: CollectorRule {
  static let about = RuleDescription(
    "OTEL013", "incomplete-pipeline", .error, "A pipeline has no receivers or no exporters, or there is no pipeline.",
    explanation: """
      The collector refuses to start if a pipeline lacks either end, and if there is no pipeline at all. A configuration without
      any that nothing in view runs may be a part of another, so of it that is a warning.
      """, sources: ["open-telemetry/opentelemetry-collector service/pipelines/config.go (Config.Validate, PipelineConfig.Validate)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    guard let pipelines = collector.value["service"]?["pipelines"], pipelines != .null, pipelines != [:] else {
      let path: [PathElement] = collector.value["service"] == nil ? [] : ["service"]
      report.add(
        collector, path, "there is no pipeline, so nothing is collected", severity: collector.runtime == nil ? .warning : .error,
        hint: "add service.pipelines with receivers and exporters")
      return
    }
    for pipeline in collector.pipelines {
      let value = pipelines[pipeline.id.text]
      for end in ["receivers", "exporters"] {
        switch value?[end] {
        case nil, .null?, .list([])?:
          report.add(
            collector, pipeline.path + (value?[end] == nil ? [] : [.key(end)]), "the \(pipeline.title) has no \(end)",
            hint: "name at least one, or remove the pipeline")
        default: break
        }
      }
    }
  }
}
