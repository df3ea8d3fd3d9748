import CollectorSchemas
import Diagnostics
import YAML

enum UnusedComponent: CollectorRule {
  static let about = RuleDescription(
    "OTEL011", "unused-component", .warning, "A component is configured and used nowhere.",
    explanation: """
      A component that no pipeline names, and an extension that `service.extensions` does not list, is never started, without a word: data
      that somebody expects is missing. List it, or remove it.
      """, sources: ["open-telemetry/opentelemetry-collector service/internal/graph/graph.go"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial, !collector.pipelines.isEmpty else { return }
    func names(_ references: [CollectorView.Reference]) -> Set<String> { Set(references.map(\.id.canonical)) }
    let receivers = names(collector.pipelines.flatMap(\.receivers))
    let processors = names(collector.pipelines.flatMap(\.processors))
    let exporters = names(collector.pipelines.flatMap(\.exporters))
    // What is named and not enabled is another finding.
    let extensions = names(collector.enabledExtensions).union(
      collector.componentReferences.filter { $0.kind == .extension }.map(\.id.canonical))
    for component in collector.components where component.id.fault == nil {
      let name = component.id.canonical
      let isUsed =
        switch component.kind {
        case .receiver: receivers.contains(name)
        case .processor: processors.contains(name)
        case .exporter: exporters.contains(name)
        case .connector: receivers.contains(name) || exporters.contains(name)
        case .extension: extensions.contains(name)
        }
      if isUsed { continue }
      let isExtension = component.kind == .extension
      report.add(
        collector, component.path, isExtension ? "the \(component.title) is not enabled" : "no pipeline uses the \(component.title)",
        hint: isExtension ? "list it in service.extensions, or remove it" : "name it in a pipeline, or remove it")
    }
  }
}
