import Grafana

extension WindowsNodeDashboard {
  var network: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Network", [PanelLine([try traffic, try packets]), PanelLine(height: 7, [try losses, try saturation, try connections])])
    }
  }

  private func rate(_ metric: String) -> String { "sum by (nic) (rate(windows_net_\(metric)[$__rate_interval]))" }

  private var traffic: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Traffic", .bytesPerSecond,
        "Received above, sent below. The same traffic shows at a virtual switch's adapter and at the machine's: do not add them up.",
        needs: .collector("net"), [(rate("bytes_received_total"), "{{nic}} received"), (rate("bytes_sent_total"), "{{nic}} sent")],
        from: nil, overrides: [FieldOverride(.target(1), [.negativeY])])
    }
  }

  private var packets: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Packets", .packetsPerSecond,
        "Received above, sent below. Clouds limit packets a second by the machine's size; a flat top is that limit.",
        needs: .collector("net"), [(rate("packets_received_total"), "{{nic}} received"), (rate("packets_sent_total"), "{{nic}} sent")],
        from: nil, overrides: [FieldOverride(.target(1), [.negativeY])])
    }
  }

  private var losses: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Packets lost", .packetsPerSecond,
        "Packets that were broken or thrown away. Good is none; discards while processors are busy are buffers that ran full.",
        needs: .collector("net"),
        [
          (rate("packets_received_errors_total"), "{{nic}} received, errors"),
          (rate("packets_outbound_errors_total"), "{{nic}} sent, errors"),
          (rate("packets_received_discarded_total"), "{{nic}} received, discarded"),
          (rate("packets_outbound_discarded_total"), "{{nic}} sent, discarded"),
        ])
    }
  }

  private var saturation: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Bandwidth used", .percent,
        "Of what the adapter says it carries; a virtual adapter may say more than the machine's size allows. Above 80% packets wait.",
        needs: .collector("net"),
        [("100 * \(rate("bytes_total")) / (max by (nic) (windows_net_current_bandwidth_bytes) > 0)", "{{nic}}")], to: 100,
        thresholds: .percentage)
    }
  }

  private var connections: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "TCP segments sent again", .percent, "Of all segments that were sent. Below 1% is good; more is loss or a slow network.",
        needs: .collector("tcp"),
        [
          (
            """
            100 * sum by (af) (rate(windows_tcp_segments_retransmitted_total[$__rate_interval])) \
            / (sum by (af) (rate(windows_tcp_segments_sent_total[$__rate_interval])) > 0)
            """, "{{af}}"
          )
        ], thresholds: .rising(warning: 1, critical: 5))
    }
  }
}
