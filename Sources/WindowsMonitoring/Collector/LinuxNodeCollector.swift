public import ChartModel
public import CollectorSchemas
import Kubernetes
import OpenTelemetry

/// A collector on every Linux node: scrapes what is on the node, and reads its containers' logs.
public struct LinuxNodeCollector: ChartElement {
  private let settings: LinuxNodeCollectorSettings
  private let common: CollectorSettings
  private let telemetry: NodeTelemetry
  private let version: CollectorVersion

  /// - Parameters:
  ///   - plan: nil scrapes nothing. Its `nodeCollectors` must hold `.linux`, or the central collector scrapes the same.
  ///   - logs: nil reads none.
  public init(
    _ settings: LinuxNodeCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan? = nil,
    logs: ContainerLogSettings? = nil, to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    self.common = common
    self.version = version
    telemetry = NodeTelemetry(
      system: .linux, isHostProcess: false, plan: plan, containerLogs: logs, clusterName: common.clusterName, destinations: destinations)
  }

  public var parts: [ChartPart] {
    If(settings.enabled && workload.configuration.hasPipelines) {
      workload.supportingParts
      DaemonSet(workload.objectName, maxUnavailable: settings.maxUnavailable, pod: pod)
      workload.credentialNotes
    }
  }

  private var name: ObjectName { "node-linux" }
  private var storage: Expr<String> { Linux.storageFolder(name.expression()) }

  private var workload: CollectorWorkload<Linux> {
    CollectorWorkload(
      name: name,
      configuration: CollectorConfiguration(
        version: version,
        pipelines: telemetry.pipelines(
          limit: .mebibytes(limit: settings.resources.limitMiB, spike: settings.resources.spikeMiB), storage: .file(directory: storage)),
        overrides: settings.config),
      image: common.image, resources: settings.resources, destinations: telemetry.destinations, clusterRules: telemetry.clusterRules,
      releaseRules: telemetry.releaseRules, environment: telemetry.environment)
  }

  private var pod: PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: name, mountsServiceAccountToken: workload.needsToken, placement: settings.pod.placement(),
      // The kubelet's log files belong to root, and nobody else may read them.
      securityContext: PodSecurityContext(runAsUser: 0, runAsGroup: 0, seccompProfile: "RuntimeDefault"), terminationGracePeriod: 30,
      imagePullSecrets: common.image.pullSecrets, labels: workload.podLabels, annotations: workload.podAnnotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: common.image.linux) {
        if let logs = telemetry.containerLogs {
          If(logs.enabled) {
            Mount<Linux>("logs", at: Expr(literal: ContainerLogs.folder(on: .linux)), readOnly: true)
            Mount<Linux>("storage", at: storage)
          }
        }
      }
      workload.volumes
      if let logs = telemetry.containerLogs {
        If(logs.enabled) {
          Volume<Linux>.hostPath("logs", Expr(literal: ContainerLogs.folder(on: .linux)))
          Volume<Linux>.hostPath("storage", storage, type: .directoryOrCreate)
        }
      }
    }
  }
}
