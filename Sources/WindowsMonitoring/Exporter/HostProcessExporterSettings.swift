public import ChartModel
public import Kubernetes
import YAML

/// The settings of the exporter in HostProcess pods.
public struct HostProcessExporterSettings: ChartValues {
  @Setting("Run windows_exporter on Windows nodes, in HostProcess pods.") public var enabled: Expr<Bool> = true
  @SettingGroup("The exporter's image: one for all Windows builds.") public var image = Image()
  @Setting(
    "Options of single collectors, as in the exporter's own configuration file under collector: {service: {include: \"docker|kubelet\"}}."
  )
  public var collectorOptions: Expr<AnyMap> = .none
  @SettingGroup("Who may reach the exporter's port on the nodes.") public var firewall = Firewall()
  @SettingGroup("TLS and a password at the exporter.")
  public var protection = EndpointProtection(
    secretName: "windows-exporter-web",
    tlsKeys: "web-config.yml (exporter-toolkit's web configuration, with cert_file: tls.crt and key_file: tls.key), tls.crt and tls.key",
    passwordKeys: "web-config.yml, with the name and the password's bcrypt hash under basic_auth_users")
  @SettingGroup("The release's namespace, which must allow HostProcess pods.") public var namespace = OwnNamespace()
  @Setting("How many pods an update may take away at once: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = "25%"
  @Setting("What the exporter may use; on Windows the limits hold for all processes of the pod together.")
  public var resources: Expr<ResourceRequirements> = .yaml([
    "requests": ["cpu": "50m", "memory": "128Mi"], "limits": ["cpu": "500m", "memory": "512Mi"],
  ])
  @SettingGroup("The exporter's pods.") public var pod = PodSettings()

  public init() {}

  /// - Parameter enabled: the default, for charts that know other ways to the exporter.
  public init(enabled: Bool) {
    _enabled = Setting(wrappedValue: Expr(.boolean(enabled)), "Run windows_exporter on Windows nodes, in HostProcess pods.")
  }

  /// Since 0.30 there is one image for all Windows builds (prometheus-community/windows_exporter, Dockerfile and .github/workflows/release.yml).
  public struct Image: ChartValues {
    @Setting("The registry's host, with its port if it has one.", .pattern(.imageRegistry)) public var registry: Expr<String> = "ghcr.io"
    @Setting("The image's path in the registry.", .pattern(.imageRepository, maxLength: 255))
    public var repository: Expr<String> = "prometheus-community/windows-exporter"
    @Setting(
      "The image's tag, where it is not exporter.version; a digest may follow it, as in 0.31.8@sha256:….", .pattern(.optional(.imageTag)))
    public var tag: Expr<String> = ""
    @Setting("When a node pulls the image.") public var pullPolicy: Expr<PullPolicy> = Expr(.ifNotPresent)
    @Setting("Secrets with credentials for the registry.") public var pullSecrets: Expr<ImagePullSecrets> = .none

    public init() {}

    func reference(version: Expr<String>) -> Expr<String> {
      "\(registry)/\(repository):\(Expr<String>.choose(if: tag.isNonEmpty, then: tag, else: version))"
    }
  }

  /// Whether and for whom the exporter's port is opened in the firewalls of nodes.
  public struct Firewall: ChartValues {
    @Setting("Open the port in each node's firewall while the exporter runs there. false leaves the firewall alone.")
    public var manage: Expr<Bool> = true
    @Setting(
      "Addresses and CIDR ranges that may reach the exporter. The default are the private networks. Give what scrapes arrive from instead: the pods' ranges, and the nodes' subnet where pods are masqueraded behind their nodes.",
      .pattern(.network), .minItems(1), .unique)
    public var remoteAddresses: Expr<[String]> = Expr(
      .value(.list(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"])))

    public init() {}
  }

  /// Whether the chart makes its namespace, with the label of Pod Security that HostProcess pods need.
  public struct OwnNamespace: ChartValues {
    @Setting(
      "Make the namespace part of the chart, with Pod Security's label for the level privileged. For GitOps and kubectl: Helm itself cannot make the namespace that it installs into, there label it by hand as the notes say."
    )
    public var create: Expr<Bool> = false

    public init() {}
  }
}
