public import ChartModel
public import CollectorSchemas
import Kubernetes
import OpenTelemetry
import Prometheus

/// Scrapes the whole cluster, or what the collectors on nodes leave of it: one pod on a Linux node, or a fixed number that share the targets.
public struct ClusterCollector: ChartElement {
  /// The component label, by which others let its pods through.
  public static let component = "collector"

  private let settings: ClusterCollectorSettings
  private let common: CollectorSettings
  private let plan: ScrapePlan
  private let events: KubernetesEventSettings?
  private let destinations: Destinations
  private let version: CollectorVersion

  /// - Parameters:
  ///   - events: nil sends none. They are logs.
  public init(
    _ settings: ClusterCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan, events: KubernetesEventSettings? = nil,
    to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    self.common = common
    self.plan = plan
    // Nobody may take them.
    self.events = destinations.logs.isEmpty ? nil : events
    self.destinations = destinations
    self.version = version
  }

  public var parts: [ChartPart] {
    If(settings.enabled && configuration.hasPipelines) {
      workload.supportingParts
      switch plan.central {
      // One replica, and never two at once: each would scrape everything.
      case .single: Deployment(workload.objectName, replicas: 1, strategy: .recreate, pod: pod)
      case .shards(let count):
        StatefulSet(workload.objectName, serviceName: workload.objectName, replicas: count, podManagementPolicy: .parallel, pod: pod)
      }
      Service(
        workload.objectName,
        ports: [
          ServicePort("health", Expr(CollectorConfiguration.healthPort)),
          ServicePort("telemetry", Expr(CollectorConfiguration.telemetryPort)),
        ], headless: isSharded)
      testPod
      workload.credentialNotes
      Notes("", "Whether the collector is well:", "", "  helm test \(Release.name) --namespace \(Release.namespace)")
    }
  }

  private var isSharded: Bool { if case .shards = plan.central { true } else { false } }

  // MARK: Configuration

  private var configuration: CollectorConfiguration {
    let origin = [AttributeAction.upsert("k8s.cluster.name", .text(common.clusterName))]
    let limit = MemoryLimit.mebibytes(limit: settings.resources.limitMiB, spike: settings.resources.spikeMiB)
    var pipelines = Pipeline<Metrics>.all(
      from: [Receiver.prometheus(plan.jobs(of: .central)).when(plan.hasJobs(.central))], limiter: .memoryLimiter(limit),
      through: [.resource(named: "origin", origin)], to: destinations.metrics)
    if let events {
      pipelines += Pipeline<Logs>.all(
        from: [Receiver.kubernetesEvents(namespaces: events.namespaces, leader: leader).when(events.enabled)],
        limiter: .memoryLimiter(limit),
        through: [.resource(named: "events", origin + [.insert("service.name", .text("kubernetes-events"))])], to: destinations.logs)
    }
    return CollectorConfiguration(version: version, pipelines: pipelines, overrides: settings.config)
  }

  /// Among several collectors, the one that reads the events.
  private var leader: LeaderElector? {
    isSharded ? .lease(lease: workloadName.expression(), namespace: Release.namespace) : nil
  }

  private var workloadName: ObjectName { "collector" }

  // MARK: Workload

  private var workload: CollectorWorkload<Linux> {
    // Nobody may take metrics.
    let scraping = destinations.metrics.isEmpty ? nil : plan.permissions(of: .central)
    return CollectorWorkload(
      name: workloadName, configuration: configuration, image: common.image, resources: settings.resources,
      destinations: destinations, clusterRules: (scraping?.cluster ?? []) + eventRules,
      releaseRules: (scraping?.release ?? []) + leaseRules,
      environment: scraping == nil ? [] : plan.environment(of: .central),
      scrapeCredentials: scraping == nil ? [] : plan.credentials(of: .central))
  }

  /// opentelemetry-collector-contrib, receiver/k8seventsreceiver/receiver.go: lists and watches events.
  private var eventRules: [PolicyRule] {
    events.map { [PolicyRule(resources: ["events"], verbs: ["list", "watch"]).when($0.enabled)] } ?? []
  }

  /// k8s.io/client-go, tools/leaderelection: Lease objects are got, created and updated.
  private var leaseRules: [PolicyRule] {
    guard isSharded, let events else { return [] }
    return [
      PolicyRule(apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["create", "get", "update"]).when(events.enabled)
    ]
  }

  private var pod: PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: workload.objectName, mountsServiceAccountToken: workload.needsToken, placement: settings.pod.placement(),
      securityContext: .restricted(user: 10001, fsGroup: 10001), terminationGracePeriod: 30,
      imagePullSecrets: common.image.pullSecrets, labels: workload.podLabels, annotations: workload.podAnnotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: common.image.linux)
      workload.volumes
    }
  }

  private var testPod: Pod {
    Pod(
      "collector-test", component: "test", hook: .test, file: "tests/collector-health",
      pod: PodSpec<Linux>(
        restartPolicy: .never, placement: settings.pod.placement(), securityContext: .restricted(user: 10001),
        imagePullSecrets: settings.testImage.pullSecrets
      ) {
        Container(
          "curl", image: settings.testImage.reference, pullPolicy: settings.testImage.pullPolicy.text,
          command: [
            "curl", "--fail", "--silent", "--show-error", "--max-time", "10", "--retry", "6", "--retry-connrefused",
            "http://\(workload.objectName.expression()):\(CollectorConfiguration.healthPort)/",
          ], securityContext: .restricted)
      })
  }
}
