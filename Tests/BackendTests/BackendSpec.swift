import ChartModel
import CollectorSchemas
import HelmValues
import Kubernetes
import OpenTelemetry
import Testing
import WindowsMonitoring
import YAML

/// A chart whose collectors send to every backend at once, from every kind of host.
enum BackendSpec: ChartSpec {
  static let info = ChartInfo(name: "backends", version: "1.0.0", appVersion: "1", summary: "Every backend.")

  struct Settings: ChartValues {
    @SettingGroup("Logz.io.") var logzio = LogzioMetricsSettings()
    @SettingGroup("Logz.io.") var logzioLogs = LogzioLogsSettings()
    @SettingGroup("Logz.io.") var logzioTraces = LogzioTracesSettings()
    @SettingGroup("Remote write.") var plain = RemoteWriteSettings<NoAuthentication>(endpoint: "http://prometheus:9090/api/v1/write")
    @SettingGroup("Remote write.") var basic = RemoteWriteSettings<BasicAuthentication>()
    @SettingGroup("Remote write.") var bearer = RemoteWriteSettings<BearerAuthentication>()
    @SettingGroup("Remote write.") var oauth = RemoteWriteSettings<OAuth2Authentication>()
    @SettingGroup("Remote write.") var mtls = RemoteWriteSettings<CertificateAuthentication>()
    @SettingGroup("OTLP by gRPC.") var grpc = OTLPGRPCSettings<BearerAuthentication>(endpoint: "otlp.example.com:4317")
    @SettingGroup("OTLP by HTTP.") var http = OTLPHTTPSettings<BasicAuthentication>()
    @SettingGroup("Grafana Cloud.") var grafana = GrafanaCloudSettings()
    @SettingGroup("Mimir.") var mimir = MimirSettings<NoAuthentication>()
    @SettingGroup("VictoriaMetrics.") var victoria = VictoriaMetricsSettings<NoAuthentication>()
    @SettingGroup("Loki.") var loki = LokiSettings<NoAuthentication>()
    @SettingGroup("Azure.") var azure = AzureManagedPrometheusSettings()
    @SettingGroup("Amazon.") var amazon = AmazonManagedPrometheusSettings()
    @SettingGroup("Google.") var google = GoogleManagedPrometheusSettings()
    @SettingGroup("Datadog.") var datadog = DatadogSettings()
    @SettingGroup("New Relic.") var newrelic = NewRelicSettings()
    @SettingGroup("Splunk.") var splunk = SplunkSettings()
    @SettingGroup("Splunk Observability.") var realm = SplunkObservabilitySettings()
    @SettingGroup("Elastic.") var elastic = ElasticSettings()
    @Setting("Name of the cluster.") var cluster: Expr<String> = ""

    init() {}

    func metrics(on system: CollectorSystem) -> [Backend<Metrics>] {
      let all: [(String, any MetricsBackend)] = [
        ("logzio", logzio), ("plain", plain), ("basic", basic), ("bearer", bearer), ("oauth", oauth), ("mtls", mtls), ("grpc", grpc),
        ("http", http), ("grafana", grafana), ("mimir", mimir), ("victoria", victoria), ("azure", azure), ("amazon", amazon),
        ("google", google), ("datadog", datadog), ("newrelic", newrelic), ("splunk", splunk), ("realm", realm), ("elastic", elastic),
      ]
      return all.map { $0.1.metrics(named: $0.0, on: system, labels: [BackendLabel("cluster", cluster)]) }
    }

    func logs(on system: CollectorSystem) -> [Backend<Logs>] {
      let all: [(String, any LogsBackend)] = [
        ("logzio", logzioLogs), ("grpc", grpc), ("http", http), ("grafana", grafana), ("loki", loki), ("datadog", datadog),
        ("newrelic", newrelic), ("splunk", splunk), ("elastic", elastic),
      ]
      return all.map { $0.1.logs(named: $0.0, on: system, labels: [BackendLabel("cluster", cluster)]) }
    }

    func traces(on system: CollectorSystem) -> [Backend<Traces>] {
      let all: [(String, any TracesBackend)] = [
        ("logzio", logzioTraces), ("grpc", grpc), ("http", http), ("grafana", grafana), ("datadog", datadog), ("newrelic", newrelic),
        ("splunk", splunk), ("realm", realm), ("elastic", elastic),
      ]
      return all.map { $0.1.traces(named: $0.0, on: system, labels: [BackendLabel("cluster", cluster)]) }
    }

    func credentials(on system: CollectorSystem) -> [Credential] {
      var seen: Set<String> = []
      let all =
        metrics(on: system).flatMap(\.credentials) + logs(on: system).flatMap(\.credentials) + traces(on: system).flatMap(\.credentials)
      return all.filter { seen.insert($0.name).inserted }
    }
  }

  private static func pipelines<S: Signal>(_ backends: [Backend<S>]) -> [AnyPipeline] {
    backends.map { backend in
      Pipeline(
        backend.exporter.component.id.name, from: [.otlp()], through: [.memoryLimiter()] + backend.processors + [.batch()],
        to: [backend.exporter]
      ).erased
    }
  }

  private static func configuration(_ values: Settings, on system: CollectorSystem) -> CollectorConfiguration {
    CollectorConfiguration(
      pipelines: pipelines(values.metrics(on: system)) + pipelines(values.logs(on: system)) + pipelines(values.traces(on: system)))
  }

  private static func configMap(_ name: ObjectName, _ values: Settings, on system: CollectorSystem) -> ConfigMap {
    ConfigMap(
      name,
      data: [DataEntry("config.yaml", lines: TreeLayout.embedded([.comment("A collector.")] + configuration(values, on: system).entries))])
  }

  static func chart(_ values: Settings) -> Chart {
    return Chart {
      configMap("linux", values, on: .linux)
      configMap("windows", values, on: .windows)
    }
  }

  /// The objects by kind and the last part of their name.
  static func render(_ values: YAMLMap = [:]) throws -> [String: YAMLValue] {
    let chart = try ChartDefinition(BackendSpec.self)
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: combined) == [])
    let objects = Evaluator(chart).render(combined, release: ReleaseFacts(name: "r", namespace: "n")).objects.map(\.value)
    return Dictionary(
      objects.map { ("\($0["kind"]?.string ?? "")/\(($0["metadata"]?["name"]?.string ?? "").replacing("r-backends-", with: ""))", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The configuration on a system: `linux` or `windows`.
  static func configuration(on host: String, _ values: YAMLMap = [:]) throws -> YAMLValue {
    let objects = try render(values)
    let text = try #require(objects["ConfigMap/\(host)"]?["data"]?["config.yaml"]?.string, "\(objects.keys.sorted())")
    return try YAMLReader.readSingle(text, file: host).plain
  }
}
