import Testing
import YAML

/// What is written for each backend, beside what its documentation asks for.
@Suite struct ExporterTests {
  private static let values: YAMLMap = [
    "cluster": "c1",
    "logzio": ["region": "eu", "environment": "prod"], "logzioLogs": ["region": "eu"], "logzioTraces": ["region": "eu"],
    "basic": ["endpoint": "https://a.example.com/write", "authentication": ["user": "u$1"]],
    "oauth": ["authentication": ["tokenURL": "https://login.example.com/t", "clientID": "me", "scopes": ["a", "b"]]],
    "grafana": [
      "prometheus": ["endpoint": "https://prometheus-prod-13-prod-us-east-0.grafana.net/api/prom/push", "instance": "123"],
      "otlp": ["endpoint": "https://otlp-gateway-prod-us-east-0.grafana.net/otlp", "instance": "456"],
    ],
    "mimir": ["tenant": "team-a"], "victoria": ["isCluster": true, "address": "http://vminsert:8480", "account": "7"],
    "loki": ["tenant": "team-b"],
    "azure": [
      "endpoint":
        "https://ws.westeurope-1.metrics.ingest.monitor.azure.com/dataCollectionRules/dcr-1/streams/Microsoft-PrometheusMetrics/api/v1/write?api-version=2023-04-24",
      "clientID": "11111111-2222-3333-4444-555555555555",
    ],
    "amazon": ["region": "us-east-1", "workspaceID": "ws-11111111-2222-3333-4444-555555555555"],
    "google": ["project": "my-project"], "datadog": ["site": "datadoghq.eu"], "newrelic": ["region": "eu"],
    "splunk": ["metricsIndex": "k8s_metrics"], "realm": ["realm": "eu0"],
  ]

  /// Requests of at most so many bytes.
  private static func queue(_ bytes: Int) -> String {
    "sending_queue: {sizer: bytes, queue_size: 67108864, batch: {min_size: \(bytes / 2), max_size: \(bytes), sizer: bytes}}"
  }

  private static let remoteWrite = """
    timeout: 30s, translation_strategy: UnderscoreEscapingWithoutSuffixes, disable_scope_info: true, target_info: {enabled: false}
    """

  private static let exporters: [(String, String)] = [
    (
      "prometheus_remote_write/logzio",
      "{endpoint: 'https://listener-eu.logz.io:8053', auth: {authenticator: bearertokenauth/logzio}, \(remoteWrite), external_labels: {p8s_logzio_name: prod, cluster: c1}}"
    ),
    ("logzio/logzio-logs", "{account_token: '${env:LOGZIO_LOGS_TOKEN}', region: eu}"),
    ("logzio/logzio-traces", "{account_token: '${env:LOGZIO_TRACES_TOKEN}', region: eu}"),
    ("prometheus_remote_write/plain", "{endpoint: 'http://prometheus:9090/api/v1/write', \(remoteWrite), external_labels: {cluster: c1}}"),
    (
      "prometheus_remote_write/basic",
      "{endpoint: 'https://a.example.com/write', auth: {authenticator: basicauth/basic}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    (
      "prometheus_remote_write/mtls",
      "{endpoint: 'https://metrics.example.com/api/v1/write', tls: {ca_file: /etc/wingen/mtls-authority/value, cert_file: /etc/wingen/mtls-certificate/value, key_file: /etc/wingen/mtls-key/value, reload_interval: 1h}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    (
      "otlp_grpc/grpc",
      "{endpoint: 'otlp.example.com:4317', auth: {authenticator: bearertokenauth/grpc}, tls: {insecure: false}, \(queue(3_000_000))}"
    ),
    ("otlp_http/http", "{endpoint: 'https://otlp.example.com', auth: {authenticator: basicauth/http}, \(queue(3_000_000))}"),
    (
      "prometheus_remote_write/grafana",
      "{endpoint: 'https://prometheus-prod-13-prod-us-east-0.grafana.net/api/prom/push', auth: {authenticator: basicauth/grafana}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    (
      "otlp_http/grafana",
      "{endpoint: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp', auth: {authenticator: basicauth/grafana-otlp}, \(queue(1_000_000))}"
    ),
    (
      "prometheus_remote_write/mimir",
      "{endpoint: 'https://mimir.example.com/api/v1/push', headers: {X-Scope-OrgID: team-a}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    (
      "prometheus_remote_write/victoria",
      "{endpoint: 'http://vminsert:8480/insert/7/prometheus/api/v1/write', \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    ("otlp_http/loki", "{endpoint: 'https://loki.example.com/otlp', headers: {X-Scope-OrgID: team-b}, \(queue(1_000_000))}"),
    (
      "prometheus_remote_write/azure",
      "{endpoint: 'https://ws.westeurope-1.metrics.ingest.monitor.azure.com/dataCollectionRules/dcr-1/streams/Microsoft-PrometheusMetrics/api/v1/write?api-version=2023-04-24', auth: {authenticator: azure_auth/azure}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    (
      "prometheus_remote_write/amazon",
      "{endpoint: 'https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-11111111-2222-3333-4444-555555555555/api/v1/remote_write', auth: {authenticator: sigv4auth/amazon}, \(remoteWrite), external_labels: {cluster: c1}}"
    ),
    ("googlemanagedprometheus/google", "{project: my-project, metric: {add_metric_suffixes: false}}"),
    (
      "datadog/datadog-metrics",
      "{api: {key: '${env:DATADOG_API_KEY}', site: datadoghq.eu}, metrics: {resource_attributes_as_tags: true}, host_metadata: {enabled: false}}"
    ),
    ("datadog/datadog-logs", "{api: {key: '${env:DATADOG_API_KEY}', site: datadoghq.eu}, host_metadata: {enabled: false}}"),
    (
      "otlp_http/newrelic",
      "{endpoint: 'https://otlp.eu01.nr-data.net', auth: {authenticator: bearertokenauth/newrelic}, compression: gzip, \(queue(900_000))}"
    ),
    (
      "splunk_hec/splunk-metrics",
      "{endpoint: 'https://splunk.example.com:8088/services/collector', token: '${env:SPLUNK_TOKEN}', index: k8s_metrics, use_multi_metric_format: true}"
    ),
    ("splunk_hec/splunk-logs", "{endpoint: 'https://splunk.example.com:8088/services/collector', token: '${env:SPLUNK_TOKEN}'}"),
    (
      "otlp_http/realm-metrics",
      "{metrics_endpoint: 'https://ingest.eu0.signalfx.com/v2/datapoint/otlp', auth: {authenticator: bearertokenauth/realm}}"
    ),
    (
      "otlp_http/realm-traces",
      "{traces_endpoint: 'https://ingest.eu0.signalfx.com/v2/trace/otlp', auth: {authenticator: bearertokenauth/realm}}"
    ),
    (
      "elasticsearch/elastic",
      "{endpoints: ['https://elasticsearch.example.com:9200'], mapping: {allowed_modes: [otel]}, auth: {authenticator: bearertokenauth/elastic}}"
    ),
  ]

  private static let extensions: [(String, String)] = [
    ("bearertokenauth/logzio", "{scheme: Bearer, filename: /etc/wingen/logzio-token/value}"),
    ("basicauth/basic", "client_auth: {username: u$$1, password_file: /etc/wingen/basic-password/value}"),
    ("bearertokenauth/bearer", "{scheme: Bearer, filename: /etc/wingen/bearer-token/value}"),
    (
      "oauth2client/oauth",
      "{client_id: me, client_secret_file: /etc/wingen/oauth-client-secret/value, token_url: 'https://login.example.com/t', scopes: [a, b]}"
    ),
    ("basicauth/grafana", "client_auth: {username: '123', password_file: /etc/wingen/grafana-token/value}"),
    ("basicauth/grafana-otlp", "client_auth: {username: '456', password_file: /etc/wingen/grafana-otlp-token/value}"),
    (
      "azure_auth/azure",
      "{workload_identity: {client_id: '${env:AZURE_CLIENT_ID}', tenant_id: '${env:AZURE_TENANT_ID}', federated_token_file: '${env:AZURE_FEDERATED_TOKEN_FILE}'}, scopes: ['https://monitor.azure.com/.default']}"
    ),
    ("sigv4auth/amazon", "{region: us-east-1, service: aps}"),
    ("bearertokenauth/newrelic", "{header: api-key, scheme: '', filename: /etc/wingen/newrelic-license-key/value}"),
    ("bearertokenauth/realm", "{header: X-SF-Token, scheme: '', filename: /etc/wingen/realm-token/value}"),
    ("bearertokenauth/elastic", "{scheme: ApiKey, filename: /etc/wingen/elastic-api-key/value}"),
  ]

  private func compare(_ section: YAMLValue?, _ expected: [(String, String)]) throws {
    for (name, yaml) in expected {
      let texts = [section?[name] ?? .null, try YAMLReader.readSingle(yaml, file: name).plain].map {
        JSONWriter.text(for: $0.sorted, pretty: false)
      }
      #expect(texts[0] == texts[1], "\(name)")
    }
  }

  @Test func exporters() throws {
    let configuration = try BackendSpec.configuration(on: "linux", Self.values)
    try compare(configuration["exporters"], Self.exporters)
  }

  @Test func authenticators() throws {
    let configuration = try BackendSpec.configuration(on: "linux", Self.values)
    try compare(configuration["extensions"], Self.extensions)
  }

  /// Addresses that depend on a choice.
  @Test func choices() throws {
    func endpoint(_ exporter: String, _ values: YAMLMap) throws -> String? {
      try BackendSpec.configuration(on: "linux", values)["exporters"]?[exporter]?["endpoint"]?.string
    }
    #expect(try endpoint("prometheus_remote_write/logzio", [:]) == "https://listener.logz.io:8053")
    #expect(
      try endpoint("prometheus_remote_write/logzio", ["logzio": ["endpoint": "https://proxy.example.com"]])
        == "https://proxy.example.com")
    #expect(try endpoint("prometheus_remote_write/victoria", [:]) == "http://victoria-metrics:8428/api/v1/write")
    for (region, address) in [
      ("us", "https://otlp.nr-data.net"), ("jp", "https://otlp.jp.nr-data.net"), ("gov", "https://gov-otlp.nr-data.net"),
    ] {
      #expect(try endpoint("otlp_http/newrelic", ["newrelic": ["region": .string(region)]]) == address)
    }
    #expect(
      try endpoint("prometheus_remote_write/amazon", ["amazon": ["region": "cn-north-1", "domain": "amazonaws.com.cn"]])?
        .hasPrefix("https://aps-workspaces.cn-north-1.amazonaws.com.cn/workspaces/") == true)
    #expect(try BackendSpec.configuration(on: "linux")["exporters"]?["otlp_http/loki"]?["headers"] == nil)
  }

  @Test func pathsFollowTheSystem() throws {
    let windows = try BackendSpec.configuration(on: "windows")
    #expect(windows["extensions"]?["bearertokenauth/bearer"]?["filename"] == "C:\\etc\\wingen\\bearer-token\\value")
  }
}

extension YAMLValue {
  /// The value with all maps' keys in order.
  var sorted: YAMLValue {
    switch self {
    case .map(let map): .map(YAMLMap(map.entries.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value.sorted) }))
    case .list(let items): .list(items.map(\.sorted))
    default: self
    }
  }
}
