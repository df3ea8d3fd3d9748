public import ChartModel
public import CollectorSchemas
import Kubernetes

/// A collector as a process of every Windows node: sees the node itself, its event logs and services, beside what collectors in containers
/// see. Its namespace must allow Pod Security's `privileged` level, and its nodes need containerd 1.7.
public struct HostProcessCollector: ChartElement {
  private let settings: HostProcessCollectorSettings
  private let collector: NodeCollector<HostProcess>

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
    collector = NodeCollector(
      name: "node-windows", settings: settings, common: common,
      telemetry: NodeTelemetry(
        system: .windows, isHostProcess: true, plan: plan, containerLogs: logs, eventLogs: eventLogs,
        hostMetrics: settings.hostMetrics, clusterName: common.clusterName,
        destinations: destinations), version: version,
      ports: CollectorWorkload.Ports(health: settings.healthPort, telemetry: settings.telemetryPort))
  }

  public var parts: [ChartPart] {
    If(collector.isInstalled) {
      Refuse(
        if: settings.healthPort == settings.telemetryPort,
        "\(settings.healthPort.settingName) and \(settings.telemetryPort.settingName) are both \(settings.healthPort): give each a port of its own, the process listens on both"
      )
      collector.refusals
      collector.workload.supportingParts
      DaemonSet(collector.name, maxUnavailable: settings.maxUnavailable, pod: pod)
      collector.workload.credentialNotes
    }
  }

  /// Files of the node are open to it without mounts.
  private var pod: PodSpec<HostProcess> {
    let workload = collector.workload
    return PodSpec<HostProcess>(
      // Event logs and other pods' log files are closed to lesser accounts.
      user: .system, serviceAccount: collector.name, mountsServiceAccountToken: workload.needsToken, placement: settings.pod.placement(),
      terminationGracePeriod: 30, imagePullSecrets: collector.common.image.pullSecrets, labels: workload.podLabels,
      annotations: workload.podAnnotations, userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: collector.common.image.windows(settings.release.text), isSlow: true)
      workload.volumes
    }
  }
}
