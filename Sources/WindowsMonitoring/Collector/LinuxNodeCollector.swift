public import ChartModel
public import CollectorSchemas
import Kubernetes

/// A collector on every Linux node: scrapes what is on the node, and reads its containers' logs.
public struct LinuxNodeCollector: ChartElement {
  private let settings: LinuxNodeCollectorSettings
  private let collector: NodeCollector<Linux>

  /// - Parameters:
  ///   - plan: nil scrapes nothing. Its `nodeCollectors` must hold `.linux`, or the central collector scrapes the same.
  ///   - logs: nil reads none.
  public init(
    _ settings: LinuxNodeCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan? = nil,
    logs: ContainerLogSettings? = nil, to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    collector = NodeCollector(
      name: "node-linux", settings: settings, common: common,
      telemetry: NodeTelemetry(
        system: .linux, isHostProcess: false, plan: plan, containerLogs: logs, clusterName: common.clusterName,
        destinations: destinations), version: version)
  }

  public var parts: [ChartPart] {
    If(collector.isInstalled) {
      collector.refusals
      collector.workload.supportingParts
      DaemonSet(collector.name, maxUnavailable: settings.maxUnavailable, pod: pod)
      collector.workload.credentialNotes
    }
  }

  private var pod: PodSpec<Linux> {
    let workload = collector.workload
    return PodSpec<Linux>(
      serviceAccount: collector.name, mountsServiceAccountToken: workload.needsToken, placement: settings.pod.placement(),
      // The kubelet's log files belong to root, and nobody else may read them.
      securityContext: PodSecurityContext(runAsUser: 0, runAsGroup: 0, seccompProfile: "RuntimeDefault"), terminationGracePeriod: 30,
      imagePullSecrets: collector.common.image.pullSecrets, labels: workload.podLabels, annotations: workload.podAnnotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: collector.common.image.linux) { collector.mounts }
      collector.volumes
    }
  }
}
