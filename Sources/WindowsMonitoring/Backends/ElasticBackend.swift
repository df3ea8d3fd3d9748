public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Elasticsearch, by its own exporter, with an API key (opentelemetry-collector-contrib, exporter/elasticsearchexporter/README.md:
/// authenticators of HTTP clients are supported). Metrics are in development there.
public struct ElasticSettings: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  @Setting("Address of Elasticsearch.", .pattern(.url, maxLength: 1000))
  public var endpoint: Expr<String> = "https://elasticsearch.example.com:9200"
  @SettingGroup("Where the API key is, in its encoded form.")
  public var apiKey = SecretKeySettings("elastic", key: "api-key", holding: "an API key that may create documents")

  public init() {}

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    make(name, system, labels)
  }
  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    let key = apiKey.file("api-key", of: name)
    return Backend(
      .elasticsearch(
        named: name, .endpoints([endpoint]), mapping: "otel",
        http: HTTPClient(authenticator: .bearerToken(named: name, .file(key.text(on: system)), scheme: "ApiKey"))),
      processors: Processor.labels(named: name, labels), credentials: [key])
  }
}
