/// What OpenTelemetry collectors say of themselves (open-telemetry/opentelemetry-collector, docs/observability.md and the documentation.md of
/// exporter/exporterhelper and receiver/receiverhelper).
///
/// With and without the ends `_total`, `_seconds` and `_bytes`: which of them a collector writes depends on its release and on its configuration.
enum Telemetry {
  /// What a query is about: metrics, or logs.
  enum Signal: String, CaseIterable {
    case points = "metric_points"
    case records = "log_records"
  }

  private static let collector = "cluster, instance"

  /// A counter's rate, under whichever name it is.
  static func rate(_ name: String) -> String { "rate(\(name)_total[$__rate_interval]) or rate(\(name)[$__rate_interval])" }

  /// The rate of a counter that there is for each signal, one series for each collector, component and signal.
  ///
  /// - Parameters:
  ///   - component: the label that names the component: `receiver`, `exporter`.
  static func rate(_ name: String, _ signal: Signal, by component: String) -> String {
    "sum by (\(collector), \(component)) (\(rate("otelcol_\(name)_\(signal.rawValue)")))"
  }

  /// What exporters gave up, and what did not even get into their queues: of all collectors and both signals together.
  static var lost: String {
    let rates = ["send_failed", "enqueue_failed"].flatMap { failure in
      Signal.allCases.map { "(sum(\(rate("otelcol_exporter_\(failure)_\($0.rawValue)"))) or vector(0))" }
    }
    return "(\(rates.joined(separator: " + "))) and on () count(\(alive))"
  }

  /// One series for each collector.
  static var alive: String {
    let names = ["uptime_seconds_total", "uptime_total", "uptime_seconds", "uptime"].map { "otelcol_process_\($0)" }
    return "max by (\(collector)) (\(names.joined(separator: " or ")))"
  }

  static let memory = "max by (\(collector)) (otelcol_process_memory_rss_bytes or otelcol_process_memory_rss)"
  /// In processors.
  static let processors = "sum by (\(collector)) (\(rate("otelcol_process_cpu_seconds")))"

  /// Of what a queue holds, in percent.
  static let queuePercent =
    """
    100 * max by (\(collector), exporter, data_type) (otelcol_exporter_queue_size) \
    / (max by (\(collector), exporter, data_type) (otelcol_exporter_queue_capacity) > 0)
    """
}
