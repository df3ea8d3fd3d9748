import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry
import Prometheus

/// What a collector takes up on its own node, and what it does with it.
struct NodeTelemetry: Sendable {
  let system: CollectorSystem
  let isHostProcess: Bool
  let plan: ScrapePlan?
  /// Logs of the node's containers.
  let containerLogs: ContainerLogSettings?
  /// The node's event logs; in HostProcess pods only.
  var eventLogs: EventLogSettings?
  /// Whether metrics of the node itself are taken; in HostProcess pods only.
  var hostMetrics: Expr<Bool>?
  let clusterName: Expr<String>
  let destinations: Destinations

  private var collector: ScrapingCollector { .node(system, hostProcess: isHostProcess) }

  /// Whether there is anything to do: without a pipeline the collector does not start.
  var isNeeded: Expr<Bool> {
    let conditions = [
      plan.map { $0.hasJobs(collector) }, containerLogs.map(\.enabled), eventLogs.map(\.enabled), hostMetrics,
    ].compactMap { $0 }
    return conditions.dropFirst().reduce(conditions.first ?? false) { $0 || $1 }
  }

  func pipelines(limit: MemoryLimit, storage: Storage) -> [AnyPipeline] {
    let scraped = plan.map { Receiver.prometheus($0.jobs(of: collector)).when($0.hasJobs(collector)) }
    let host = hostMetrics.map { condition in
      Receiver<Metrics>.hostMetrics([.cpu(), .memory(), .disk(), .filesystem(), .network(), .paging()]).when(condition)
    }
    let files = containerLogs.map { ContainerLogs(settings: $0, system: system).receiver(storage: storage) }
    let events = eventLogs.map { $0.receiver(storage: storage) }
    return Pipeline<Metrics>.all(
      from: [scraped, host].compactMap { $0 }, limiter: .memoryLimiter(limit), through: [.resource(named: "origin", origin)],
      to: destinations.metrics)
      + Pipeline<Logs>.all(
        from: [files, events].compactMap { $0 }, limiter: .memoryLimiter(limit),
        through: [Self.kubernetesAttributes].map { $0.when(containerLogs?.enabled ?? false) } + [.resource(named: "origin", origin)],
        to: destinations.logs)
  }

  private var origin: [AttributeAction] {
    [
      .upsert("k8s.cluster.name", .text(clusterName)),
      .upsert("k8s.node.name", .text(.environment(ScrapePlan.nodeName))),
    ]
  }

  /// The owners of pods; the files' paths tell only pods and containers.
  private static let kubernetesAttributes = Processor<Logs>.kubernetesAttributes(
    extract: KubernetesMetadata([
      "k8s.deployment.name", "k8s.statefulset.name", "k8s.daemonset.name", "k8s.cronjob.name", "k8s.job.name",
    ]), nodeVariable: ScrapePlan.nodeName.name, associations: [PodAssociation(.resourceAttribute("k8s.pod.uid"))])

  // MARK: What it needs

  /// opentelemetry-collector-contrib, processor/k8sattributesprocessor/README.md, "Cluster-scoped RBAC".
  var clusterRules: [PolicyRule] {
    let scraping = plan?.permissions(of: collector).cluster ?? []
    guard let containerLogs else { return scraping }
    return scraping + [PolicyRule(resources: ["pods", "namespaces"], verbs: ["get", "list", "watch"]).when(containerLogs.enabled)]
  }

  var releaseRules: [PolicyRule] { plan?.permissions(of: collector).release ?? [] }

  /// Every node collector says on which node it is.
  var environment: Set<EnvironmentVariable> { (plan?.environment(of: collector) ?? []).union([ScrapePlan.nodeName]) }
}
