import MetricCatalogue

/// What the OpenTelemetry collector shows of itself.
struct CollectorExposition {
  /// The ends of names that a Prometheus reader adds or not, as it is configured.
  struct Spelling: Sendable {
    var total = ""
    var seconds = ""
    var bytes = ""
  }

  let spelling: Spelling

  func families() throws -> [MetricFamily] {
    let exporter = ["exporter": "prometheusremotewrite/mimir"]
    let queue = exporter.merging(["data_type": "metrics"]) { $1 }
    let receiver = ["receiver": "prometheus", "transport": "http"]
    let scraper = ["receiver": "hostmetrics", "scraper": "hostmetrics"]
    return [
      try counter("process_uptime", spelling.seconds, [:], 1), try counter("process_cpu_seconds", "", [:], 0.2),
      try MetricFamily(
        "otelcol_process_memory_rss", spelled: "otelcol_process_memory_rss" + spelling.bytes, [([:], .around(3e8))]),
      try MetricFamily("otelcol_exporter_queue_size", [(queue, .around(20))]),
      try MetricFamily("otelcol_exporter_queue_capacity", [(queue, .fixed(1000))]),
    ]
      + (try ["metric_points", "log_records", "spans"].flatMap { signal in
        [
          try counter("receiver_accepted_\(signal)", "", receiver, 500), try counter("receiver_refused_\(signal)", "", receiver, 0),
          try counter("exporter_sent_\(signal)", "", exporter, 500), try counter("exporter_send_failed_\(signal)", "", exporter, 0),
          try counter("exporter_enqueue_failed_\(signal)", "", exporter, 0),
        ]
      })
      + (try ["metric_points", "log_records"].map { try counter("scraper_errored_\($0)", "", scraper, 0) })
  }

  private func counter(_ name: String, _ unit: String, _ labels: [String: String], _ perSecond: Double) throws -> MetricFamily {
    try MetricFamily("otelcol_\(name)", spelled: "otelcol_\(name)\(unit)\(spelling.total)", [(labels, .growing(perSecond, from: 60))])
  }
}
