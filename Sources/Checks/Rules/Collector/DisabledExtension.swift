import CollectorSchemas
import Diagnostics
import YAML

enum DisabledExtension: CollectorRule {
  static let about = RuleDescription(
    "OTEL010", "disabled-extension", .error, "A component names an extension that `service.extensions` does not list.",
    explanation: """
      An extension that is configured and not listed in `service.extensions` is never started. A component that names it, as its
      authenticator or storage, does not find it, and the collector ends at its start. Its own `validate` does not notice.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector service/extensions/extensions.go",
      "open-telemetry/opentelemetry-collector config/configauth/configauth.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    let enabled = Set(collector.enabledExtensions.map(\.id.canonical))
    for reference in collector.componentReferences where reference.kind == .extension && !enabled.contains(reference.id.canonical) {
      guard collector.component(.extension, reference.id) != nil else { continue }
      report.add(
        collector, reference.path,
        "the \(reference.owner.title) names the extension \(GoText.quoted(reference.id.text)), which is not enabled",
        hint: "list \(reference.id.text) in service.extensions")
    }
  }
}
