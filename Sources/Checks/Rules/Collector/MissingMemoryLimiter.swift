import CollectorSchemas
import Diagnostics
import YAML

enum MissingMemoryLimiter: CollectorRule {
  static let about = RuleDescription(
    "OTEL020", "missing-memory-limiter", .warning, "A pipeline has no memory_limiter.",
    explanation: """
      Without `memory_limiter` a collector takes as much memory as data comes in, and is killed at its container's limit; what it held is
      lost. The processor makes receivers wait instead. Pipelines that are fed by connectors alone are left out: the limiter belongs before.
      """, sources: ["open-telemetry/opentelemetry-collector processor/memorylimiterprocessor/README.md (Best Practices)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    for pipeline in collector.pipelines {
      guard pipeline.receivers.contains(where: { collector.component(.receiver, $0.id) != nil }),
        !pipeline.processors.contains(where: { $0.id.type == "memory_limiter" })
      else { continue }
      report.add(
        collector, pipeline.path, "the \(pipeline.title) has no memory_limiter",
        hint: "configure memory_limiter, and name it as the first processor")
    }
  }
}
