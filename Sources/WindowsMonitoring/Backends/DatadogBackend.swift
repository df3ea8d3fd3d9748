public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Datadog, by its own exporter, which makes differences of sums itself.
///
/// Sources: docs.datadoghq.com, "Getting Started with Datadog Sites"; opentelemetry-collector-contrib, pkg/datadog/config at v0.156.0.
public struct DatadogSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @Setting("Site of the account.") public var site: Expr<Site> = Expr(.us1)
  @SettingGroup("Where the API key is. It is given in a variable: it must hold no dollar.")
  public var apiKey = SecretKeySettings("datadog", key: "api-key", holding: "an API key")

  /// The sites of Datadog, by their domains (docs.datadoghq.com, "Getting Started with Datadog Sites").
  public enum Site: String, SettingChoice {
    /// In the United States.
    case us1 = "datadoghq.com"
    /// In the United States.
    case us3 = "us3.datadoghq.com"
    /// In the United States.
    case us5 = "us5.datadoghq.com"
    /// In Germany.
    case eu1 = "datadoghq.eu"
    /// In Japan.
    case ap1 = "ap1.datadoghq.com"
    /// In Australia.
    case ap2 = "ap2.datadoghq.com"
    /// In the United Kingdom.
    case uk1 = "uk1.datadoghq.com"
    /// In the United States, for its authorities and their partners.
    case us1Fed = "ddog-gov.com"
    /// A second site of the kind of `us1Fed`.
    case us2Fed = "us2.ddog-gov.com"
  }

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    make(name, system, labels)
  }
  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    let key = apiKey.variable("api-key", of: name)
    // One exporter for all signals would be told about metrics' tags by one of them only.
    return Backend(
      .datadog(
        named: "\(name)-\(S.name)", key: key.text(on: system), site: site.text, resourceAttributesAsTags: true, sendsHostMetadata: false),
      processors: Processor.labels(named: name, labels), credentials: [key])
  }
}
