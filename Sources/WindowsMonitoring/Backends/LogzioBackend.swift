public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Where metrics are sent at Logz.io. Source of regions and addresses: logzio/logzio-helm, charts/logzio-telemetry, and docs.logz.io
/// "Account region".
public struct LogzioMetricsSettings: ChartValues, MetricsBackend {
  @Setting("Region of the Logz.io account.") public var region: Expr<LogzioRegion> = Expr(.us)
  @Setting("Address to send to instead of the region's listener, such as a proxy.", .pattern(.optional(.url), maxLength: 1000))
  public var endpoint: Expr<String> = ""
  @Setting("Existing Secret with the account's metrics token.", .pattern(.dnsSubdomain, maxLength: 253))
  public var tokenSecretName: Expr<String> = "logzio-metrics"
  @Setting("Key of the token in the Secret.", .pattern(.dataKey)) public var tokenSecretKey: Expr<String> = "token"
  @Setting("Value of the label p8s_logzio_name, by which Logz.io's dashboards tell environments apart.", .pattern(.line, maxLength: 200))
  public var environment: Expr<String> = ""

  public init() {}

  /// - Parameter system: of the collector's node.
  public func backend(named name: String = "logzio", on system: CollectorSystem = .linux) -> Backend<Metrics> {
    metrics(named: name, on: system, labels: [])
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let token = Credential("\(name)-token", secretName: tokenSecretName, key: tokenSecretKey)
    return Backend(
      .remoteWrite(
        named: name, to: listener, [BackendLabel("p8s_logzio_name", environment)] + labels,
        HTTPClient(authenticator: .bearerToken(named: name, .file(token.text(on: system))))),
      credentials: [token])
  }

  private var listener: Expr<String> {
    .choose(
      if: endpoint.isNonEmpty, then: endpoint,
      else: .choose(
        if: region.is(.us), then: "https://listener.logz.io:8053", else: "https://listener-\(region.text).logz.io:8053"))
  }
}

/// Where logs are sent at Logz.io, by its own exporter (opentelemetry-collector-contrib, exporter/logzioexporter).
public struct LogzioLogsSettings: ChartValues, LogsBackend {
  @Setting("Region of the Logz.io account.") public var region: Expr<LogzioRegion> = Expr(.us)
  @SettingGroup("Where the token is. It is given in a variable: it must hold no dollar.")
  public var token = SecretKeySettings("logzio-logs", key: "token", holding: "the account's token for shipping logs")

  public init() {}

  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> {
    .logzio(named: name, region, token, on: system, labels)
  }
}

/// Where traces are sent at Logz.io, by its own exporter.
public struct LogzioTracesSettings: ChartValues, TracesBackend {
  @Setting("Region of the Logz.io account.") public var region: Expr<LogzioRegion> = Expr(.us)
  @SettingGroup("Where the token is. It is given in a variable: it must hold no dollar.")
  public var token = SecretKeySettings("logzio-traces", key: "token", holding: "the account's tracing token")

  public init() {}

  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    .logzio(named: name, region, token, on: system, labels)
  }
}

extension Backend where S: LogsOrTraces {
  /// Names of the signals' exporters differ: one cannot hold two tokens.
  fileprivate static func logzio(
    named name: String, _ region: Expr<LogzioRegion>, _ token: SecretKeySettings, on system: CollectorSystem, _ labels: [BackendLabel]
  ) -> Backend {
    let token = token.variable("\(S.name)-token", of: name)
    return Backend(
      .logzio(named: "\(name)-\(S.name)", token: token.text(on: system), region: region.text),
      processors: Processor.labels(named: name, labels), credentials: [token])
  }
}

/// The regions of Logz.io, of which each has listeners of its own (docs.logz.io, "Account region"; logzio/logz-docs,
/// _source/_data/logzio-regions.yml).
public enum LogzioRegion: String, SettingChoice {
  /// Northern Virginia; the only one whose listeners do not have the region in their names.
  case us
  /// Frankfurt.
  case eu
  /// The United Kingdom.
  case uk
  /// Canada.
  case ca
  /// Sydney.
  case au
}
