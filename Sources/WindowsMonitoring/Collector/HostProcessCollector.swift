public import ChartModel
public import CollectorSchemas
import Kubernetes
import OpenTelemetry

/// A collector as a process of every Windows node: sees the node itself, its event logs and services, beside what collectors in containers
/// see. Its namespace must allow Pod Security's `privileged` level, and its nodes need containerd 1.7.
public struct HostProcessCollector: ChartElement {
  private let settings: HostProcessCollectorSettings
  private let common: CollectorSettings
  private let telemetry: NodeTelemetry
  private let version: CollectorVersion

  /// - Parameters:
  ///   - plan: nil scrapes nothing. Its `nodeCollectors` must hold `.windows`, or the central collector scrapes the same.
  ///   - logs: of the node's containers; nil reads none.
  ///   - eventLogs: nil reads none.
  public init(
    _ settings: HostProcessCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan? = nil,
    logs: ContainerLogSettings? = nil, eventLogs: EventLogSettings? = nil, to destinations: Destinations,
    version: CollectorVersion = .standard
  ) {
    self.settings = settings
    self.common = common
    self.version = version
    telemetry = NodeTelemetry(
      system: .windows, isHostProcess: true, plan: plan, containerLogs: logs, eventLogs: eventLogs,
      hostMetrics: settings.hostMetrics, clusterName: common.clusterName, destinations: destinations)
  }

  public var parts: [ChartPart] {
    If(settings.enabled && workload.configuration.hasPipelines) {
      workload.supportingParts
      DaemonSet(name, maxUnavailable: settings.maxUnavailable, pod: pod)
      workload.credentialNotes
    }
  }

  private var name: ObjectName { "node-windows" }
  /// Made by the process itself, which is free to write anywhere.
  private var storage: Expr<String> { HostProcess.storageFolder(name.expression()) }

  private var workload: CollectorWorkload<HostProcess> {
    CollectorWorkload(
      name: name, configuration: configuration, image: common.image, resources: settings.resources,
      destinations: telemetry.destinations, clusterRules: telemetry.clusterRules, releaseRules: telemetry.releaseRules,
      environment: telemetry.environment,
      ports: CollectorWorkload.Ports(health: settings.healthPort, telemetry: settings.telemetryPort))
  }

  private var configuration: CollectorConfiguration {
    CollectorConfiguration(
      version: version,
      pipelines: telemetry.pipelines(
        limit: .mebibytes(limit: settings.resources.limitMiB, spike: settings.resources.spikeMiB),
        storage: .file(directory: storage, createsDirectory: true)),
      telemetry: CollectorTelemetry(port: settings.telemetryPort),
      health: .healthCheck(HTTPServer(endpoint: "0.0.0.0:\(settings.healthPort)")), overrides: settings.config)
  }

  private var pod: PodSpec<HostProcess> {
    PodSpec<HostProcess>(
      // Event logs and other pods' log files are closed to lesser accounts.
      user: .system, serviceAccount: name, mountsServiceAccountToken: workload.needsToken, placement: settings.pod.placement(),
      terminationGracePeriod: 30, imagePullSecrets: common.image.pullSecrets, labels: workload.podLabels,
      annotations: workload.podAnnotations, userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: common.image.windows(settings.release.text), isSlow: true)
      workload.volumes
    }
  }
}
