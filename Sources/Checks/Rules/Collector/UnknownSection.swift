import CollectorSchemas
import Diagnostics
import YAML

enum UnknownSection: CollectorRule {
  static let about = RuleDescription(
    "OTEL001", "collector-section", .error, "A collector's configuration has a section that does not exist, or is no map.",
    explanation: """
      The configuration has five sections of components and `service`. The collector refuses to start over any other key, and over a
      section that is no map. Keys that only YAML needs, such as anchors, cannot stand there either.
      """,
    sources: ["open-telemetry/opentelemetry-collector otelcol/config.go", "open-telemetry/opentelemetry-collector otelcol/unmarshaler.go"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for entry in collector.value.entries {
      let path: [PathElement] = [.key(entry.key)]
      guard CollectorText.sections.contains(entry.key) else {
        let near = nearestMatch(to: entry.key, among: CollectorText.sections)
        report.add(
          collector, path, "the collector has no section \(GoText.quoted(entry.key))",
          hint: near.map { "did you mean \($0)?" } ?? "its sections are " + CollectorText.sections.joined(separator: ", "))
        continue
      }
      switch entry.value {
      case .map, .null: break
      case .string(let text) where text.hasBytes("${"): break
      default:
        report.add(collector, path, "the section \(entry.key) is no map", hint: "write a map of components, by their names")
      }
    }
  }
}
