import CollectorSchemas
import Diagnostics
import YAML

enum MalformedComponentID: CollectorRule {
  static let about = RuleDescription(
    "OTEL002", "component-id", .error, "The name of a component or pipeline is malformed.",
    explanation: """
      A component is called by its type, or by its type and a name of its own behind a slash: `otlp`, `otlp/internal`. The type has letters,
      digits and underscores and begins with a letter. The name must not be empty, and has neither blanks nor symbols. The collector refuses
      to start over any other.
      """, sources: ["open-telemetry/opentelemetry-collector component/identifiable.go"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for component in collector.components {
      if let fault = component.id.fault { add(fault, component.id, component.path, collector, &report) }
    }
    for pipeline in collector.pipelines {
      if let fault = pipeline.id.fault { add(fault, pipeline.id, pipeline.path, collector, &report) }
      for reference in pipeline.receivers + pipeline.processors + pipeline.exporters {
        if let fault = reference.id.fault { add(fault, reference.id, reference.path, collector, &report) }
      }
    }
    for reference in collector.enabledExtensions {
      if let fault = reference.id.fault { add(fault, reference.id, reference.path, collector, &report) }
    }
  }

  private static func add(
    _ fault: ComponentID.Fault, _ id: ComponentID, _ path: [PathElement], _ collector: CollectorView, _ report: inout RuleReport
  ) {
    let words =
      switch fault {
      case .empty: "it is empty"
      case .emptyName: "there is no name behind the slash"
      case .type(let type): "a type is letters, digits and underscores, which \(GoText.quoted(type)) is not"
      case .name(let name): "a name has neither blanks nor symbols, which \(GoText.quoted(name)) has"
      }
    report.add(collector, path, "\(GoText.quoted(id.text)) is no name of a component: \(words)", hint: "write type or type/name")
  }
}
