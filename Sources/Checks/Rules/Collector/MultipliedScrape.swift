import CollectorSchemas
import Diagnostics
import YAML

enum MultipliedScrape: CollectorRule {
  static let about = RuleDescription(
    "OTEL034", "multiplied-scrape", .warning, "A collector on every node discovers the targets of all nodes.",
    explanation: """
      Each pod of a DaemonSet that discovers targets through the API finds all of the cluster's. With N nodes every target is scraped N times:
      N times the load and the cost, and samples that contradict each other.

      Hold each collector to its own node: a selector `spec.nodeName=${env:NODE_NAME}` for `role: pod` (`metadata.name=…` for `role: node`), a
      relabelling that keeps targets of this node, or a target allocator. Or scrape from a Deployment with one replica.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib receiver/prometheusreceiver/README.md (Known Limitations)",
      "prometheus.io, \"Configuration\" (kubernetes_sd_config)",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.workload == .daemonSet else { return }
    for job in collector.scrapeJobs where !job.isSharded && job.receiver.configuration["target_allocator"] == nil {
      guard !job.relabelings.contains(where: keepsNode) else { continue }
      for discovery in job.discoveries where !isHeldToNode(discovery) {
        report.add(
          collector, discovery.path, "every pod of \(runtime.title) discovers all targets of \(job.title), not those of its node",
          related: [.init(runtime.title, at: runtime.place())],
          hint: "add a selector for its node, such as spec.nodeName=${env:NODE_NAME}, or keep targets by their node's name")
      }
    }
  }

  private static func keepsNode(_ rule: YAMLMap) -> Bool {
    guard ["keep", "drop", "keepequal", "dropequal"].contains(rule["action"]?.string?.lowercased()) else { return false }
    return (rule["source_labels"]?.list ?? []).contains { $0.string.map(namesNode) ?? false }
  }

  private static func namesNode(_ label: String) -> Bool {
    [
      "__meta_kubernetes_pod_node_name", "__meta_kubernetes_node_name", "__meta_kubernetes_endpoint_node_name",
      "__meta_kubernetes_pod_host_ip", "__meta_kubernetes_endpointslice_endpoint_topology_kubernetes_io_hostname",
    ].contains(label)
  }

  private static func isHeldToNode(_ discovery: CollectorScrapeJob.Discovery) -> Bool {
    (discovery.value["selectors"]?.list ?? []).contains { selector in
      guard let field = selector["field"]?.string else { return false }
      return field.hasBytes("spec.nodeName") || field.hasBytes("metadata.name")
    }
  }
}
