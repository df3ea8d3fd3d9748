public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Grafana Cloud: metrics by remote write, which keeps their names, logs and traces by OTLP.
///
/// Sources: grafana.com/docs/grafana-cloud, "Send data to the Grafana Cloud OTLP endpoint" (basic authentication: the instance's number and
/// a token), "Prometheus remote write".
public struct GrafanaCloudSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @SettingGroup("Where metrics are sent: the stack's Prometheus details.")
  public var prometheus = GrafanaCloudAddress.prometheus
  @SettingGroup("Where logs and traces are sent: the stack's OpenTelemetry details.")
  public var otlp = GrafanaCloudAddress("https://otlp-gateway-prod-us-east-0.grafana.net/otlp", "OTLP address, ending in /otlp.")
  @SettingGroup("Where the access policy's token is.")
  public var token = SecretKeySettings("grafana-cloud", key: "token", holding: "a token that may write metrics, logs and traces")

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let (http, token) = prometheus.client(named: name, token: token, on: system)
    return Backend(.remoteWrite(named: name, to: prometheus.endpoint, labels, http), credentials: [token])
  }

  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: LogsOrTraces>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    // Another user than for metrics, so another authenticator.
    let (http, token) = otlp.client(named: "\(name)-otlp", token: token, on: system)
    return Backend(
      .otlpHTTP(named: name, endpoint: otlp.endpoint, http, queue: .requests(ofBytes: 1_000_000)),
      processors: Processor.labels(named: name, labels), credentials: [token])
  }
}

/// Grafana Cloud for charts that send it metrics alone.
public struct GrafanaCloudMetricsSettings: ChartValues, MetricsBackend {
  @SettingGroup("Where metrics are sent: the stack's Prometheus details.")
  public var prometheus = GrafanaCloudAddress.prometheus
  @SettingGroup("Where the access policy's token is.")
  public var token = SecretKeySettings("grafana-cloud", key: "token", holding: "a token that may write metrics")

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let (http, token) = prometheus.client(named: name, token: token, on: system)
    return Backend(.remoteWrite(named: name, to: prometheus.endpoint, labels, http), credentials: [token])
  }
}

/// An address of a Grafana Cloud stack.
public struct GrafanaCloudAddress: ChartValues {
  /// The URL that data is sent to. Its default and description come with the address: they differ by what is sent.
  @Setting public var endpoint: Expr<String>
  @Setting("Number of the instance, which is the user.", .pattern(number)) public var instance: Expr<String> = "0"

  private static var number: TextPattern { .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 20) }

  public init() { self.init("https://example.grafana.net", "Address.") }

  static var prometheus: GrafanaCloudAddress {
    GrafanaCloudAddress(
      "https://prometheus-prod-01-prod-us-east-0.grafana.net/api/prom/push", "Remote write address, ending in /api/prom/push.")
  }

  init(_ endpoint: String, _ summary: String) {
    _endpoint = Setting(wrappedValue: Expr(literal: endpoint), summary, .pattern(.url, maxLength: 1000))
  }

  func client(named name: String, token: SecretKeySettings, on system: CollectorSystem) -> (HTTPClient, Credential) {
    let token = token.file("token", of: name)
    return (HTTPClient(authenticator: .basic(named: name, user: .value(instance), password: .file(token.text(on: system)))), token)
  }
}
