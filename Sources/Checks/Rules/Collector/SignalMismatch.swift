import CollectorSchemas
import Diagnostics
import YAML

enum SignalMismatch: CollectorRule {
  static let about = RuleDescription(
    "OTEL015", "signal-mismatch", .error, "A component stands in a pipeline of a signal that it does not carry.",
    explanation: """
      Not every component is for every signal: `prometheus_remote_write` takes metrics alone, `file_log` makes logs, `logzio` takes logs and
      traces but no metrics. The collector refuses to start: `telemetry type is not supported`.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector service/internal/builders",
      "open-telemetry/opentelemetry-collector-contrib, each component's metadata.yaml",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for pipeline in collector.pipelines {
      guard let signal = pipeline.signal else { continue }
      for reference in pipeline.receivers {
        check(collector.component(.receiver, reference.id), reference, signal, pipeline, collector, &report)
      }
      for reference in pipeline.processors {
        check(collector.component(.processor, reference.id), reference, signal, pipeline, collector, &report)
      }
      for reference in pipeline.exporters {
        check(collector.component(.exporter, reference.id), reference, signal, pipeline, collector, &report)
      }
    }
  }

  private static func check(
    _ component: CollectorView.Component?, _ reference: CollectorView.Reference, _ signal: CollectorSignal,
    _ pipeline: CollectorView.Pipeline, _ collector: CollectorView, _ report: inout RuleReport
  ) {
    guard let component, let signals = component.description?.signals, !signals.isEmpty, !signals.contains(signal) else { return }
    report.add(
      collector, reference.path, "the \(component.title) does not carry \(signal.rawValue), so it cannot be in the \(pipeline.title)",
      hint: "it carries " + signals.map(\.rawValue).joined(separator: ", "))
  }
}
