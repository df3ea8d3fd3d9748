import Diagnostics
import YAML

enum MalformedVariable: CollectorRule {
  static let about = RuleDescription(
    "OTEL027", "malformed-variable", .error, "What stands in `${…}` is no variable's name.",
    explanation: """
      The collector replaces `${…}` wherever it stands, and ends at its start over a name that no variable can have: letters, digits and
      underscores, no digit first. In a Prometheus relabelling `${1}` is such a name: write `$${1}` in a collector's configuration, which
      becomes `${1}`. The same rule in a file of Prometheus' own needs `${1}`.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector confmap/internal/envvar/pattern.go",
      "open-telemetry/opentelemetry-collector confmap/expand.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    collector.visitDollars { use, path in
      switch use {
      case .badName(let name):
        report.add(
          collector, path, "${\(name)} in \(path.lastKey): \(GoText.quoted(name)) is no variable's name",
          hint: "write $${\(name)} if the text ${\(name)} is meant, or ${env:NAME}")
      case .badReference(let text):
        report.add(
          collector, path, "${\(text)} in \(path.lastKey) is neither a variable nor a place to read from",
          hint: "write $${\(text)} if this text is meant, or ${env:NAME}")
      default: break
      }
    }
  }
}
