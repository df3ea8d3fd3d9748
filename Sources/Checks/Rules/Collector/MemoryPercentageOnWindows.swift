import CollectorSchemas
import Diagnostics
import YAML

enum MemoryPercentageOnWindows: CollectorRule {
  static let about = RuleDescription(
    "OTEL022", "memory-percentage-on-windows", .warning, "A memory_limiter on Windows counts in percent of the node's memory.",
    explanation: """
      On Linux `limit_percentage` is a share of the container's limit. On other systems it is one of all memory that the system reports,
      and a process-isolated Windows container is told the node's: 80 percent of it are never reached before the container's own limit.

      Set `limit_mib`, to about four fifths of the container's limit, and `GOMEMLIMIT` beside it.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector internal/memorylimiter/iruntime/total_memory_other.go",
      "docker/docs#2936",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard collector.system == .windows, let runtime = collector.runtime else { return }
    for limiter in collector.components(.processor) where limiter.type == "memory_limiter" {
      let limit = limiter.configuration["limit_mib"]
      guard limiter.configuration["limit_percentage"]?.int != nil, limit == nil || limit == .null || limit == 0 else { continue }
      report.add(
        collector, limiter.path + ["limit_percentage"], "on Windows limit_percentage is a share of the node's memory, not the container's",
        related: [.init("\(runtime.title) runs it on Windows", at: runtime.place())], hint: "set limit_mib instead")
    }
  }
}
