public import ChartModel
public import CollectorSchemas
import Kubernetes
import OpenTelemetry

/// A collector in a container on every Windows node: scrapes what is on the node, and reads its containers' logs.
///
/// One DaemonSet for each Windows build, because process-isolated images must match their host.
public struct WindowsNodeCollector: ChartElement {
  /// The component label, by which others let its pods through.
  public static let component = "node-windows"

  private let settings: WindowsNodeCollectorSettings
  private let common: CollectorSettings
  private let telemetry: NodeTelemetry
  private let version: CollectorVersion

  /// - Parameters:
  ///   - plan: nil scrapes nothing. Its `nodeCollectors` must hold `.windows`, or the central collector scrapes the same.
  ///   - logs: nil reads none.
  public init(
    _ settings: WindowsNodeCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan? = nil,
    logs: ContainerLogSettings? = nil, to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    self.common = common
    self.version = version
    telemetry = NodeTelemetry(
      system: .windows, isHostProcess: false, plan: plan, containerLogs: logs, clusterName: common.clusterName,
      destinations: destinations)
  }

  public var parts: [ChartPart] {
    If(settings.enabled && workload.configuration.hasPipelines) {
      workload.supportingParts
      ForEach(settings.builds, as: "build") { build in
        DaemonSet(
          .scoped(Self.component, build.name), component: Self.component, selectorLabels: [Pair("windows-build", build.name)],
          maxUnavailable: settings.maxUnavailable, pod: pod(build))
      }
      workload.credentialNotes
    }
  }

  private var name: ObjectName { .scoped(Self.component) }
  private var storage: Expr<String> { Windows.storageFolder(name.expression()) }

  private var workload: CollectorWorkload<Windows> {
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

  private func pod(_ build: WindowsCollectorBuild) -> PodSpec<Windows> {
    PodSpec<Windows>(
      serviceAccount: name, mountsServiceAccountToken: workload.needsToken,
      placement: settings.pod.placement(fixedSelector: [Pair("node.kubernetes.io/windows-build", build.windowsBuild)]),
      // ContainerUser, the image's own, may not read the node's log files (signalfx/splunk-otel-collector-chart).
      securityContext: PodSecurityContext(runAsUserName: "ContainerAdministrator"), terminationGracePeriod: 30,
      imagePullSecrets: common.image.pullSecrets, labels: workload.podLabels, annotations: workload.podAnnotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: common.image.windows(build.release.text), isSlow: true) {
        if let logs = telemetry.containerLogs {
          If(logs.enabled) {
            Mount<Windows>("logs", at: Expr(literal: ContainerLogs.folder(on: .windows)), readOnly: true)
            Mount<Windows>("storage", at: storage)
          }
        }
      }
      workload.volumes
      if let logs = telemetry.containerLogs {
        If(logs.enabled) {
          Volume<Windows>.hostPath("logs", Expr(literal: ContainerLogs.folder(on: .windows)))
          Volume<Windows>.hostPath("storage", storage, type: .directoryOrCreate)
        }
      }
    }
  }
}
