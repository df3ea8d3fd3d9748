public import ChartModel
public import Kubernetes
import YAML

/// The settings of the reverse proxy on Windows nodes.
public struct ProxySettings: ChartValues {
  @Setting("Run a reverse proxy on Windows nodes that makes the node's exporter reachable from pods.")
  public var enabled: Expr<Bool> = true
  @Setting("One DaemonSet for each Windows build: an image runs only on hosts of its own build or a later one.", .minItems(1))
  public var builds: Expr<[WindowsBuild]> = [
    WindowsBuild(name: "ltsc2022", windowsBuild: "10.0.20348", imageTag: "ltsc2022"),
    WindowsBuild(name: "ltsc2025", windowsBuild: "10.0.26100", imageTag: "ltsc2025"),
  ]
  @SettingGroup("The nginx for Windows.") public var nginx = Nginx()
  @Setting("Port of the proxy in its pods.", .range(1024...65535)) public var port: Expr<Int> = 9182
  @SettingGroup("Who may reach the proxy. Needs a network plugin that enforces policies on Windows nodes.")
  public var networkPolicy = Policy()
  @SettingGroup("TLS and a password at the proxy.")
  public var protection = EndpointProtection(
    secretName: "windows-exporter-proxy", tlsKeys: "tls.crt and tls.key",
    passwordKeys:
      "htpasswd (lines NAME:HASH as of htpasswd -nm or openssl passwd -apr1: of the forms of hashes, nginx for Windows knows $apr1$, {SSHA} and {PLAIN} only)"
  )
  @Setting("How many pods an update may take away at once: a number, or a share such as 25%.", .oneOrShare)
  public var maxUnavailable: Expr<IntOrString> = "25%"
  @Setting("What the containers may use.") public var resources: Expr<ResourceRequirements> = .yaml([
    "requests": ["cpu": "50m", "memory": "128Mi"], "limits": ["cpu": "500m", "memory": "512Mi"],
  ])
  @SettingGroup("The proxy's pods, on Windows nodes.")
  public var pod = PodSettings()

  public init() {}

  /// Where nginx for Windows comes from.
  public struct Nginx: ChartValues {
    @Setting(
      "The images of the builds hold nginx.exe in C:\\nginx, as templates/proxy/Dockerfile of wingen's repository makes them; otherwise an init container downloads it from url whenever a pod starts."
    )
    public var inImage: Expr<Bool> = false
    @Setting("Address of nginx's zip, on nginx.org or a mirror.", .pattern(.url, maxLength: 1000))
    public var url: Expr<String> = "https://nginx.org/download/nginx-1.30.5.zip"
    @Setting("SHA-256 of the zip; any other file is refused.", .pattern(.sha256))
    public var sha256: Expr<String> = "e5afe28b6a50bec92c478bfe1a4d3758206b80fb77159277bc5c4e88955c2a35"

    public init() {}
  }

  /// The NetworkPolicy of the proxy.
  public struct Policy: ChartValues {
    @Setting("Let only the collectors that scrape it reach the proxy. The kubelet's probes always do.") public var enabled: Expr<Bool> =
      false

    public init() {}
  }
}

/// A Windows build that nodes run, and the image for it.
public struct WindowsBuild: ChartValues, SettingElement {
  @Setting("Short name, part of the names of objects.", .pattern(.dnsLabel(maxLength: 12))) public var name: Expr<String> = "ltsc2022"
  @Setting(
    "Value of the node label node.kubernetes.io/windows-build: 10.0.20348 for 2022, 10.0.26100 for 2025.",
    .pattern(.windowsBuild))
  public var windowsBuild: Expr<String> = "10.0.20348"
  @SettingGroup("Image with Windows PowerShell 5.1 for the build.")
  public var image = ImageSettings(registry: "mcr.microsoft.com", repository: "windows/servercore", tag: "ltsc2022")

  public init() {}

  /// An element of a default.
  public init(name: String, windowsBuild: String, imageTag: String) {
    _name = Setting(wrappedValue: Expr(literal: name), "")
    _windowsBuild = Setting(wrappedValue: Expr(literal: windowsBuild), "")
    _image = SettingGroup(
      wrappedValue: ImageSettings(registry: "mcr.microsoft.com", repository: "windows/servercore", tag: imageTag), "")
  }
}
