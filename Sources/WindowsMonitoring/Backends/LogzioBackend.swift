public import ChartModel
public import OpenTelemetry

/// Logz.io: metrics by remote write, logs and traces by its own exporter.
///
/// Sources: logzio/logzio-helm, charts/logzio-telemetry; logzio/logz-docs, _source/_data/logzio-regions.yml (the region's suffix; none
/// for us); opentelemetry-collector-contrib, exporter/logzioexporter.
public struct LogzioSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @Setting("Region of the account.") public var region: Expr<Region> = Expr(.us)
  @Setting("Address to write metrics to instead of the region's listener, such as a proxy.", .pattern(.optional(.url), maxLength: 1000))
  public var metricsEndpoint: Expr<String> = ""
  @SettingGroup("Where the token for metrics is.")
  public var metricsToken = SecretKeySettings("logzio-metrics", key: "token", holding: "the account's metrics token")
  @SettingGroup("Where the token for logs is. It is given in a variable: it must hold no dollar.")
  public var logsToken = SecretKeySettings("logzio-logs", key: "token", holding: "the account's logs shipping token")
  @SettingGroup("Where the token for traces is. It is given in a variable: it must hold no dollar.")
  public var tracesToken = SecretKeySettings("logzio-traces", key: "token", holding: "the account's tracing token")
  @Setting("Value of the label p8s_logzio_name, by which Logz.io's dashboards tell environments apart.", .pattern(.line, maxLength: 200))
  public var environment: Expr<String> = ""

  public enum Region: String, SettingChoice {
    case us, eu, uk, ca, au
  }

  public init() {}

  public func metrics(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Metrics> {
    let token = Credential.file("token", of: name, metricsToken, on: host)
    let listener = Expr<String>.choose(
      if: region.is(.us), then: "https://listener.logz.io:8053", else: "https://listener-\(region.text).logz.io:8053")
    return Backend(
      name,
      .remoteWrite(
        named: name, to: .choose(if: metricsEndpoint.isNonEmpty, then: metricsEndpoint, else: listener),
        [BackendLabel("p8s_logzio_name", environment)] + labels,
        HTTPClient(authenticator: .bearerToken(named: name, .file(token.text)))), credentials: [token])
  }

  public func logs(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Logs> {
    make(name, "logs-token", logsToken, labels)
  }

  public func traces(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, "traces-token", tracesToken, labels)
  }

  /// Names of the two differ: one component cannot hold two tokens.
  private func make<S: LogsOrTraces>(_ name: String, _ what: String, _ token: SecretKeySettings, _ labels: [BackendLabel]) -> Backend<S> {
    let token = Credential.variable(what, of: name, token)
    return Backend(
      name, .logzio(named: "\(name)-\(S.name)", token: token.text, region: region.text), processors: Processor.labels(named: name, labels),
      credentials: [token])
  }
}
