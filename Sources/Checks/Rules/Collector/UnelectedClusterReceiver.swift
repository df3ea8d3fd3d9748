import CollectorSchemas
import Diagnostics
import YAML

enum UnelectedClusterReceiver: CollectorRule {
  static let about = RuleDescription(
    "OTEL043", "unelected-cluster-receiver", .warning, "Several pods watch the whole cluster, and each tells the same.",
    explanation: """
      `k8s_cluster`, `k8s_events` and `k8sobjects` report about the whole cluster. In a DaemonSet, or with several replicas, everything is
      reported once by each pod. Run them in a Deployment with one replica, or let the extension `k8s_leader_elector` choose one.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib receiver/k8sclusterreceiver/README.md",
      "open-telemetry/opentelemetry-collector-contrib extension/k8sleaderelector/README.md",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.workload == .daemonSet || runtime.replicas ?? 1 > 1 else { return }
    let used = Set(collector.pipelines.flatMap(\.receivers).map(\.id.canonical))
    for receiver in collector.components(.receiver) where used.contains(receiver.id.canonical) {
      guard ["k8s_cluster", "k8s_events", "k8sobjects", "k8s_objects"].contains(receiver.type),
        receiver.configuration["k8s_leader_elector"] == nil
      else { continue }
      report.add(
        collector, receiver.path, "every pod of \(runtime.title) runs the \(receiver.title), which reports about the whole cluster",
        related: [.init(runtime.title, at: runtime.place())],
        hint: "run it in a Deployment with one replica, or set k8s_leader_elector")
    }
  }
}
