import Diagnostics
import YAML

enum UnpinnedScrapePort: CollectorRule {
  static let about = RuleDescription(
    "OTEL035", "unpinned-scrape-port", .warning, "A job that discovers pods takes every port of theirs for a target.",
    explanation: """
      `role: pod` makes a target of each port that a pod's containers declare, and one without a port of containers that declare none. A job
      that does not choose scrapes them all: databases and web servers among them, which answer with errors and log them.

      Keep one port by its name or number (`__meta_kubernetes_pod_container_port_name`), or write `__address__` from an annotation.
      """, sources: ["prometheus.io, \"Configuration\" (kubernetes_sd_config, pod)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for job in collector.scrapeJobs {
      guard !job.relabelings.contains(where: choosesPort) else { continue }
      for discovery in job.discoveries where discovery.role == "pod" {
        report.add(
          collector, discovery.path, "\(job.title) takes every port of the pods that it discovers for a target",
          hint: "keep one by __meta_kubernetes_pod_container_port_name, or set __address__")
      }
    }
  }

  private static func choosesPort(_ rule: YAMLMap) -> Bool {
    if rule["target_label"]?.string == "__address__" { return true }
    let action = rule["action"]?.string?.lowercased() ?? "replace"
    guard ["keep", "drop", "keepequal", "dropequal"].contains(action) else { return false }
    let labels = (rule["source_labels"]?.list ?? []).compactMap(\.string) + [rule["target_label"]?.string].compactMap { $0 }
    return labels.contains { $0.hasPrefix("__meta_kubernetes_pod_container_port_") || $0 == "__address__" }
  }
}
