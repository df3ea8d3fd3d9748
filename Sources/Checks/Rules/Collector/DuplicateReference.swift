import CollectorSchemas
import Diagnostics
import YAML

enum DuplicateReference: CollectorRule {
  static let about = RuleDescription(
    "OTEL012", "duplicate-reference", .error, "A pipeline names a component twice.",
    explanation: """
      The collector refuses to start if a pipeline names a processor twice. A receiver or exporter that is named twice counts once; that is
      a warning, for another one was probably meant.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector service/pipelines/config.go (PipelineConfig.Validate)",
      "open-telemetry/opentelemetry-collector service/internal/graph/graph.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for pipeline in collector.pipelines {
      for references in [pipeline.receivers, pipeline.processors, pipeline.exporters] {
        var seen: [String: [PathElement]] = [:]
        for reference in references {
          guard let first = seen[reference.id.canonical] else {
            seen[reference.id.canonical] = reference.path
            continue
          }
          let isProcessor = reference.path.dropLast().last == "processors"
          report.add(
            collector, reference.path, "the \(pipeline.title) names \(GoText.quoted(reference.id.text)) twice",
            severity: isProcessor ? .error : .warning, related: [.init("the first time", at: collector.place(first))],
            hint: "name it once; for two of a kind configure a second one, such as \(reference.id.type)/2")
        }
      }
    }
  }
}
