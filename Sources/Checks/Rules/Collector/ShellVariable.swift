import CollectorSchemas
import Diagnostics
import YAML

enum ShellVariable: CollectorRule {
  static let about = RuleDescription(
    "OTEL026", "shell-variable", .warning, "A text has a variable as shells write it, which the collector does not replace.",
    explanation: """
      Since 0.104 the collector replaces `${env:NAME}` and `${NAME}` only. `$NAME` stays as it is, and nothing complains: a header becomes
      `Bearer $TOKEN`, to the letter. Where a `$` is meant, write `$$`.
      """,
    sources: ["open-telemetry/opentelemetry-collector CHANGELOG.md (v0.104.0)", "open-telemetry/opentelemetry-collector confmap/expand.go"])

  /// The first release that leaves `$NAME` alone.
  private static let since = CollectorVersion(0, 104)

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard collector.version >= since else { return }
    collector.visitDollars { use, path in
      // In a replacement it may be a group of the pattern.
      guard case .shellVariable(let name) = use, path.last != "replacement" else { return }
      report.add(
        collector, path, "$\(name) is not replaced, it stays in \(path.lastKey) as it is",
        hint: "write ${env:\(name)}, or $$\(name) if a $ is meant")
    }
  }
}
