import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry
import Prometheus

/// What collectors of every shape have in common: the ConfigMap, the account and its rights, the container.
struct CollectorWorkload<Host: CollectorHost>: Sendable {
  /// The container's ports.
  struct Ports: Sendable {
    var health: Expr<Int> = Expr(CollectorConfiguration.healthPort)
    var telemetry: Expr<Int> = Expr(CollectorConfiguration.telemetryPort)
    /// By name.
    var others: [(name: String, number: Int)] = []
  }

  /// What objects are called, and the component that they belong to.
  let name: ObjectName
  let configuration: CollectorConfiguration
  let image: CollectorImageSettings
  let resources: CollectorResources
  let destinations: Destinations
  /// What its account may do in the whole cluster.
  var clusterRules: [PolicyRule] = []
  /// What its account may do in the release's namespace.
  var releaseRules: [PolicyRule] = []
  var environment: Set<EnvironmentVariable> = []
  /// What it scrapes with.
  var scrapeCredentials: [Credential] = []
  var ports = Ports()

  /// The name of the port that shows the collector's own metrics.
  static var telemetryPortName: String { "telemetry" }

  // MARK: Objects

  private var helper: String { "\(name.label)-config" }
  var objectName: ObjectName { name }
  private var credentials: [Credential] { destinations.credentials + scrapeCredentials }

  /// Everything but the workload itself.
  @PartsBuilder<ChartPart> var supportingParts: [ChartPart] {
    ServiceAccount(objectName, annotations: destinations.identity.serviceAccountAnnotations)
    rights
    ChartPart.helper(
      Helper(
        helper, "The configuration of \(name.label).",
        .text(TreeLayout.embedded([.comment("Written by wingen; change it through the chart's values.")] + configuration.entries))))
    ConfigMap(objectName, data: [DataEntry("config.yaml", helper: helper)])
  }

  private var rights: Chart {
    Chart {
      if !clusterRules.isEmpty {
        If(clusterRules.areNeeded) {
          ClusterRole(objectName, rules: clusterRules)
          ClusterRoleBinding(objectName, clusterRole: objectName, serviceAccounts: [objectName])
        }
      }
      if !releaseRules.isEmpty {
        If(releaseRules.areNeeded) {
          Role(objectName, rules: releaseRules)
          RoleBinding(objectName, role: objectName, serviceAccounts: [objectName])
        }
      }
    }
  }

  /// Whether the pods ask the API server for anything.
  var needsToken: Bool { !clusterRules.isEmpty || !releaseRules.isEmpty }

  /// What pods are replaced for when it changes.
  var podAnnotations: [Pair] { [Pair("checksum/config", Expr(.apply(.sha256, .helper(helper))))] }

  var podLabels: [Pair] { destinations.identity.podLabels }

  // MARK: Container

  /// - Parameters:
  ///   - isSlow: whether the container takes its time to start, as on Windows.
  ///   - mounts: besides configuration and credentials.
  func container(
    image reference: Expr<String>, isSlow: Bool = false, @PartsBuilder<ContainerPart<Host>> mounts: () -> [ContainerPart<Host>] = { [] }
  ) -> Container<Host> {
    let health = Probe.Check.httpGet(path: "/", port: "health")
    return Container(
      ContainerLogs.ownContainer, image: reference, pullPolicy: image.pullPolicy.text, command: Host.program.map { [$0] } ?? [],
      args: [Expr("--config=\(Host.configurationFile)")], resources: resources.container, securityContext: Host.securityContext,
      livenessProbe: isSlow ? Probe(health, period: 10, timeout: 5, failures: 6) : Probe(health, initialDelay: 10),
      readinessProbe: isSlow ? Probe(health, period: 10, timeout: 5) : Probe(health),
      startupProbe: isSlow ? Probe(health, period: 10, timeout: 5, failures: 30) : nil
    ) {
      resources.goMemoryLimit
      if environment.contains(ScrapePlan.nodeName) { Env(ScrapePlan.nodeName.name, field: .nodeName) }
      if environment.contains(ScrapePlan.shard) { Env(ScrapePlan.shard.name, field: .podIndex) }
      for credential in credentials { variable(credential) }
      Port("health", ports.health)
      Port(Self.telemetryPortName, ports.telemetry)
      for port in ports.others { Port(port.name, Expr(port.number)) }
      Mount("configuration", at: Expr(literal: Host.configurationFolder), readOnly: true)
      for credential in credentials { mount(credential) }
      mounts()
    }
  }

  /// The volumes behind `container`'s mounts of configuration and credentials.
  @PartsBuilder<PodPart<Host>> var volumes: [PodPart<Host>] {
    Volume<Host>.configMap("configuration", objectName)
    for credential in credentials { volume(credential) }
  }

  @PartsBuilder<ContainerPart<Host>> private func variable(_ credential: Credential) -> [ContainerPart<Host>] {
    if case .variable(let name) = credential.delivery {
      If(credential.condition ?? true) { Env(name, secret: .exact(credential.secretName), key: credential.secretKey) }
    }
  }

  @PartsBuilder<ContainerPart<Host>> private func mount(_ credential: Credential) -> [ContainerPart<Host>] {
    if case .file = credential.delivery {
      If(credential.condition ?? true) {
        Mount<Host>(credential.name, at: Expr(literal: Credential.folder(credential.name, on: Host.system)), readOnly: true)
      }
    }
  }

  @PartsBuilder<PodPart<Host>> private func volume(_ credential: Credential) -> [PodPart<Host>] {
    if case .file = credential.delivery {
      If(credential.condition ?? true) {
        Host.volume(credential)
      }
    }
  }

  // MARK: Notes

  /// What the user has to make before the collector works. Of what it scrapes with, those tell who made that necessary.
  @PartsBuilder<ChartPart> var credentialNotes: [ChartPart] {
    for credential in destinations.credentials {
      If(credential.condition ?? true) {
        Notes(
          "",
          "The collectors take \(credential.name) from the Secret \(credential.secretName), key \(credential.secretKey). If it is not there yet:",
          "",
          "  kubectl create secret generic \(credential.secretName) --namespace \(Release.namespace) --from-file=\(credential.secretKey)=./\(credential.name)"
        )
      }
    }
  }
}
