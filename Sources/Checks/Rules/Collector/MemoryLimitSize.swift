import CollectorSchemas
import Diagnostics
import Scheduling
import YAML

enum MemoryLimitSize: CollectorRule {
  static let about = RuleDescription(
    "OTEL021", "memory-limit-size", .error, "The memory_limiter's limits do not fit each other or the container.",
    explanation: """
      `memory_limiter` begins to refuse data at its limit. A limit at or above that of the container is never reached: the container is
      killed first. A spike limit at or above the limit is refused at the collector's start.

      Leave room for what is not on the heap: about four fifths of the container's limit is a good `limit_mib`.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector internal/memorylimiter/config.go (Validate)",
      "open-telemetry/opentelemetry-collector processor/memorylimiterprocessor/README.md",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for limiter in collector.components(.processor) where limiter.type == "memory_limiter" {
      let configuration = limiter.configuration
      checkSpike("limit_mib", "spike_limit_mib", limiter, collector, &report)
      checkSpike("limit_percentage", "spike_limit_percentage", limiter, collector, &report)
      guard let limit = configuration["limit_mib"]?.int, limit > 0, limit < 1 << 32, let runtime = collector.runtime,
        let value = runtime.container["resources"]?["limits"]?["memory"], let quantity = try? Quantity(value),
        quantity.nanos <= Quantity(units: limit << 20).nanos
      else { continue }
      report.add(
        collector, limiter.path + ["limit_mib"],
        "limit_mib is \(limit), but the container of \(runtime.title) may have only \(text(value))",
        related: [.init("the container's limit", at: runtime.place(["resources", "limits", "memory"]))],
        hint: "take about \(Int(quantity.nanos / 1_000_000_000) / 5 * 4 >> 20), or give the container more")
    }
  }

  private static func checkSpike(
    _ limit: String, _ spike: String, _ limiter: CollectorView.Component, _ collector: CollectorView, _ report: inout RuleReport
  ) {
    guard let most = limiter.configuration[limit]?.int, let least = limiter.configuration[spike]?.int, most > 0, most <= least else {
      return
    }
    report.add(
      collector, limiter.path + [.key(spike)], "\(spike) is \(least), not below \(limit), which is \(most)",
      hint: "a fifth of the limit is a good start")
  }

  private static func text(_ value: YAMLValue) -> String { value.string ?? value.int.map(String.init) ?? "less" }
}
