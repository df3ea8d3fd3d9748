public import ChartModel
public import CollectorSchemas
import Kubernetes

/// A collector in a container on every Windows node: scrapes what is on the node, and reads its containers' logs.
///
/// One DaemonSet for each Windows build, because process-isolated images must match their host.
public struct WindowsNodeCollector: ChartElement {
  /// The component label, by which others let its pods through.
  public static let component = "node-windows"

  private let settings: WindowsNodeCollectorSettings
  private let collector: NodeCollector<Windows>

  /// - Parameters:
  ///   - plan: nil scrapes nothing. Its `nodeCollectors` must hold `.windows`, or the central collector scrapes the same.
  ///   - logs: nil reads none.
  public init(
    _ settings: WindowsNodeCollectorSettings, common: CollectorSettings, scraping plan: ScrapePlan? = nil,
    logs: ContainerLogSettings? = nil, to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    collector = NodeCollector(
      name: .scoped(Self.component), settings: settings, common: common,
      telemetry: NodeTelemetry(
        system: .windows, isHostProcess: false, plan: plan, containerLogs: logs, clusterName: common.clusterName,
        destinations: destinations), version: version)
  }

  public var parts: [ChartPart] {
    If(collector.isInstalled) {
      Refuse(repeated: { $0.name }, in: settings.builds, as: "build") { build in
        "\(settings.builds.settingName): two builds are named \(build.name): give each a name of its own, their DaemonSets are named by it"
      }
      collector.refusals
      collector.workload.supportingParts
      ForEach(settings.builds, as: "build") { build in
        DaemonSet(
          .scoped(Self.component, build.name), component: Self.component, selectorLabels: [Pair("windows-build", build.name)],
          maxUnavailable: settings.maxUnavailable, pod: pod(build))
      }
      collector.workload.credentialNotes
    }
  }

  private func pod(_ build: WindowsCollectorBuild) -> PodSpec<Windows> {
    let workload = collector.workload
    return PodSpec<Windows>(
      serviceAccount: collector.name, mountsServiceAccountToken: workload.needsToken,
      placement: settings.pod.placement(fixedSelector: [Pair("node.kubernetes.io/windows-build", build.windowsBuild)]),
      // ContainerUser, the image's own, may not read the node's log files (signalfx/splunk-otel-collector-chart).
      securityContext: PodSecurityContext(runAsUserName: "ContainerAdministrator"), terminationGracePeriod: 30,
      imagePullSecrets: collector.common.image.pullSecrets, labels: workload.podLabels, annotations: workload.podAnnotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: collector.common.image.windows(build.release.text), isSlow: true) { collector.mounts }
      collector.volumes
    }
  }
}
