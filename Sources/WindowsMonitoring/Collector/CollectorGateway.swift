public import ChartModel
public import CollectorSchemas
import Kubernetes
public import OpenTelemetry

/// Takes what other collectors and applications send, by OTLP, and sends it on: the one place that knows the backends' credentials.
///
/// It scrapes nothing, so any number of pods may run, and an autoscaler decides how many.
public struct CollectorGateway: ChartElement {
  /// The component label, by which others let its pods through.
  public static let component = "gateway"

  private static let grpcPort = 4317
  private static let httpPort = 4318

  private let settings: GatewaySettings
  private let common: CollectorSettings
  private let destinations: Destinations
  private let version: CollectorVersion

  /// - Parameters:
  ///   - common: what all collectors of the chart have in common.
  ///   - destinations: every backend gets everything.
  ///   - version: the release that the configuration is written for.
  public init(
    _ settings: GatewaySettings, common: CollectorSettings, to destinations: Destinations, version: CollectorVersion = .standard
  ) {
    self.settings = settings
    self.common = common
    self.destinations = destinations
    self.version = version
  }

  /// The gateway as the others' backend. Not of HostProcess collectors, which cannot resolve names of the cluster.
  public static func backend<S: Signal>(_ signal: S.Type = S.self) -> Backend<S> {
    Backend(
      // Every pod of the headless Service, in turn: behind one address a connection would stay with one pod for ever. The bare name,
      // because Windows pods take every other for complete; all collectors are in the release's namespace.
      .otlpGRPC(
        named: "gateway", endpoint: "dns:///\(name.expression()):\(grpcPort)",
        GRPCClient(tls: TLSClient(isInsecure: true), balancer: "round_robin"), queue: .requests(ofBytes: 3_000_000)))
  }

  /// The gateway for all signals.
  public static var destination: Destinations { Destinations(metrics: [backend()], logs: [backend()], traces: [backend()]) }

  private static let name: ObjectName = "gateway"

  public var parts: [ChartPart] {
    Refuse(
      if: settings.minReplicas > settings.maxReplicas,
      "\(settings.minReplicas.settingName) is \(settings.minReplicas), more than \(settings.maxReplicas.settingName), which is \(settings.maxReplicas): lower the one or raise the other"
    )
    workload.supportingParts
    Deployment(Self.name, pod: pod)
    HorizontalPodAutoscaler(
      Self.name, target: .deployment(Self.name), minReplicas: settings.minReplicas, maxReplicas: settings.maxReplicas,
      cpu: settings.targetCPUPercent)
    PodDisruptionBudget(Self.name, maxUnavailable: settings.maxUnavailable)
    Service(
      Self.name,
      ports: [
        ServicePort("otlp-grpc", Expr(Self.grpcPort), appProtocol: "grpc"), ServicePort("otlp-http", Expr(Self.httpPort)),
        ServicePort("telemetry", Expr(CollectorConfiguration.telemetryPort)),
      ], headless: true)
    workload.credentialNotes
    Notes(
      "",
      "Applications send OTLP to \(Self.name.expression()).\(Release.namespace).svc.cluster.local, port \(Self.grpcPort) (gRPC) or \(Self.httpPort) (HTTP)."
    )
  }

  private static func receiver<S: Signal>() -> Receiver<S> {
    // Clients connect anew from time to time, and so find pods that the autoscaler has added.
    .otlp(
      grpc: GRPCServer(endpoint: "0.0.0.0:\(grpcPort)", maxMessageSize: 32, maxConnectionAge: "5m"),
      http: HTTPServer(endpoint: "0.0.0.0:\(httpPort)"))
  }

  private var configuration: CollectorConfiguration {
    let limit = MemoryLimit.mebibytes(limit: settings.resources.limitMiB, spike: settings.resources.spikeMiB)
    // What collectors on nodes send has the name already; what applications send has not.
    let origin = [AttributeAction.insert("k8s.cluster.name", .text(common.clusterName))]
    return CollectorConfiguration(
      version: version,
      pipelines: Pipeline<Metrics>.all(
        from: [Self.receiver()], limiter: .memoryLimiter(limit), through: [.resource(named: "origin", origin)], to: destinations.metrics)
        + Pipeline<Logs>.all(
          from: [Self.receiver()], limiter: .memoryLimiter(limit), through: [.resource(named: "origin", origin)], to: destinations.logs)
        + Pipeline<Traces>.all(
          from: [Self.receiver()], limiter: .memoryLimiter(limit), through: [.resource(named: "origin", origin)], to: destinations.traces),
      overrides: settings.config)
  }

  private var workload: CollectorWorkload<Linux> {
    CollectorWorkload(
      name: Self.name, configuration: configuration, image: common.image, resources: settings.resources, destinations: destinations,
      ports: CollectorWorkload.Ports(others: [("otlp-grpc", Self.grpcPort), ("otlp-http", Self.httpPort)]))
  }

  private var pod: PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: Self.name, placement: settings.pod.placement(), securityContext: .restricted(user: 10001, fsGroup: 10001),
      terminationGracePeriod: 30, imagePullSecrets: common.image.pullSecrets, labels: workload.podLabels,
      annotations: workload.podAnnotations, userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      workload.container(image: common.image.linux)
      workload.volumes
    }
  }
}
