public import ChartModel
import CollectorSchemas

/// How names of metrics are written for Prometheus (opentelemetry-collector-contrib, exporter/prometheusremotewriteexporter).
public enum PrometheusTranslation: String, Sendable {
  /// What Prometheus' classic names do not allow becomes an underscore, and units and `_total` are added: the exporter's own
  /// default.
  case underscoresWithSuffixes = "UnderscoreEscapingWithSuffixes"
  /// Underscores likewise, but nothing is added: metrics that were scraped keep their names.
  case underscoresWithoutSuffixes = "UnderscoreEscapingWithoutSuffixes"
}

extension Exporter where S == Metrics {
  /// Prometheus remote write (opentelemetry-collector-contrib, exporter/prometheusremotewriteexporter at v0.156.0).
  ///
  /// Metric names stay what the exporters call them: no suffix is added and no scope labels, which would change every series at
  /// each upgrade of the collector. There is no queue on disk but the write-ahead log.
  ///
  /// - Parameters:
  ///   - endpoint: must be given: the collector's own default loses all data silently.
  ///   - externalLabels: for every series; labels whose text is empty are left out.
  ///   - http: 5s is the component's timeout; 30s unless it is set here.
  ///   - namespace: put before every name.
  ///   - convertsResource: whether attributes of the resource become labels.
  ///   - queueSize: 10000 unless it is set; consumers: 5.
  ///   - writeAheadLog: a folder, for what cannot be sent.
  public static func prometheusRemoteWrite(
    named name: String? = nil, endpoint: Expr<String>, externalLabels: [(key: String, value: Expr<String>)] = [],
    http: HTTPClient = HTTPClient(), namespace: Expr<String>? = nil, translation: PrometheusTranslation = .underscoresWithoutSuffixes,
    convertsResource: Expr<Bool>? = nil, queueSize: Expr<Int>? = nil, consumers: Expr<Int>? = nil, writeAheadLog: Expr<String>? = nil,
    retry: Retry? = nil
  ) -> Exporter {
    var http = http
    http.timeout = http.timeout ?? "30s"
    return Exporter(
      Component(.exporter, "prometheus_remote_write", name, extensions: http.extensions) { [http] map, version in
        map.put("endpoint", endpoint)
        map.put(http, version)
        map.put("namespace", namespace)
        map.put("translation_strategy", choice: translation)
        map.put("disable_scope_info", true)
        map.map("target_info") { $0.put("enabled", false) }
        map.map("resource_to_telemetry_conversion") { $0.put("enabled", convertsResource) }
        map.map("remote_write_queue") { map in
          map.put("queue_size", queueSize)
          map.put("num_consumers", consumers)
        }
        map.map("wal") { $0.put("directory", writeAheadLog) }
        map.put(retry)
        map.map("external_labels") { labels in for label in externalLabels { labels.put(label.key, label.value.unlessEmpty) } }
      })
  }

  /// Offers metrics to a Prometheus that scrapes the collector (opentelemetry-collector-contrib, exporter/prometheusexporter).
  ///
  /// - Parameters:
  ///   - server: there is no default endpoint.
  ///   - metricExpiration: after which a series that has not come is offered no more: 5m unless it is set.
  public static func prometheus(
    named name: String? = nil, _ server: HTTPServer, namespace: Expr<String>? = nil,
    constantLabels: KeyValuePairs<String, Expr<String>> = [:],
    sendsTimestamps: Expr<Bool>? = nil, metricExpiration: Expr<CollectorDuration>? = nil, convertsResource: Expr<Bool>? = nil,
    translation: PrometheusTranslation = .underscoresWithoutSuffixes
  ) -> Exporter {
    let labels = constantLabels.map { ($0.key, $0.value) }
    return Exporter(
      Component(.exporter, "prometheus", name, extensions: server.extensions) { map, version in
        map.put(server, version)
        map.put("namespace", namespace)
        map.map("const_labels", texts: labels)
        map.put("send_timestamps", sendsTimestamps)
        map.put("metric_expiration", metricExpiration)
        map.map("resource_to_telemetry_conversion") { $0.put("enabled", convertsResource) }
        map.put("without_scope_info", true)
        map.put("translation_strategy", choice: translation)
      })
  }

  /// Google Cloud Managed Service for Prometheus, with the pod's identity (opentelemetry-collector-contrib,
  /// exporter/googlemanagedprometheusexporter). Location, cluster and namespace come from the resource.
  public static func googleManagedPrometheus(
    named name: String? = nil, project: Expr<String>? = nil, queue: SendingQueue? = nil, timeout: Expr<CollectorDuration>? = nil,
    addsSuffixes: Bool? = nil, sendsTargetInfo: Bool? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "googlemanagedprometheus", name, extensions: queue?.extensions ?? []) { map, version in
        map.put("project", project)
        map.put("timeout", timeout)
        map.map("metric") { map in
          map.put("add_metric_suffixes", addsSuffixes)
          if let sendsTargetInfo {
            map.map("extra_metrics_config") { map in
              map.put("enable_target_info", sendsTargetInfo)
              map.put("enable_scope_info", sendsTargetInfo)
            }
          }
        }
        map.put(queue, version)
      })
  }
}
