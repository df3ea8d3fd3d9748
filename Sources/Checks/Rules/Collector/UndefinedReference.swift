import CollectorSchemas
import Diagnostics
import YAML

enum UndefinedReference: CollectorRule {
  static let about = RuleDescription(
    "OTEL009", "undefined-reference", .error, "A pipeline, the service or a component names a component that is not configured.",
    explanation: """
      The collector refuses to start if a pipeline or `service.extensions` names what has no entry in its section. An extension that a
      component names, as for `auth.authenticator` or `storage`, is looked for only when the component starts: the collector's own
      `validate` does not notice, and the collector ends at its start all the same.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector otelcol/config.go (Config.Validate)",
      "open-telemetry/opentelemetry-collector config/configauth/configauth.go (errAuthenticatorNotFound)",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    for pipeline in collector.pipelines {
      let lists: [(ComponentKind, [CollectorView.Reference])] = [
        (.receiver, pipeline.receivers), (.processor, pipeline.processors), (.exporter, pipeline.exporters),
      ]
      for (kind, references) in lists {
        for reference in references where reference.id.fault == nil {
          let isThere = kind == .processor ? collector.component(kind, reference.id) != nil : collector.end(kind, reference.id) != nil
          if !isThere { add(kind, reference.id, at: reference.path, "the \(pipeline.title)", collector, &report) }
        }
      }
    }
    for reference in collector.enabledExtensions where reference.id.fault == nil && collector.component(.extension, reference.id) == nil {
      add(.extension, reference.id, at: reference.path, "the service", collector, &report)
    }
    for reference in collector.componentReferences where collector.component(reference.kind, reference.id) == nil {
      add(reference.kind, reference.id, at: reference.path, "the \(reference.owner.title)", collector, &report)
    }
  }

  private static func add(
    _ kind: ComponentKind, _ id: ComponentID, at path: [PathElement], _ owner: String, _ collector: CollectorView,
    _ report: inout RuleReport
  ) {
    let name = GoText.quoted(id.text)
    let elsewhere = ComponentKind.allCases.first { $0 != kind && collector.component($0, id) != nil }
    let kinds: [ComponentKind] = kind == .receiver || kind == .exporter ? [kind, .connector] : [kind]
    let near = nearestMatch(to: id.text, among: kinds.flatMap { collector.components($0).map(\.id.text) })
    let hint =
      near.map { "did you mean \($0)?" } ?? elsewhere.map { "there is \(article($0)) of this name, which is something else" }
      ?? "configure it under \(kind.section), or take the name out"
    report.add(collector, path, "\(owner) names the \(kind.rawValue) \(name), which is not configured", hint: hint)
  }

  private static func article(_ kind: ComponentKind) -> String { (kind == .exporter || kind == .extension ? "an " : "a ") + kind.rawValue }
}
