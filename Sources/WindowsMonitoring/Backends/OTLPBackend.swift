public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Any backend that takes OTLP by gRPC (opentelemetry.io, "OTLP Specification").
public struct OTLPGRPCSettings<Authentication: BackendAuthentication>: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  /// Host and port of the backend.
  @Setting public var endpoint: Expr<String>
  @Setting("Whether the connection is not encrypted. Tokens and passwords are then refused by the collector itself.")
  public var isInsecure: Expr<Bool> = false
  @SettingGroup("Who the collector is to the backend.") public var authentication = Authentication()

  public init() { self.init(endpoint: "otlp.example.com:4317") }

  /// - Parameter endpoint: host and port, the default of the setting.
  public init(endpoint: String) {
    _endpoint = Setting(
      wrappedValue: Expr(literal: endpoint), "Host and port; the port is usually 4317.", .pattern(.hostAndPort, maxLength: 300))
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    make(name, system, labels)
  }
  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    let parts = authentication.parts(named: name, on: system)
    var tls = parts.tls ?? TLSClient()
    tls.isInsecure = isInsecure
    return Backend(
      .otlpGRPC(
        named: name, endpoint: endpoint, GRPCClient(authenticator: parts.authenticator, tls: tls), queue: .requests(ofBytes: 3_000_000)),
      processors: Processor.labels(named: name, labels), credentials: parts.credentials)
  }
}

/// Any backend that takes OTLP by HTTP.
public struct OTLPHTTPSettings<Authentication: BackendAuthentication>: ChartValues, MetricsBackend, LogsBackend, TracesBackend {
  /// Address of the backend, to which `/v1/metrics` and so on are added.
  @Setting public var endpoint: Expr<String>
  @SettingGroup("Who the collector is to the backend.") public var authentication = Authentication()

  public init() { self.init(endpoint: "https://otlp.example.com") }

  /// - Parameter endpoint: an address, the default of the setting.
  public init(endpoint: String) {
    _endpoint = Setting(
      wrappedValue: Expr(literal: endpoint), "Address; /v1/metrics and so on are added.", .pattern(.url, maxLength: 1000))
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    make(name, system, labels)
  }
  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> { make(name, system, labels) }
  public func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces> {
    make(name, system, labels)
  }

  private func make<S: Signal>(_ name: String, _ system: CollectorSystem, _ labels: [BackendLabel]) -> Backend<S> {
    let parts = authentication.parts(named: name, on: system)
    return Backend(
      .otlpHTTP(named: name, endpoint: endpoint, parts.http(), queue: .requests(ofBytes: 3_000_000)),
      processors: Processor.labels(named: name, labels),
      credentials: parts.credentials)
  }
}

/// Grafana Loki, by its OTLP address (grafana.com/docs/loki, "Ingesting logs to Loki using OpenTelemetry Collector").
public struct LokiSettings<Authentication: BackendAuthentication>: ChartValues, LogsBackend {
  /// Address that ends in `/otlp`, to which `/v1/logs` is added.
  @Setting public var endpoint: Expr<String>
  @Setting("Tenant that logs belong to, sent as X-Scope-OrgID; empty for a Loki with one tenant.", .pattern(tenantPattern, maxLength: 150))
  public var tenant: Expr<String> = ""
  @SettingGroup("Who the collector is to Loki, or to the proxy before it.") public var authentication = Authentication()

  public init() { self.init(endpoint: "https://loki.example.com/otlp") }

  /// - Parameter endpoint: an address, the default of the setting.
  public init(endpoint: String) {
    _endpoint = Setting(
      wrappedValue: Expr(literal: endpoint), "Address that ends in /otlp; /v1/logs is added. \(BackendNames.hint)",
      .pattern(.url, maxLength: 1000))
  }

  public func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs> {
    let parts = authentication.parts(named: name, on: system)
    return Backend(
      // Loki never takes what exceeds its burst of 6 MB (grafana.com/docs/loki, "limits_config").
      .otlpHTTP(named: name, endpoint: endpoint, parts.http(tenant: tenant), queue: .requests(ofBytes: 1_000_000)),
      processors: Processor.labels(named: name, labels),
      credentials: parts.credentials)
  }
}

extension TextPattern {
  /// A host's name or address, and a port.
  static let hostAndPort = TextPattern.sequence([
    .either([
      .repeated(.one(ScalarSet(ascii: "A-Za-z0-9._-")), min: 1, max: 253),
      .sequence([.text("["), .repeated(.one(ScalarSet(ascii: "0-9A-Fa-f:.")), min: 2, max: 45), .text("]")]),
    ]), .text(":"), .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5),
  ])
}
