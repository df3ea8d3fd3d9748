import ChartModel
import OpenTelemetry
import YAML

extension Encoded {
  private static let http = HTTPClient(
    timeout: "10s", headers: [Header("X-Scope-OrgID", "a")], authenticator: .basic(named: "x", user: .value("u"), password: .file("/p")),
    tls: TLSClient(
      isInsecure: false, skipsVerification: true, caFile: "/ca", certificateFile: "/c", keyFile: "/k", serverName: "s", minVersion: "1.2",
      reloadInterval: "1h"), compression: .gzip, proxyURL: "http://proxy", maxConnectionsPerHost: 5, maxIdleConnections: 6,
    idleConnectionTimeout: "1m", disablesKeepAlives: true, readBufferSize: 7, writeBufferSize: 8)
  private static let httpYAML = """
    auth: {authenticator: basicauth/x}
    timeout: 10s
    headers: {X-Scope-OrgID: a}
    tls: {insecure: false, insecure_skip_verify: true, ca_file: /ca, cert_file: /c, key_file: /k, server_name_override: s, min_version: "1.2", reload_interval: 1h}
    compression: gzip
    proxy_url: http://proxy
    max_conns_per_host: 5
    max_idle_conns: 6
    idle_conn_timeout: 1m
    disable_keep_alives: true
    read_buffer_size: 7
    write_buffer_size: 8

    """
  private static let grpc = GRPCClient(
    headers: [Header("a", "b")], authenticator: .bearerToken(named: "x", .file("/t")), tls: .insecure, compression: .zstd,
    keepAlive: .init(time: "30s", timeout: "10s", permitsWithoutStream: true), waitsForReady: true, balancer: "pick_first", authority: "h",
    userAgent: "u", readBufferSize: 1, writeBufferSize: 2)
  private static let grpcYAML =
    "auth: {authenticator: bearertokenauth/x}, headers: {a: b}, tls: {insecure: true}, compression: zstd, keepalive: {time: 30s, timeout: 10s, permit_without_stream: true}, wait_for_ready: true, balancer_name: pick_first, authority: h, user_agent: u, read_buffer_size: 1, write_buffer_size: 2"
  private static let queue = SendingQueue(
    isEnabled: true, size: 5000, sizer: .items, consumers: 4, blocksOnOverflow: true, storage: .file(named: "q", directory: "/q"),
    batch: .init(flushTimeout: "1s", minSize: 100, maxSize: 200, sizer: .items))
  private static let retry = Retry(
    isEnabled: true, initialInterval: "1s", maxInterval: "10s", maxElapsedTime: "0s", multiplier: 2, randomizationFactor: 0.25)
  private static let retryYAML =
    "retry_on_failure: {enabled: true, initial_interval: 1s, randomization_factor: 0.25, multiplier: 2, max_interval: 10s, max_elapsed_time: 0s}\n"
  private static let queueYAML =
    "sending_queue: {enabled: true, sizer: items, queue_size: 5000, num_consumers: 4, block_on_overflow: true, storage: file_storage/q, batch: {flush_timeout: 1s, min_size: 100, max_size: 200, sizer: items}}\n"

  static let exporters: [Encoded] = [
    Encoded(
      Exporter<Metrics>.prometheusRemoteWrite(
        named: "a", endpoint: "https://x/api/v1/write", externalLabels: [("cluster", "c"), ("empty", "")],
        http: HTTPClient(tls: TLSClient(caFile: "/ca")),
        namespace: "ns", translation: .underscoresWithSuffixes, convertsResource: true, queueSize: 100, consumers: 2, writeAheadLog: "/wal",
        retry: retry),
      """
      endpoint: https://x/api/v1/write
      timeout: 30s
      tls: {ca_file: /ca}
      namespace: ns
      translation_strategy: UnderscoreEscapingWithSuffixes
      disable_scope_info: true
      target_info: {enabled: false}
      resource_to_telemetry_conversion: {enabled: true}
      remote_write_queue: {queue_size: 100, num_consumers: 2}
      wal: {directory: /wal}
      \(retryYAML)external_labels: {cluster: c}
      """),
    Encoded(
      Exporter<Metrics>.prometheus(
        HTTPServer(endpoint: "0.0.0.0:9464"), namespace: "ns", constantLabels: ["a": "b"], sendsTimestamps: true, metricExpiration: "10m",
        convertsResource: false),
      """
      endpoint: 0.0.0.0:9464
      namespace: ns
      const_labels: {a: b}
      send_timestamps: true
      metric_expiration: 10m
      resource_to_telemetry_conversion: {enabled: false}
      without_scope_info: true
      translation_strategy: UnderscoreEscapingWithoutSuffixes
      """),
    Encoded(
      Exporter<Metrics>.googleManagedPrometheus(project: "p", queue: queue, timeout: "12s", addsSuffixes: false, sendsTargetInfo: false),
      "project: p\ntimeout: 12s\nmetric: {add_metric_suffixes: false, extra_metrics_config: {enable_target_info: false, enable_scope_info: false}}\n"
        + queueYAML),
    Encoded(
      Exporter<Traces>.otlpGRPC(named: "a", endpoint: "gateway:4317", grpc, timeout: "10s", queue: queue, retry: retry),
      "endpoint: gateway:4317\n" + grpcYAML.yamlLines + "timeout: 10s\n" + queueYAML + retryYAML),
    Encoded(
      Exporter<Logs>.otlpHTTP(named: "a", endpoint: "https://x", http, encoding: .json, queue: queue, retry: retry),
      "endpoint: https://x\n" + httpYAML + "encoding: json\n" + queueYAML + retryYAML),
    Encoded(Exporter<Metrics>.otlpHTTP(endpoint: "https://x/v1/metrics", isWhole: true), "metrics_endpoint: https://x/v1/metrics"),
    Encoded(
      Exporter<Traces>.loadBalancing(.kubernetes(service: "gateway.monitoring"), grpc, routingKey: "service", queue: queue, retry: retry),
      "routing_key: service\nresolver: {k8s: {service: gateway.monitoring, ports: [4317]}}\nprotocol: {otlp: {\(grpcYAML)}}\n" + queueYAML
        + retryYAML),
    Encoded(
      Exporter<Logs>.loadBalancing(.dns("gateway", port: 4318)),
      "{resolver: {dns: {hostname: gateway, port: \"4318\"}}, protocol: {otlp: {}}}"),
    Encoded(
      Exporter<Logs>.loadBalancing(named: "x", .hosts(["a:1"])), "{resolver: {static: {hostnames: [\"a:1\"]}}, protocol: {otlp: {}}}"),
    Encoded(
      Exporter<Logs>.debug(verbosity: .detailed, initial: 5, thereafter: 200),
      "{verbosity: detailed, sampling_initial: 5, sampling_thereafter: 200}"),
    Encoded(
      Exporter<Logs>.file(
        path: "/x.json", isProto: true, compression: .zstd, appends: true, createsDirectory: true, flushInterval: "1s",
        rotation: .init(megabytes: 10, days: 1, backups: 3)),
      """
      path: /x.json
      format: proto
      compression: zstd
      append: true
      create_directory: true
      flush_interval: 1s
      rotation: {max_megabytes: 10, max_days: 1, max_backups: 3}
      """),
    Encoded(
      Exporter<Traces>.logzio(
        named: "t", token: "${env:TOKEN}", region: "eu", endpoint: "https://x", http: http, queue: queue, retry: retry),
      "account_token: ${env:TOKEN}\nregion: eu\ncustom_endpoint: https://x\n" + httpYAML + queueYAML + retryYAML),
    Encoded(
      Exporter<Metrics>.splunkHEC(
        endpoint: "https://x:8088/services/collector", token: "t", index: "i", source: "s", sourceType: "st", usesMultiMetricFormat: true,
        queue: queue,
        retry: retry),
      "endpoint: https://x:8088/services/collector\ntoken: t\nindex: i\nsource: s\nsourcetype: st\nuse_multi_metric_format: true\n"
        + queueYAML
        + retryYAML),
    Encoded(
      Exporter<Logs>.elasticsearch(.endpoints(["https://x:9200"]), apiKey: "k", index: "i", mapping: "otel", queue: queue),
      "endpoints: [\"https://x:9200\"]\napi_key: k\nlogs_index: i\nmapping: {allowed_modes: [otel]}\n" + queueYAML),
    Encoded(Exporter<Traces>.elasticsearch(named: "c", .cloudID("id")), "cloudid: id"),
    Encoded(
      Exporter<Metrics>.datadog(
        key: "k", site: "datadoghq.eu", resourceAttributesAsTags: true, sendsHostMetadata: false, hostname: "h", queue: queue, retry: retry),
      """
      api: {key: k, site: datadoghq.eu}
      hostname: h
      metrics: {resource_attributes_as_tags: true}
      host_metadata: {enabled: false}
      \(queueYAML)\(retryYAML)
      """),
    Encoded(
      Exporter<Traces>.azureMonitor(connectionString: "c", maxBatchSize: 10, maxBatchInterval: "10s", sendsSpanEvents: true, queue: queue),
      "connection_string: c\nmaxbatchsize: 10\nmaxbatchinterval: 10s\nspaneventsenabled: true\n" + queueYAML),
    Encoded(
      Exporter<Logs>.raw("loki", named: "x", ["endpoint": "http://x"], authenticator: .basic(user: .value("u"), password: .value("p"))),
      "{endpoint: 'http://x', auth: {authenticator: basicauth}}"),
  ]
}

extension String {
  /// Fields of a flow map on lines of their own.
  fileprivate var yamlLines: String {
    var depth = 0
    return String(
      map { character in
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        return character == "," && depth == 0 ? "\n" : character
      }
    ).split(separator: "\n").map { $0.trimmingPrefix(" ") + "\n" }.joined()
  }
}
