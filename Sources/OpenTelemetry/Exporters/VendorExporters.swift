public import ChartModel
import CollectorSchemas
import YAML

extension Exporter where S: LogsOrTraces {
  /// Logz.io (opentelemetry-collector-contrib, exporter/logzioexporter at v0.156.0). It takes no metrics: they go by remote write.
  ///
  /// - Parameters:
  ///   - token: of the account for the signal: logs, or tracing. In the configuration: the exporter reads no file.
  ///   - region: two letters, `us` unless it is set.
  ///   - endpoint: instead of the region's.
  public static func logzio(
    named name: String? = nil, token: Expr<String>, region: Expr<String>? = nil, endpoint: Expr<String>? = nil,
    http: HTTPClient = HTTPClient(), queue: SendingQueue? = nil, retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "logzio", name, extensions: http.extensions + (queue?.extensions ?? [])) { map, version in
        map.put("account_token", token)
        map.put("region", region)
        map.put("custom_endpoint", endpoint)
        map.put(http, version)
        map.put(queue, version)
        map.put(retry)
      })
  }
}

extension Exporter {
  /// Splunk's HTTP event collector (opentelemetry-collector-contrib, exporter/splunkhecexporter).
  ///
  /// - Parameters:
  ///   - endpoint: such as `https://splunk.example.com:8088/services/collector`.
  ///   - token: in the configuration: the exporter reads no file.
  ///   - usesMultiMetricFormat: several metrics in one event, which Splunk 8.0 and later understand.
  public static func splunkHEC(
    named name: String? = nil, endpoint: Expr<String>, token: Expr<String>, index: Expr<String>? = nil, source: Expr<String>? = nil,
    sourceType: Expr<String>? = nil, usesMultiMetricFormat: Bool? = nil, http: HTTPClient = HTTPClient(), queue: SendingQueue? = nil,
    retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "splunk_hec", name, extensions: http.extensions + (queue?.extensions ?? [])) { map, version in
        map.put("endpoint", endpoint)
        map.put("token", token)
        map.put("index", index)
        map.put("source", source)
        map.put("sourcetype", sourceType)
        map.put("use_multi_metric_format", usesMultiMetricFormat)
        map.put(http, version)
        map.put(queue, version)
        map.put(retry)
      })
  }

  /// Where Elasticsearch is.
  public enum ElasticsearchAddress: Sendable {
    /// The addresses of its nodes, such as `https://elasticsearch:9200`.
    case endpoints([Expr<String>])
    /// A deployment's ID at Elastic Cloud, from which the exporter knows the address.
    case cloudID(Expr<String>)
  }

  /// Elasticsearch (opentelemetry-collector-contrib, exporter/elasticsearchexporter). Without an index, data goes to the data stream that
  /// fits it.
  ///
  /// - Parameters:
  ///   - apiKey: in the configuration; an authenticator with the scheme `ApiKey` reads it from a file.
  ///   - mapping: the only mapping mode that is used, such as `otel` or `ecs`.
  public static func elasticsearch(
    named name: String? = nil, _ address: ElasticsearchAddress, apiKey: Expr<String>? = nil, index: Expr<String>? = nil,
    mapping: String? = nil, http: HTTPClient = HTTPClient(), queue: SendingQueue? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "elasticsearch", name, extensions: http.extensions + (queue?.extensions ?? [])) { map, version in
        switch address {
        case .endpoints(let endpoints): map.list("endpoints", endpoints)
        case .cloudID(let id): map.put("cloudid", id)
        }
        map.put("api_key", apiKey)
        map.put("\(S.name)_index", index)
        if let mapping { map.map("mapping") { $0.list("allowed_modes", [Tree.value(.string(mapping))]) } }
        map.put(http, version)
        map.put(queue, version)
      })
  }

  /// Datadog (opentelemetry-collector-contrib, exporter/datadogexporter, pkg/datadog/config at v0.156.0).
  ///
  /// - Parameters:
  ///   - key: of the API, in the configuration: the exporter reads no file.
  ///   - site: `datadoghq.com` unless it is set.
  ///   - resourceAttributesAsTags: for metrics.
  ///   - sendsHostMetadata: whether the collector's own machine is told about; a central collector must not.
  public static func datadog(
    named name: String? = nil, key: Expr<String>, site: Expr<String>? = nil, resourceAttributesAsTags: Bool? = nil,
    sendsHostMetadata: Bool? = nil, hostname: Expr<String>? = nil, http: HTTPClient = HTTPClient(), queue: SendingQueue? = nil,
    retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "datadog", name, extensions: http.extensions + (queue?.extensions ?? [])) { map, version in
        map.map("api") { map in
          map.put("key", key)
          map.put("site", site)
        }
        map.put("hostname", hostname)
        if S.signal == .metrics { map.map("metrics") { $0.put("resource_attributes_as_tags", resourceAttributesAsTags) } }
        map.map("host_metadata") { $0.put("enabled", sendsHostMetadata) }
        map.put(http, version)
        map.put(queue, version)
        map.put(retry)
      })
  }

  /// Azure Application Insights (opentelemetry-collector-contrib, exporter/azuremonitorexporter).
  ///
  /// - Parameter connectionString: in the configuration: the exporter reads no file.
  public static func azureMonitor(
    named name: String? = nil, connectionString: Expr<String>, maxBatchSize: Expr<Int>? = nil,
    maxBatchInterval: Expr<CollectorDuration>? = nil,
    sendsSpanEvents: Expr<Bool>? = nil, queue: SendingQueue? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "azuremonitor", name, extensions: queue?.extensions ?? []) { map, version in
        map.put("connection_string", connectionString)
        map.put("maxbatchsize", maxBatchSize)
        map.put("maxbatchinterval", maxBatchInterval)
        map.put("spaneventsenabled", sendsSpanEvents)
        map.put(queue, version)
      })
  }
}
