import CollectorSchemas
import Diagnostics
import YAML

enum DeprecatedSpelling: CollectorRule {
  static let about = RuleDescription(
    "OTEL004", "deprecated-spelling", .info, "A component is called by a former name.",
    explanation: """
      Many components were renamed, such as `prometheusremotewrite` to `prometheus_remote_write`. The former name works as an alias for
      now, and brings a warning at each start. Before the rename only the former name is known, so it is the right one for older images.
      """,
    sources: ["open-telemetry/opentelemetry-collector-contrib CHANGELOG.md", "open-telemetry/opentelemetry-collector CHANGELOG.md"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for component in collector.components {
      guard case .known(let description, let spelling) = component.lookup, let deprecated = spelling.deprecated,
        deprecated <= collector.version
      else { continue }
      let name = CollectorSchemas.embedded.name(of: component.kind, component.id.type, in: collector.version)
      guard name != component.id.type else { continue }
      let end = spelling.until.map { "; since \($0) the former name is gone" } ?? ""
      report.add(
        collector, component.path,
        "\(GoText.quoted(component.id.type)) is a former name of the \(description.kind.rawValue) \(name)",
        hint: "from \(deprecated) on write \(name), before it \(component.id.type)\(end)")
    }
  }
}
