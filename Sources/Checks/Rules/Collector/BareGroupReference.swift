import Diagnostics
import YAML

enum BareGroupReference: CollectorRule {
  static let about = RuleDescription(
    "OTEL028", "bare-group-reference", .info, "A relabelling writes `$1` where `$$1` is safe for every release.",
    explanation: """
      `$1` and `$$1` are the same to a collector since 0.104. Older ones replace `$1` by a variable of this name, which is empty. `$$1`
      means the group everywhere.
      """, sources: ["open-telemetry/opentelemetry-collector CHANGELOG.md (v0.104.0)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    collector.visitDollars { use, path in
      guard case .group(let number) = use else { return }
      report.add(collector, path, "$\(number) is a group only since the collector 0.104", hint: "write $$\(number)")
    }
  }
}
