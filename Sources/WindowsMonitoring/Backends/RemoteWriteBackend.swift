public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Any backend that takes Prometheus remote write (prometheus.io, "Prometheus Remote-Write Specification").
public struct RemoteWriteSettings<Authentication: BackendAuthentication>: ChartValues, MetricsBackend {
  /// Address that metrics are written to.
  @Setting public var endpoint: Expr<String>
  @SettingGroup("Who the collector is to the backend.") public var authentication = Authentication()

  public init() { self.init(endpoint: "https://metrics.example.com/api/v1/write") }

  /// - Parameter endpoint: an address, the default of the setting.
  public init(endpoint: String) {
    _endpoint = Setting(wrappedValue: Expr(literal: endpoint), "Address that metrics are written to.", .pattern(.url, maxLength: 1000))
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let parts = authentication.parts(named: name, on: system)
    return Backend(.remoteWrite(named: name, to: endpoint, labels, parts.http()), credentials: parts.credentials)
  }
}

/// Grafana Mimir (grafana.com/docs/mimir, "Remote write": `/api/v1/push`).
public struct MimirSettings<Authentication: BackendAuthentication>: ChartValues, MetricsBackend {
  /// Address that metrics are written to.
  @Setting public var endpoint: Expr<String>
  @Setting(
    "Tenant that series belong to, sent as X-Scope-OrgID; empty for a Mimir with one tenant.", .pattern(tenantPattern, maxLength: 150))
  public var tenant: Expr<String> = ""
  @SettingGroup("Who the collector is to Mimir, or to the proxy before it.") public var authentication = Authentication()

  public init() { self.init(endpoint: "https://mimir.example.com/api/v1/push") }

  /// - Parameter endpoint: an address, the default of the setting.
  public init(endpoint: String) {
    _endpoint = Setting(
      wrappedValue: Expr(literal: endpoint), "Address that metrics are written to. \(BackendNames.hint)", .pattern(.url, maxLength: 1000))
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let parts = authentication.parts(named: name, on: system)
    return Backend(.remoteWrite(named: name, to: endpoint, labels, parts.http(tenant: tenant)), credentials: parts.credentials)
  }
}

/// Names of tenants (grafana.com/docs/mimir, "About tenant IDs"); may be empty.
let tenantPattern = TextPattern.repeated(.one(ScalarSet(ascii: "A-Za-z0-9!_.*'()-")), min: 0, max: 150)

/// VictoriaMetrics, one process or a cluster (docs.victoriametrics.com, "Cluster version", URL format).
public struct VictoriaMetricsSettings<Authentication: BackendAuthentication>: ChartValues, MetricsBackend {
  /// Address of VictoriaMetrics, vmauth or vminsert, without a path.
  @Setting public var address: Expr<String>
  @Setting("Whether the address is vminsert's, of a cluster.") public var isCluster: Expr<Bool> = false
  @Setting("Account of the cluster, with its project if it has one: 0, or 0:0.", .pattern(tenantPattern))
  public var account: Expr<String> = "0"
  @SettingGroup("Who the collector is to vmauth, if that is before it.") public var authentication = Authentication()

  private static var tenantPattern: TextPattern {
    let number = TextPattern.repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 10)
    return .sequence([number, .optional(.sequence([.text(":"), number]))])
  }

  public init() { self.init(address: "http://victoria-metrics:8428") }

  /// - Parameter address: without a path.
  public init(address: String) {
    _address = Setting(
      wrappedValue: Expr(literal: address), "Address without a path: port 8428 of one process, 8480 of vminsert.",
      .pattern(.url, maxLength: 1000))
  }

  public func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics> {
    let parts = authentication.parts(named: name, on: system)
    let endpoint = Expr<String>.choose(
      if: isCluster, then: "\(address)/insert/\(account)/prometheus/api/v1/write", else: "\(address)/api/v1/write")
    return Backend(.remoteWrite(named: name, to: endpoint, labels, parts.http()), credentials: parts.credentials)
  }
}
