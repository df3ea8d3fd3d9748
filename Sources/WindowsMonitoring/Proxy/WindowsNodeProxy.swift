public import ChartModel
import Digest
import Kubernetes
import Templates

/// Makes node metrics reachable from pods: an nginx on every Windows node that passes `/metrics` on to the node's own exporter.
///
/// One DaemonSet for each Windows build, because process-isolated images must match their host. Nothing but Microsoft's own image is
/// needed: nginx is fetched by an init container and checked against its SHA-256. An image that has it may be given instead.
public struct WindowsNodeProxy: ChartElement {
  /// The component label, by which the collector finds the proxy's pods.
  static let component = "proxy"
  /// The name of the port; unlike any that other charts' Services target.
  static let portName = "proxy-metrics"

  private let settings: ProxySettings
  private let exporter: WindowsExporterSettings
  private let collectors: [String]

  /// - Parameter collectors: the components whose pods scrape the proxies, which a NetworkPolicy lets through; none for no policy.
  ///   Collectors on the host's network have the addresses of nodes, and no policy can tell them by their labels.
  public init(_ settings: ProxySettings, exporter: WindowsExporterSettings, reachedBy collectors: [String] = []) {
    self.settings = settings
    self.exporter = exporter
    self.collectors = collectors
  }

  private enum Folder {
    static let scripts = "C:\\wingen"
    static let nginx = "C:\\nginx-dist"
    static let secrets = "C:\\wingen-secrets"
  }

  private enum Program {
    /// Where fetch_nginx.ps1 puts it.
    static let fetched = "\(Folder.nginx)\\nginx\\nginx.exe"
    /// Where templates/proxy/Dockerfile puts it.
    static let inImage = "C:\\nginx\\nginx.exe"
  }

  public var parts: [ChartPart] {
    If(settings.enabled) {
      Refuse(repeated: { $0.name }, in: settings.builds, as: "build") { build in
        "\(settings.builds.settingName): two builds are named \(build.name): give each a name of its own, their DaemonSets are named by it"
      }
      ServiceAccount("proxy")
      ConfigMap("proxy", data: ShippedText.proxy.map { DataEntry($0.name, text: $0.text) })
      ForEach(settings.builds, as: "build") { build in
        DaemonSet(
          .scoped("proxy", build.name), component: Self.component, selectorLabels: [Pair("windows-build", build.name)],
          maxUnavailable: settings.maxUnavailable, pod: pod(build))
      }
      policy
      ProxyNotes(settings: settings, component: Self.component)
    }
  }

  private func pod(_ build: WindowsBuild) -> PodSpec<Windows> {
    PodSpec<Windows>(
      serviceAccount: "proxy",
      placement: settings.pod.placement(fixedSelector: [Pair("node.kubernetes.io/windows-build", build.windowsBuild)]),
      securityContext: PodSecurityContext(runAsUserName: "ContainerUser", runAsNonRoot: true),
      // More than stop_proxy.ps1 waits.
      terminationGracePeriod: 30, imagePullSecrets: build.image.pullSecrets,
      annotations: [Pair("checksum/scripts", Expr(literal: Self.checksum))],
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      If(!settings.nginx.inImage) {
        InitContainer(
          "fetch-nginx", image: build.image.reference, pullPolicy: build.image.pullPolicy.text, command: Self.script("fetch_nginx.ps1"),
          resources: .setting(settings.resources)
        ) {
          Env("NGINX_URL", settings.nginx.url)
          Env("NGINX_SHA256", settings.nginx.sha256)
          Mount("scripts", at: Expr(literal: Folder.scripts), readOnly: true)
          Mount("nginx", at: Expr(literal: Folder.nginx))
        }
      }
      Container(
        "nginx", image: build.image.reference, pullPolicy: build.image.pullPolicy.text, command: Self.script("start_proxy.ps1"),
        resources: .setting(settings.resources),
        // Windows containers take their time; a slow start must not look like a failure.
        livenessProbe: probe(failures: 6), readinessProbe: probe(failures: 3), startupProbe: probe(failures: 30),
        lifecycle: Lifecycle(preStop: .exec(Self.script("stop_proxy.ps1")))
      ) {
        Env("HOST_IP", field: .hostIP)
        Env("UPSTREAM_PORT", "\(exporter.port)")
        Env("LISTEN_PORT", "\(settings.port)")
        If(settings.nginx.inImage) { Env("NGINX_PROGRAM", Expr(literal: Program.inImage)) }
        If(settings.protection.tls) { Env("PROXY_TLS", "true") }
        If(settings.protection.asksForPassword) { Env("PROXY_USER", settings.protection.username) }
        Port(Self.portName, settings.port)
        Mount("scripts", at: Expr(literal: Folder.scripts), readOnly: true)
        Mount("nginx", at: Expr(literal: Folder.nginx))
        If(settings.protection.isNeeded) { Mount("secrets", at: Expr(literal: Folder.secrets), readOnly: true) }
      }
      Volume.configMap("scripts", "proxy")
      Volume.emptyDir("nginx", sizeLimit: "200Mi")
      // Neither ca.crt nor the clear password, which only collectors need.
      If(settings.protection.isNeeded) {
        Volume.secret(
          "secrets", .exact(settings.protection.secretName),
          keys: [
            ("tls.crt", settings.protection.tls), ("tls.key", settings.protection.tls), ("htpasswd", settings.protection.asksForPassword),
          ])
      }
    }
  }

  /// Over the scripts, which are fixed in a chart: a later chart with other ones replaces the pods.
  private static let checksum = SHA256.hexDigest(ShippedText.proxy.map(\.text).joined())

  private static func script(_ name: String) -> [Expr<String>] {
    [
      "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Expr("\(Folder.scripts)\\\(name)"),
    ]
  }

  private func probe(failures: Expr<Int>) -> Probe {
    Probe(
      .httpGet(
        path: "/healthz", port: Expr(.string(Self.portName)), scheme: .choose(if: settings.protection.tls, then: "HTTPS", else: "HTTP")),
      period: 10, timeout: 5, failures: failures)
  }

  /// The kubelet's probes need no rule: a pod's own node always reaches it (kubernetes/website,
  /// content/en/docs/concepts/services-networking/network-policies.md).
  private var policy: Chart {
    Chart {
      if !collectors.isEmpty {
        If(settings.networkPolicy.enabled) {
          NetworkPolicy(
            "proxy", podSelector: Self.component,
            ingress: [NetworkRule(collectors.map { .component($0) }, ports: [NetworkPort(Expr(settings.port.expression))])])
        }
      }
    }
  }
}
