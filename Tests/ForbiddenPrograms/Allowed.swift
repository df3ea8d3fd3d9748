import ChartModel
import Kubernetes
import OpenTelemetry

// The counterpart of the programs beside it: what their messages say to write instead compiles.

struct Values: ChartValues {
  @Setting("Whether nodes are scraped.") var enabled: Expr<Bool> = true
  @Setting("How many pods there are.") var replicas: Expr<Int> = 1
  @Setting("Where the agent sends to.") var region: Expr<String> = "eu"
  @Setting("When nodes are looked for.") var schedule: Expr<CronSchedule> = "*/10 * * * *"
}

func windows(_ values: Values) -> PodSpec<Windows> {
  PodSpec<Windows>(securityContext: PodSecurityContext(runAsUserName: "ContainerUser", runAsNonRoot: true)) {
    Container(
      "exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(runAsUserName: "ContainerUser"),
      lifecycle: Lifecycle(preStop: .httpGet(path: "/quit", port: 8080))
    ) {
      Env("NAME", "agent-\(Release.name)")
      Mount("scratch", at: "C:\\scratch")
      If(values.enabled) { Env("ENABLED", "true") }
    }
    Volume.emptyDir("scratch")
    Volume.secret("token", "token")
    Volume.projected("logins") { ProjectedSource.secret("token") }
  }
}

func linux() -> PodSpec<Linux> {
  PodSpec<Linux>(securityContext: .restricted(user: 1000, fsGroup: 1000)) {
    Container("gateway", image: "example.com/gateway:1.0", securityContext: SecurityContext(runAsUser: 1000)) {
      Mount("host", at: "/host", propagation: .hostToContainer)
    }
    Volume.memory("scratch")
  }
  .hostNetwork()
  .hostPID()
}

func hostProcess() -> PodSpec<HostProcess> {
  PodSpec<HostProcess>(user: .localService) { Container("exporter", image: "example.com/exporter:1.0") }
}

func chart(_ values: Values) -> Chart {
  let isAlone: Expr<Bool> = values.replicas == 1
  return Chart {
    If(values.region == "eu" && !(values.region == "agent-\(Release.name)")) { ServiceAccount("european") }
    If("eu" != values.region || isAlone || values.enabled != false) { ServiceAccount("foreign") }
    If(values.enabled) {
      ServiceAccount("agent")
      DaemonSet("exporter", pod: hostProcess())
    } else: {
      Deployment("gateway", replicas: values.replicas, pod: linux())
    }
    CronJob("installer", schedule: values.schedule, pod: windows(values))
  }
}

func collector() -> CollectorConfiguration {
  let spanMetrics = Connector<Traces, Metrics>.raw("span_metrics", [:])
  return CollectorConfiguration(
    Pipeline<Traces>(from: [.otlp()], to: [spanMetrics.exporter, .logzio(token: "${env:TOKEN}")]),
    Pipeline<Metrics>(
      from: [
        .otlp(http: HTTPServer(endpoint: "0.0.0.0:4318", authenticator: .bearerToken(.file("/token")))), .prometheus([]),
        spanMetrics.receiver,
      ], through: [.cumulativeToDelta()],
      to: [.prometheusRemoteWrite(endpoint: "https://x", http: HTTPClient(authenticator: .bearerToken(.file("/token"))))]),
    Pipeline<Logs>(
      from: [
        .fileLog(include: ["/var/log/pods/*/*/*.log"]) { LogOperator.timeParser(LogTimestamp(from: "attributes.time", .strptime("%Y"))) }
      ], to: [.otlpHTTP(endpoint: "https://logs.example.com")]))
}
