public import ChartModel
public import CollectorSchemas
public import Prometheus

/// A collector that scrapes.
public enum ScrapingCollector: Sendable, Hashable {
  /// The one Deployment or StatefulSet of the cluster, on Linux nodes.
  case central
  /// One of a DaemonSet, on every node of a system.
  ///
  /// - Parameter hostProcess: whether it runs in the host's network, as HostProcess containers on Windows do.
  case node(CollectorSystem, hostProcess: Bool = false)

  /// The system that it runs on.
  var system: CollectorSystem { if case .node(let system, _) = self { system } else { .linux } }
}

/// Who scrapes what: every target by exactly one collector.
///
/// Pure data, made when the chart is built; which jobs there are in the end is up to the settings. A node's collector takes what is on its
/// node: the exporter, the kubelet, annotated pods. The central one takes the rest, and always kube-state-metrics and what is behind
/// annotated Services, because only the Service says so and every node's collector would have to watch all of them.
public struct ScrapePlan: Sendable {
  /// Of what the central collector consists.
  public enum Central: Sendable {
    /// One pod.
    case single
    /// A StatefulSet of this fixed size, at least 1. Targets are spread by a hash, so another size moves most of them.
    case shards(Expr<Int>)
  }

  /// The name of the collector's node; give it to the pods of node collectors (`Env.Field.nodeName`).
  public static let nodeName = EnvironmentVariable("NODE_NAME")
  /// The number of the shard, from 0; give it to the pods of a sharded central collector (`Env.Field.podIndex`).
  public static let shard = EnvironmentVariable("SHARD")

  /// Where windows_exporter is reached.
  public var windowsExporters: WindowsExporters
  /// Of what the central collector consists.
  public var central: Central
  /// Systems whose nodes all run a collector of their own. A node of such a system without one, as a virtual node may be, is not scraped.
  public var nodeCollectors: Set<CollectorSystem>
  /// Which jobs there are, and how often they scrape.
  public var settings: ScrapeSettings
  /// The label `cluster` of every series; nil sets none. What a scraped series says of itself wins where the exporter's labels are honored.
  public var clusterName: Expr<String>?
  /// The metrics of windows_exporter that somebody needs, a line each, where the settings ask for no others to be kept. Nil keeps all
  /// whatever they say.
  public var usedMetrics: Expr<String>?

  /// A plan by which one collector scrapes everything, unless others are said to run.
  public init(
    _ settings: ScrapeSettings, windowsExporters: WindowsExporters, central: Central = .single, nodeCollectors: Set<CollectorSystem> = [],
    clusterName: Expr<String>? = nil, usedMetrics: Expr<String>? = nil
  ) {
    self.settings = settings
    self.usedMetrics = usedMetrics
    self.clusterName = clusterName
    self.windowsExporters = windowsExporters
    self.central = central
    self.nodeCollectors = nodeCollectors
  }

  /// A collector's jobs; those that settings switch off have a condition. None for a node collector that the plan does not have.
  public func jobs(of collector: ScrapingCollector) -> [ScrapeJob] {
    return othersJobs(of: collector) + finished([collectorJob(of: collector)].compactMap { $0 }, of: collector, sharedBy: "__address__")
  }

  /// All but that of the collectors themselves.
  private func othersJobs(of collector: ScrapingCollector) -> [ScrapeJob] {
    if case .node(let system, _) = collector, !nodeCollectors.contains(system) { return [] }
    let nodeLevel =
      windowsExporterJobs(of: collector) + kubeletJobs(of: collector) + [nodeExporterJob(of: collector)].compactMap { $0 }
    let workloads = [kubeStateMetricsJob(of: collector), podJob(of: collector), serviceJob(of: collector)].compactMap { $0 }
    // What stands for a node is told apart by the node's name, which stays; the rest by the address that is scraped in the end, so that
    // several ways to the same target lead to the same shard.
    return finished(nodeLevel, of: collector, sharedBy: "instance") + finished(workloads, of: collector, sharedBy: "__address__")
  }

  /// The jobs with what all have at their end.
  ///
  /// - Parameter label: by whose hash shards share the targets.
  private func finished(_ jobs: [ScrapeJob], of collector: ScrapingCollector, sharedBy label: String) -> [ScrapeJob] {
    let ofCluster = clusterName.map { [RelabelRule.set("cluster", to: ScrapeText($0))] } ?? []
    return jobs.map { $0.relabeled(by: ofCluster + shardRules(of: collector, by: label)) }
  }

  /// Whether any of a collector's jobs is there: without one, the collector needs no receiver for Prometheus. For its own sake it needs
  /// none.
  public func hasJobs(_ collector: ScrapingCollector) -> Expr<Bool> { .any(othersJobs(of: collector).map(\.condition)) ?? true }

  /// The variables that the environment of a collector's container must have: `nodeName`, `shard`.
  public func environment(of collector: ScrapingCollector) -> Set<EnvironmentVariable> {
    jobs(of: collector).reduce(into: []) { $0.formUnion($1.environment) }
  }

  /// What a collector must be given to reach its targets.
  public func credentials(of collector: ScrapingCollector) -> [Credential] {
    guard systems(of: collector).contains(.windows) else { return [] }
    return windowsExporters.sources.flatMap { source in
      source.targets.credentials(of: source.job).map { $0.when(settings.windowsExporter.enabled) }
    }
  }

  // MARK: Whose nodes

  /// The systems whose nodes a collector looks after.
  func systems(of collector: ScrapingCollector) -> Set<CollectorSystem> {
    switch collector {
    case .central: Set(CollectorSystem.allCases).subtracting(nodeCollectors)
    case .node(let system, _): nodeCollectors.intersection([system])
    }
  }
}
