public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// New Relic, by OTLP.
///
/// Sources: docs.newrelic.com, "New Relic OTLP endpoint" (addresses, header api-key, the exporter otlphttp, at most 1 MB in a request),
/// "OpenTelemetry metrics" (sums of differences become counts, others gauges).
public struct NewRelicSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @Setting("Region of the account.") public var region: Expr<Region> = Expr(.us)
  @SettingGroup("Where the license key is.")
  public var licenseKey = SecretKeySettings("newrelic", key: "license-key", holding: "the account's license key")

  /// The regions of New Relic, of which each has an address of its own.
  public enum Region: String, SettingChoice {
    /// The United States; the region of accounts that chose no other.
    case us
    /// The European Union.
    case eu
    /// Japan.
    case jp
    /// For accounts that must keep to FedRAMP (docs.newrelic.com, "FedRAMP-compliant endpoints").
    case gov
  }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    var backend: Backend<Metrics> = make(name, system, labels)
    backend.processors.append(.cumulativeToDelta(named: name))
    return backend
  }

  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    let key = licenseKey.file("license-key", of: name)
    let endpoint = Expr<String>.choose(
      if: region.is(.us), then: "https://otlp.nr-data.net",
      else: .choose(
        if: region.is(.eu), then: "https://otlp.eu01.nr-data.net",
        else: .choose(if: region.is(.jp), then: "https://otlp.jp.nr-data.net", else: "https://gov-otlp.nr-data.net")))
    let authenticator = Authenticator.bearerToken(named: name, .file(key.text(on: system)), scheme: "", header: "api-key")
    return Backend(
      .otlpHTTP(
        named: name, endpoint: endpoint, HTTPClient(authenticator: authenticator, compression: .gzip),
        queue: .requests(ofBytes: 900_000)),
      processors: Processor.labels(named: name, labels), credentials: [key])
  }
}
