public import ChartModel
import Digest
import Kubernetes
import Templates

/// Makes node metrics reachable from pods: an nginx on every Windows node that passes `/metrics` on to the node's own exporter.
///
/// One DaemonSet for each Windows build, because process-isolated images must match their host. Nothing but Microsoft's own image is
/// needed: nginx is fetched by an init container and checked against its SHA-256.
public struct WindowsNodeProxy: ChartElement {
  /// The component label, by which the collector finds the proxy's pods.
  static let component = "proxy"
  /// The name of the port; unlike any that other charts' Services target.
  static let portName = "proxy-metrics"

  private let settings: ProxySettings
  private let exporter: WindowsExporterSettings
  private let collector: String?

  /// - Parameter collector: the component that a NetworkPolicy lets through; nil for no policy.
  public init(_ settings: ProxySettings, exporter: WindowsExporterSettings, reachedBy collector: String? = nil) {
    self.settings = settings
    self.exporter = exporter
    self.collector = collector
  }

  private enum Folder {
    static let scripts = "C:\\wingen"
    static let nginx = "C:\\nginx-dist"
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
      Notes(
        "", "Windows nodes are reached through the proxy on port \(settings.port) of its pods:", "",
        "  kubectl get pods --namespace \(Release.namespace) --selector app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(Self.component) --output wide"
      )
    }
  }

  private func pod(_ build: WindowsBuild) -> PodSpec<Windows> {
    PodSpec<Windows>(
      serviceAccount: "proxy",
      placement: settings.pod.placement(fixedSelector: [Pair("node.kubernetes.io/windows-build", build.windowsBuild)]),
      securityContext: PodSecurityContext(runAsUserName: "ContainerUser", runAsNonRoot: true),
      terminationGracePeriod: 30, imagePullSecrets: build.image.pullSecrets,
      annotations: [Pair("checksum/scripts", Expr(literal: Self.checksum))],
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      InitContainer(
        "fetch-nginx", image: build.image.reference, pullPolicy: build.image.pullPolicy.text, command: Self.script("fetch_nginx.ps1"),
        resources: .setting(settings.resources)
      ) {
        Env("NGINX_URL", settings.nginx.url)
        Env("NGINX_SHA256", settings.nginx.sha256)
        Mount("scripts", at: Expr(literal: Folder.scripts), readOnly: true)
        Mount("nginx", at: Expr(literal: Folder.nginx))
      }
      Container(
        "nginx", image: build.image.reference, pullPolicy: build.image.pullPolicy.text, command: Self.script("start_proxy.ps1"),
        resources: .setting(settings.resources),
        // Windows containers take their time; a slow start must not look like a failure.
        livenessProbe: Self.probe(failures: 6), readinessProbe: Self.probe(failures: 3), startupProbe: Self.probe(failures: 30),
        lifecycle: Lifecycle(
          preStop: .exec([
            Expr("\(Folder.nginx)\\nginx\\nginx.exe"), "-p", Expr("\(Folder.nginx)\\nginx"), "-s", "quit",
          ]))
      ) {
        Env("HOST_IP", field: .hostIP)
        Env("UPSTREAM_PORT", "\(exporter.port)")
        Env("LISTEN_PORT", "\(settings.port)")
        Port(Self.portName, settings.port)
        Mount("scripts", at: Expr(literal: Folder.scripts), readOnly: true)
        Mount("nginx", at: Expr(literal: Folder.nginx))
      }
      Volume.configMap("scripts", "proxy")
      Volume.emptyDir("nginx", sizeLimit: "200Mi")
    }
  }

  /// Over the scripts, which are fixed in a chart: a later chart with other ones replaces the pods.
  private static let checksum = SHA256.hexDigest(ShippedText.proxy.map(\.text).joined())

  private static func script(_ name: String) -> [Expr<String>] {
    [
      "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Expr("\(Folder.scripts)\\\(name)"),
    ]
  }

  private static func probe(failures: Expr<Int>) -> Probe {
    Probe(.httpGet(path: "/healthz", port: Expr(.string(portName))), period: 10, timeout: 5, failures: failures)
  }

  private var policy: Chart {
    Chart {
      if let collector {
        If(settings.networkPolicy.enabled) {
          NetworkPolicy(
            "proxy", podSelector: Self.component,
            ingress: [NetworkRule([.component(collector)], ports: [NetworkPort(Expr(settings.port.expression))])])
        }
      }
    }
  }
}
