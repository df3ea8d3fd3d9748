public import ChartModel
import Digest
import Kubernetes
import Templates

/// windows_exporter as a process of every Windows node, in a DaemonSet of HostProcess pods.
///
/// Works with containerd 1.6, where mounts lie below `%CONTAINER_SANDBOX_MOUNT_POINT%`, and with 1.7, where they are found there too
/// (kubernetes.io, "Create a Windows HostProcess Pod").
public struct HostProcessExporter: ChartElement {
  static let component = "exporter"
  private static let portName = "exporter"

  private let settings: HostProcessExporterSettings
  private let exporter: WindowsExporterSettings

  /// - Parameter exporter: what all strategies know of the exporter: release, collectors, port.
  public init(_ settings: HostProcessExporterSettings, exporter: WindowsExporterSettings) {
    self.settings = settings
    self.exporter = exporter
  }

  public var parts: [ChartPart] {
    If(settings.enabled) {
      exporter.refusals
      If(settings.namespace.create) { Namespace(.exact(Release.namespace), podSecurity: .privileged) }
      ServiceAccount("exporter")
      ChartPart.helper(Helper(Self.configurationHelper, "The exporter's configuration file.", .text(TreeLayout.embedded(configuration))))
      ConfigMap(
        "exporter",
        data: [DataEntry("config.yml", helper: Self.configurationHelper)] + ShippedText.exporter.map { DataEntry($0.name, text: $0.text) })
      DaemonSet("exporter", component: Self.component, maxUnavailable: settings.maxUnavailable, pod: pod)
      notes
    }
  }

  // MARK: Configuration

  private static let configurationHelper = "exporter-config"

  /// prometheus-community/windows_exporter, README.md and config.yaml.
  private var configuration: [MapEntry] {
    [.comment("Written by wingen; change it through the chart's values.")]
      + MapBuilder.entries { map in
        map.map("collectors") { $0.put("enabled", exporter.collectors.joined(separator: ",")) }
        map.map("collector") { $0.spread(settings.collectorOptions) }
      }
  }

  // MARK: Pod

  /// As seen from inside, whatever containerd's version; it replaces the variable in arguments.
  private enum Folder {
    static let configuration = "/etc/windows-exporter"
    static let web = "/etc/windows-exporter-web"

    static func seen(_ folder: String, _ file: String) -> Expr<String> { Expr(literal: "%CONTAINER_SANDBOX_MOUNT_POINT%\(folder)/\(file)") }
  }

  private var pod: PodSpec<HostProcess> {
    PodSpec<HostProcess>(
      // The collector `container` asks the host's compute service, and firewall rules need an administrator.
      user: .system, serviceAccount: "exporter", placement: settings.pod.placement(), terminationGracePeriod: 30,
      imagePullSecrets: settings.image.pullSecrets,
      annotations: [
        Pair("checksum/config", Expr(.apply(.sha256, .helper(Self.configurationHelper)))),
        Pair("checksum/scripts", Expr(literal: Self.checksum)),
      ], userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      container
      Volume.configMap("configuration", "exporter")
      If(settings.protection.isNeeded) {
        Volume.secret(
          "web", .exact(settings.protection.secretName),
          keys: [("web-config.yml", nil), ("tls.crt", settings.protection.tls), ("tls.key", settings.protection.tls)])
      }
    }
  }

  /// Over the scripts, which are fixed in a chart: a later chart with other ones replaces the pods.
  private static let checksum = SHA256.hexDigest(ShippedText.exporter.map(\.text).joined())

  private var image: Expr<String> { settings.image.reference(version: exporter.version) }

  private var container: Container<HostProcess> {
    Container(
      "exporter", image: image, pullPolicy: settings.image.pullPolicy.text,
      args: ["--config.file=\(Folder.seen(Folder.configuration, "config.yml"))", "--web.listen-address=:\(exporter.port)"],
      resources: .setting(settings.resources),
      // Windows processes take their time; a slow start must not look like a failure.
      livenessProbe: probe(failures: 6), readinessProbe: probe(failures: 3), startupProbe: probe(failures: 30),
      // Both run at each start and stop of the container, restarts in the same pod among them; init containers do not.
      lifecycle: Lifecycle(postStart: .exec(firewall(["open"] + allowed)), preStop: .exec(firewall(["close"]))).when(
        settings.firewall.manage)
    ) {
      If(settings.protection.isNeeded) { Argument("--web.config.file=\(Folder.seen(Folder.web, "web-config.yml"))") }
      Port(Self.portName, exporter.port)
      Mount("configuration", at: Expr(literal: Folder.configuration), readOnly: true)
      If(settings.protection.isNeeded) { Mount("web", at: Expr(literal: Folder.web), readOnly: true) }
    }
  }

  /// A password is asked for on every path, and the kubelet has none.
  private func probe(failures: Expr<Int>) -> Probe {
    let port = Expr<IntOrString>(.string(Self.portName))
    return Probe(
      .either(
        if: settings.protection.asksForPassword, then: .tcpSocket(port: port),
        else: .httpGet(path: "/health", port: port, scheme: .choose(if: settings.protection.tls, then: "HTTPS", else: "HTTP"))),
      period: 10, timeout: 5, failures: failures)
  }

  // MARK: Firewall

  /// Windows PowerShell is the node's own: the image has none, and needs none.
  private func firewall(_ arguments: [Expr<String>]) -> [Expr<String>] {
    [
      "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File",
      Folder.seen(Folder.configuration, "firewall.ps1"), "-RuleName", ruleName, "-Action",
    ] + arguments
  }

  private var allowed: [Expr<String>] {
    ["-Port", "\(exporter.port)", "-RemoteAddresses", settings.firewall.remoteAddresses.joined(separator: ",")]
  }

  /// Releases of one name in two namespaces share the node.
  private var ruleName: Expr<String> { "wingen-\(Release.namespace)-\(Release.name)-exporter" }

  // MARK: Notes

  private var notes: Chart {
    Chart {
      Notes(
        "", "windows_exporter runs in HostProcess pods on port \(exporter.port) of the Windows nodes:", "",
        "  kubectl get pods --namespace \(Release.namespace) --selector app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(Self.component) --output wide"
      )
      If(!settings.namespace.create) {
        Notes(
          "", "If the cluster refuses them, the namespace must allow Pod Security's level privileged:", "",
          "  kubectl label namespace \(Release.namespace) pod-security.kubernetes.io/enforce=privileged --overwrite")
      }
      If(settings.protection.isNeeded) {
        Notes(
          "",
          "The exporter takes its web configuration from the Secret \(settings.protection.secretName); its pods wait for it. Make it with:",
          "",
          "  kubectl create secret generic \(settings.protection.secretName) --namespace \(Release.namespace) --from-file=web-config.yml \\",
          "    --from-file=tls.crt --from-file=tls.key --from-file=ca.crt --from-file=password", "",
          "(without the files of what is not used: the first three are the exporter's, the last two the collectors').")
      }
    }
  }
}
