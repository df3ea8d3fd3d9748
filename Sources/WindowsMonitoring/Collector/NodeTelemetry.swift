import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry
import Prometheus

/// What a collector takes up on its own node, and what it does with it.
struct NodeTelemetry: Sendable {
  private let system: CollectorSystem
  let isHostProcess: Bool
  private let plan: ScrapePlan?
  /// Logs of the node's containers.
  let containerLogs: ContainerLogSettings?
  private let eventLogs: EventLogSettings?
  private let hostMetrics: Expr<Bool>?
  private let clusterName: Expr<String>
  let destinations: Destinations

  /// What nobody takes is not taken up.
  ///
  /// - Parameters:
  ///   - eventLogs: the node's; in HostProcess pods only.
  ///   - hostMetrics: whether metrics of the node itself are taken; in HostProcess pods only.
  init(
    system: CollectorSystem, isHostProcess: Bool, plan: ScrapePlan?, containerLogs: ContainerLogSettings?,
    eventLogs: EventLogSettings? = nil, hostMetrics: Expr<Bool>? = nil, clusterName: Expr<String>, destinations: Destinations
  ) {
    self.system = system
    self.isHostProcess = isHostProcess
    self.plan = destinations.metrics.isEmpty ? nil : plan
    self.containerLogs = destinations.logs.isEmpty ? nil : containerLogs
    self.eventLogs = destinations.logs.isEmpty ? nil : eventLogs
    self.hostMetrics = destinations.metrics.isEmpty ? nil : hostMetrics
    self.clusterName = clusterName
    self.destinations = destinations
  }

  private var collector: ScrapingCollector { .node(system, hostProcess: isHostProcess) }

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

  var credentials: [Credential] { plan?.credentials(of: collector) ?? [] }

  /// Every node collector says on which node it is.
  var environment: Set<EnvironmentVariable> { (plan?.environment(of: collector) ?? []).union([ScrapePlan.nodeName]) }
}
