import CollectorSchemas
import Diagnostics
import YAML

enum ReplicatedScraper: CollectorRule {
  static let about = RuleDescription(
    "OTEL042", "replicated-scraper", .warning, "Several replicas of a collector scrape the same targets.",
    explanation: """
      The replicas of a Deployment or StatefulSet all run the same jobs: each target is scraped by every replica, and the samples
      contradict each other. Take one replica, share targets out by `hashmod`, or let a target allocator do it.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib receiver/prometheusreceiver/README.md (Known Limitations)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.workload == .deployment || runtime.workload == .statefulSet,
      let replicas = runtime.replicas, replicas > 1
    else { return }
    let used = Set(collector.pipelines.flatMap(\.receivers).map(\.id.canonical))
    for receiver in collector.components(.receiver) where receiver.type == "prometheus" && used.contains(receiver.id.canonical) {
      guard receiver.configuration["target_allocator"] == nil,
        collector.scrapeJobs.contains(where: { $0.receiver.id == receiver.id && !$0.isSharded && !isOfItself($0) })
      else { continue }
      report.add(
        collector, receiver.path, "the \(replicas) replicas of \(runtime.title) all scrape the targets of the \(receiver.title)",
        related: [.init("the number of replicas", at: runtime.object.place(["spec", "replicas"]))],
        hint: "take one replica, or share the targets out with hashmod or a target allocator")
    }
  }

  /// Whether a job scrapes nothing but the pod itself.
  private static func isOfItself(_ job: CollectorScrapeJob) -> Bool {
    let targets = (job.value["static_configs"]?.list ?? []).flatMap { $0["targets"]?.list ?? [] }.compactMap(\.string)
    let others = job.value.entries.contains { $0.key.hasSuffix("_sd_configs") }
    return !others && !targets.isEmpty
      && targets.allSatisfy { target in
        ["localhost:", "127.0.0.1:", "0.0.0.0:", "${"].contains { target.hasPrefix($0) }
      }
  }
}
