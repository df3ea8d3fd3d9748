public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Where metrics are sent at Logz.io. Source of regions and addresses: logzio/logzio-helm, charts/logzio-telemetry, and docs.logz.io
/// "Account region".
public struct LogzioMetricsSettings: ChartValues {
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
    Backend(
      .prometheusRemoteWrite(
        name, endpoint: listener, externalLabels: [("p8s_logzio_name", environment)],
        http: HTTPClient(authenticator: .bearerToken(name, .file(Expr(literal: Credential.path("\(name)-token", on: system)))))),
      credentials: [Credential("\(name)-token", secretName: tokenSecretName, key: tokenSecretKey)])
  }

  private var listener: Expr<String> {
    .choose(
      if: endpoint.isNonEmpty, then: endpoint,
      else: .choose(
        if: region.is(.us), then: "https://listener.logz.io:8053", else: "https://listener-\(region.text).logz.io:8053"))
  }
}

public enum LogzioRegion: String, SettingChoice {
  case us, eu, uk, ca, au
}
