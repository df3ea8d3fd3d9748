import Grafana

extension WindowsNodeDashboard {
  var disks: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Volumes",
        [
          PanelLine(height: 7, [try fullness.width(8), try free.width(16)]), PanelLine([try throughput, try operations]),
          PanelLine(height: 7, [try latency, try queues, try busy]),
        ])
    }
  }

  /// The rate of a metric of volumes, one series for each.
  private func rate(_ metric: String) -> String {
    "sum by (volume) (rate(windows_logical_disk_\(metric){\(WindowsQueries.volumes)}[$__rate_interval]))"
  }

  private var fullness: Panel {
    get throws(DashboardFault) {
      try make.bars(
        "Volumes used", .percent, "From 85% of its volumes on the kubelet evicts pods and removes images. Below 75% is good.",
        needs: .collector("logical_disk"), "max by (volume) (\(NodeQueries.volumePercent))", legend: "{{volume}}", max: 100,
        thresholds: .rising(warning: 75, critical: 85))
    }
  }

  private var free: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Space free", .bytes,
        "Space that is left on each volume. A line that falls steadily says when it is full: look for logs, dumps and images.",
        needs: .collector("logical_disk"),
        [("max by (volume) (windows_logical_disk_free_bytes{\(WindowsQueries.volumes)})", "{{volume}}")])
    }
  }

  private var throughput: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Disk throughput", .bytesPerSecond,
        "Reads above, writes below. A flat top is the limit of the disk's or the machine's size, where clouds slow it down.",
        needs: .collector("logical_disk"),
        [(rate("read_bytes_total"), "{{volume}} read"), (rate("write_bytes_total"), "{{volume}} written")], from: nil,
        overrides: [FieldOverride(.target(1), [.negativeY])])
    }
  }

  private var operations: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Disk operations", .inputOutputOperationsPerSecond,
        "Reads above, writes below. A flat top is the limit of the disk's or the machine's size; then latency rises.",
        needs: .collector("logical_disk"),
        [(rate("reads_total"), "{{volume}} reads"), (rate("writes_total"), "{{volume}} writes")], from: nil,
        overrides: [FieldOverride(.target(1), [.negativeY])])
    }
  }

  private var latency: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Disk latency", .seconds, "Time that a read or write takes on average. Up to 20 ms is good; above 100 ms pods stall.",
        needs: .collector("logical_disk"),
        [
          ("\(rate("read_latency_seconds_total")) / (\(rate("reads_total")) > 0)", "{{volume}} read"),
          ("\(rate("write_latency_seconds_total")) / (\(rate("writes_total")) > 0)", "{{volume}} write"),
        ], thresholds: .rising(warning: 0.02, critical: 0.1), style: TimeSeriesStyle(spansNulls: true))
    }
  }

  private var queues: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Requests waiting", .none, "Reads and writes that wait or are under way. More than a few for long: the disk does not keep up.",
        needs: .collector("logical_disk"),
        [("max by (volume) (windows_logical_disk_requests_queued{\(WindowsQueries.volumes)})", "{{volume}}")])
    }
  }

  private var busy: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Disk busy", .percent, "Part of the time in which the disk has requests. Near 100% only matters where latency rises too.",
        needs: .collector("logical_disk"), [("clamp_min(100 * (1 - \(rate("idle_seconds_total"))), 0)", "{{volume}}")], to: 100)
    }
  }
}
