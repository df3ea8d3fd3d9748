import Grafana

extension CollectionDashboard {
  /// A line for each signal.
  private func rates(_ name: String, by component: String) -> [PanelMaker.Series] {
    Telemetry.Signal.allCases.map { signal in
      (Telemetry.rate(name, signal, by: component), "{{cluster}} {{instance}} {{\(component)}} \(signal.legend)")
    }
  }

  /// What goes through collectors, and what does not arrive.
  var delivery: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Delivery",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Received", .countsPerSecond,
                "Points, records and spans that receivers took in. A drop means that targets or nodes are gone.",
                needs: .telemetry, rates("receiver_accepted", by: "receiver")),
              try make.lines(
                "Sent", .countsPerSecond, "Points, records and spans that backends took. Over time it should be what was received.",
                needs: .telemetry, rates("exporter_sent", by: "exporter")),
            ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Refused", .countsPerSecond,
                """
                Points, records and spans that receivers could not pass on: the memory limiter refuses when memory is short, or what comes behind is \
                full. Good is none.
                """, needs: .telemetry, rates("receiver_refused", by: "receiver")),
              try make.lines(
                "Failed", .countsPerSecond,
                "Points, records and spans that exporters gave up after all attempts. Good is none: the collector's log has the backend's answer.",
                needs: .telemetry, rates("exporter_send_failed", by: "exporter")),
              try make.lines(
                "Not queued", .countsPerSecond,
                "Points, records and spans that found the queue full. Good is none: the backend does not keep up.",
                needs: .telemetry, rates("exporter_enqueue_failed", by: "exporter")),
            ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Queues", .percent,
                "How full queues to backends are. Up and down again is a backend that paused; above 90% data is lost soon.",
                needs: .telemetry, [(Telemetry.queuePercent, "{{cluster}} {{instance}} {{exporter}} {{data_type}}")], to: 100,
                thresholds: .rising(warning: 50, critical: 90)),
              try make.lines(
                "Scrape errors of receivers", .countsPerSecond,
                "Points that receivers such as hostmetrics or kubeletstats could not read. Good is none.", needs: .telemetry,
                [(Telemetry.rate("scraper_errored", .points, by: "receiver, scraper"), "{{cluster}} {{instance}} {{receiver}} {{scraper}}")]
              ),
            ]),
        ])
    }
  }

  /// What collectors use themselves.
  var collectors: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Collectors",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Memory of collectors", .bytes,
                "Near its limit the memory limiter refuses data; a line that only rises is a queue that fills or too many series.",
                needs: .telemetry, [(Telemetry.memory, "{{cluster}} {{instance}}")]),
              try make.lines(
                "CPU of collectors", .none, "Processors in use. At the container's limit scrapes get slow and leave gaps.",
                needs: .telemetry, [(Telemetry.processors, "{{cluster}} {{instance}}")]),
              try make.lines(
                "Uptime of collectors", .durationInSeconds,
                "A line that falls is a restart. Many are a collector that is killed for want of memory.", needs: .telemetry,
                [(Telemetry.alive, "{{cluster}} {{instance}}")]),
            ])
        ])
    }
  }
}
