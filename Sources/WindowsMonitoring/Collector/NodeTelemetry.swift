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
      plan.map { $0.hasJobs(collector) }, containerLogs.map(\.enabled), eventLogs.map(\.isEnabled), hostMetrics,
    ].compactMap { $0 }
    return conditions.dropFirst().reduce(conditions.first ?? false) { $0 || $1 }
  }

  func pipelines(limit: MemoryLimit, storage: Storage) -> [AnyPipeline] {
    let scraped = plan.map { Receiver.prometheus($0.jobs(of: collector)).when($0.hasJobs(collector)) }
    let files = containerLogs.map { ContainerLogs(settings: $0, system: system).receiver(storage: storage) }
    let events = eventLogs.map { $0.receivers(storage: storage) } ?? []
    return Pipeline<Metrics>.all(
      from: [scraped].compactMap { $0 }, limiter: .memoryLimiter(limit), through: [.resource(named: "origin", origin)],
      to: destinations.metrics)
      + hostPipelines(limit)
      + Pipeline<Logs>.all(
        from: [files].compactMap { $0 } + events, limiter: .memoryLimiter(limit),
        through: [kubernetesAttributes.when(containerLogs?.enabled ?? false), .resource(named: "origin", origin)], to: destinations.logs)
  }

  /// Metrics of the node itself. Remote write takes job and instance from the service and all other labels from the data points, so that
  /// without these every node would write the same series (opentelemetry-collector-contrib, pkg/translator/prometheusremotewrite).
  private func hostPipelines(_ limit: MemoryLimit) -> [AnyPipeline] {
    guard let hostMetrics else { return [] }
    let identity =
      origin + [
        .upsert("service.name", .text("host-metrics")), .upsert("service.instance.id", .text(.environment(ScrapePlan.nodeName))),
      ]
    let labels = ["node": "k8s.node.name", "cluster": "k8s.cluster.name"].sorted { $0.key > $1.key }.map { label, attribute in
      Expr<String>(literal: "set(datapoint.attributes[\"\(label)\"], resource.attributes[\"\(attribute)\"])")
    }
    return Pipeline<Metrics>.all(
      named: "host",
      from: [
        Receiver<Metrics>.hostMetrics([.cpu(), .memory(), .disk(), .filesystem(), .network(), .paging()]).when(hostMetrics)
      ], limiter: .memoryLimiter(limit),
      through: [.resource(named: "host", identity), .transform(named: "host", [.dataPoint(labels)])], to: destinations.metrics)
  }

  private var origin: [AttributeAction] {
    [
      .upsert("k8s.cluster.name", .text(clusterName)),
      .upsert("k8s.node.name", .text(.environment(ScrapePlan.nodeName))),
    ]
  }

  /// The owners of pods; the files' paths tell only pods and containers.
  ///
  /// The first entries wait for them; not in a process of the node, which may not reach the API server at all.
  private var kubernetesAttributes: Processor<Logs> {
    .kubernetesAttributes(
      extract: KubernetesMetadata([
        "k8s.deployment.name", "k8s.statefulset.name", "k8s.daemonset.name", "k8s.cronjob.name", "k8s.job.name",
      ]), nodeVariable: ScrapePlan.nodeName.name, associations: [PodAssociation(.resourceAttribute("k8s.pod.uid"))],
      waitsForMetadata: isHostProcess ? nil : true)
  }

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
