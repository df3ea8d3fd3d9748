public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Splunk Enterprise or Splunk Cloud, by the HTTP event collector (opentelemetry-collector-contrib, exporter/splunkhecexporter).
public struct SplunkSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @Setting("Address of the event collector.", .pattern(.url, maxLength: 1000))
  public var endpoint: Expr<String> = "https://splunk.example.com:8088/services/collector"
  @Setting("Index for metrics, of the type metrics; empty is the token's.", .pattern(.optional(index))) public var metricsIndex:
    Expr<String> =
      ""
  @Setting("Index for logs and traces, of the type events; empty is the token's.", .pattern(.optional(index)))
  public var eventsIndex: Expr<String> = ""
  @SettingGroup("Where the event collector's token is. It is given in a variable: it must hold no dollar.")
  public var token = SecretKeySettings("splunk-hec", key: "token", holding: "the event collector's token")

  fileprivate static var index: TextPattern {
    .sequence([.one(ScalarSet(ascii: "a-z0-9")), .repeated(.one(ScalarSet(ascii: "a-z0-9_-")), min: 0, max: 79)])
  }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    .splunk(named: name, endpoint, metricsIndex, token, on: system, labels, usesMultiMetricFormat: true)
  }

  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> {
    .splunk(named: name, endpoint, eventsIndex, token, on: system, labels)
  }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    .splunk(named: name, endpoint, eventsIndex, token, on: system, labels)
  }
}

/// The same for charts that send it metrics alone.
public struct SplunkMetricsSettings: ChartValues, MetricsBackend {
  @Setting("Address of the event collector.", .pattern(.url, maxLength: 1000))
  public var endpoint: Expr<String> = "https://splunk.example.com:8088/services/collector"
  @Setting("Index for metrics, of the type metrics; empty is the token's.", .pattern(.optional(SplunkSettings.index)))
  public var metricsIndex: Expr<String> = ""
  @SettingGroup("Where the event collector's token is. It is given in a variable: it must hold no dollar.")
  public var token = SecretKeySettings("splunk-hec", key: "token", holding: "the event collector's token")

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    .splunk(named: name, endpoint, metricsIndex, token, on: system, labels, usesMultiMetricFormat: true)
  }
}

extension Backend {
  fileprivate static func splunk(
    named name: String, _ endpoint: Expr<String>, _ index: Expr<String>, _ token: SecretKeySettings, on system: CollectorSystem,
    _ labels: [BackendLabel], usesMultiMetricFormat: Bool? = nil
  ) -> Backend {
    let token = token.variable("token", of: name)
    return Backend(
      .splunkHEC(
        named: "\(name)-\(S.name)", endpoint: endpoint, token: token.text(on: system), index: index.unlessEmpty,
        usesMultiMetricFormat: usesMultiMetricFormat),
      processors: Processor.labels(named: name, labels), credentials: [token])
  }
}

/// Splunk Observability Cloud, by OTLP. It takes no logs.
///
/// Sources: help.splunk.com, "OTLP/HTTP exporter" (addresses of metrics and traces, header X-SF-Token).
public struct SplunkObservabilitySettings: ChartValues, MetricsBackend, TracesBackend {
  @Setting("Realm of the organization, such as us0 or eu0.", .pattern(realm)) public var realm: Expr<String> = "us0"
  @SettingGroup("Where the access token is.")
  public var token = SecretKeySettings("splunk-observability", key: "token", holding: "an access token that may ingest")

  private static var realm: TextPattern { .repeated(.one(ScalarSet(ascii: "a-z0-9")), min: 2, max: 10) }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    make(name, system, "https://ingest.\(realm).signalfx.com/v2/datapoint/otlp", labels)
  }

  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, "https://ingest.\(realm).signalfx.com/v2/trace/otlp", labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ endpoint: Expr<String>, _ labels: [BackendLabel]) -> Backend<S>
  {
    let token = self.token.file("token", of: name)
    let authenticator = Authenticator.bearerToken(named: name, .file(token.text(on: system)), scheme: "", header: "X-SF-Token")
    return Backend(
      .otlpHTTP(named: "\(name)-\(S.name)", endpoint: endpoint, isWhole: true, HTTPClient(authenticator: authenticator)),
      processors: Processor.labels(named: name, labels), credentials: [token])
  }
}
