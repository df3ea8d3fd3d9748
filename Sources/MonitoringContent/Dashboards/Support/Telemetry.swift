/// What OpenTelemetry collectors say of themselves (open-telemetry/opentelemetry-collector, docs/observability.md and the documentation.md of
/// exporter/exporterhelper and receiver/receiverhelper).
///
/// With and without the ends `_total`, `_seconds` and `_bytes`: which of them a collector writes depends on its release and on its configuration.
enum Telemetry {
  /// What collectors handle, as the names of their metrics have it.
  enum Signal: String, Sendable, CaseIterable {
    case points = "metric_points"
    case records = "log_records"
    case spans

    /// In the singular names of signals.
    var legend: String {
      switch self {
      case .points: "metrics"
      case .records: "logs"
      case .spans: "traces"
      }
    }

    /// In words, as alerts say it.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
  }

  /// The counters of what does not arrive, without the signal at their end, and the label that names the component.
  ///
  /// What a processor refuses, as the memory limiter does, comes back to the receiver and is counted there: with
  /// otelcol_processor_memory_limiter_refused_* (otelcol_processor_refused_* before 0.155) it would be counted twice.
  static let losses: [(counter: String, component: String)] = [
    ("exporter_send_failed", "exporter"), ("exporter_enqueue_failed", "exporter"), ("receiver_refused", "receiver"),
  ]

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

  /// What exporters gave up, what did not even get into their queues, and what receivers refused: of all collectors and signals together.
  static var lost: String {
    let rates = losses.flatMap { loss in
      Signal.allCases.map { "(sum(\(rate("otelcol_\(loss.counter)_\($0.rawValue)"))) or vector(0))" }
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
