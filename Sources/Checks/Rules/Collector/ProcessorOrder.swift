import CollectorSchemas
import Diagnostics
import YAML

enum ProcessorOrder: CollectorRule {
  static let about = RuleDescription(
    "OTEL019", "processor-order", .warning, "A pipeline's processors stand in an order in which one of them works badly.",
    explanation: """
      Processors run in the order in which the pipeline names them. `memory_limiter` must be the first, or the others take memory before it
      can refuse data. `batch` belongs behind whatever drops data, and behind `k8s_attributes`, which needs to know the connection that
      data came by: batching forgets it. A filter over `k8s.` attributes sees nothing of them before `k8s_attributes`.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector processor/README.md (Recommended Processors)",
      "open-telemetry/opentelemetry-collector processor/batchprocessor/README.md",
    ])

  private static let dropping: Set<String> = ["filter", "probabilistic_sampler", "tail_sampling"]

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for pipeline in collector.pipelines {
      let processors = pipeline.processors.compactMap { reference in
        collector.component(.processor, reference.id).map { (component: $0, path: reference.path) }
      }
      for (position, processor) in processors.enumerated() {
        let earlier = processors[..<position]
        switch processor.component.type {
        case "memory_limiter" where position > 0:
          report.add(
            collector, processor.path, "\(processor.component.id.text) is not the first processor of the \(pipeline.title)",
            hint: "put it first, so that it can refuse data before anything else takes memory")
        case let type where dropping.contains(type) || type == "k8s_attributes":
          guard let batch = earlier.first(where: { $0.component.type == "batch" }) else { break }
          report.add(
            collector, processor.path, "\(processor.component.id.text) comes behind \(batch.component.id.text) in the \(pipeline.title)",
            hint: type == "k8s_attributes"
              ? "put it before, for batches have lost the connection that it looks at" : "put it before: what is dropped needs no batch")
        default: break
        }
        if processor.component.type == "k8s_attributes",
          let filter = earlier.first(where: { $0.component.type == "filter" && $0.component.configuration.mentions("k8s.") })
        {
          report.add(
            collector, filter.path, "\(filter.component.id.text) looks at k8s attributes before \(processor.component.id.text) adds them",
            hint: "put it behind \(processor.component.id.text)")
        }
      }
    }
  }
}
