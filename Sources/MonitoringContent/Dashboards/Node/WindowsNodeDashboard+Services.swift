import Grafana

extension WindowsNodeDashboard {
  /// Services that nodes live by, as distributions call them.
  private static let ofKubernetes = "(?i)(containerd|kubelet|kubeproxy|kube-proxy|hns|csi-proxy|csiproxy|windows_exporter|w32time)"

  var services: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Services",
        [
          PanelLine(
            height: 7,
            [
              try make.states(
                "Services that the node lives by",
                "Red is a service that does not run. Without containerd or kubelet, no pod starts; without hns, no network is made.",
                needs: .collector("service"),
                #"max by (name) (windows_service_state{name=~"\#(Self.ofKubernetes)", state="running"})"#, legend: "{{name}}",
                states: [.value(0, "Stopped", .red), .value(1, "Running", .green)]
              ).width(14),
              try make.table(
                "Automatic services that do not run",
                """
                Services that start with Windows and do not run. Some end by themselves when they are done (sppsvc, edgeupdate, \
                MapsBroker); others in this list have failed.
                """, needs: .nothing("All run, or windows_exporter's collector service is off"),
                [
                  #"""
                  max by (name) (windows_service_start_mode{start_mode="auto"} == 1) \#
                  and on (name) (max by (name) (windows_service_state{state="running"}) == 0)
                  """#
                ], columns: [.label("name", "Service")], sorting: ("Service", descends: false)
              ).width(10),
            ])
        ])
    }
  }

  var processes: DashboardRow {
    get throws(DashboardFault) {
      // The number of a process tells instances of one program apart.
      let by = "topk(10, sum by (process)"
      let process = DataRequirement.collector("process")
      return DashboardRow(
        "Processes",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Processes and threads", .short,
                "How many there are. A line that only ever rises is a program that starts more than it ends.",
                needs: .collector("system"), [("max(windows_system_processes)", "processes"), ("max(windows_system_threads)", "threads")],
                overrides: [FieldOverride(.target(1), [.rightAxis])]),
              try make.lines(
                "CPU by program", .none, "Processors that each program uses, in pods or not. Idle, which is nobody's use, is left out.",
                needs: process,
                [("\(by) (rate(windows_process_cpu_time_total{process!=\"Idle\"}[$__rate_interval])))", "{{process}}")]),
            ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Private memory by program", .bytes,
                "Memory that a program was promised for itself. What grows here day by day leaks, and takes the node to its commit limit.",
                needs: process, [("\(by) (windows_process_private_bytes))", "{{process}}")]),
              try make.lines(
                "Handles by program", .short,
                "Open handles. Tens of thousands that never fall are a leak; Windows gets slow long before it runs out.", needs: process,
                [("\(by) (windows_process_handles))", "{{process}}")]),
            ]),
        ])
    }
  }

  var clock: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Clock",
        [
          PanelLine(
            height: 6,
            [
              try make.lines(
                "Clock against its source", .seconds,
                """
                How far the clock is off. Within 100 ms is good; beyond a second tokens and certificates are refused, and samples come out \
                of order.
                """, needs: .collector("time"), [("max(windows_time_computed_time_offset_seconds)", "offset")], from: nil),
              try make.lines(
                "Way to the time source", .seconds, "Round trip to the source. Long or jumping ways make the clock inexact.",
                needs: .collector("time"), [("max(windows_time_ntp_round_trip_delay_seconds)", "round trip")]),
              try make.lines(
                "Time sources", .none, "Sources that the clock is set by. Good is at least one; none, and the clock drifts.",
                needs: .collector("time"), [("max(windows_time_ntp_client_time_sources)", "sources")]),
            ])
        ])
    }
  }

  var exporter: DashboardRow {
    get throws(DashboardFault) {
      let scrape = #"{job="\#(WindowsQueries.job)", \#(Self.ofNode)}"#
      return DashboardRow(
        "The exporter itself",
        [
          PanelLine(
            height: 7,
            [
              try make.states(
                "Collectors", "Red is a collector that fails: its metrics are missing. The exporter's log on the node says why.",
                needs: .exporter, "min by (collector) (windows_exporter_collector_success)", legend: "{{collector}}",
                states: [.value(0, "Failed", .red), .value(1, "Well", .green)]),
              try make.lines(
                "Time of each collector", .seconds,
                "Below a second is good. What takes longer than the interval between scrapes makes scrapes fail.", needs: .exporter,
                [("max by (collector) (windows_exporter_collector_duration_seconds)", "{{collector}}")],
                style: TimeSeriesStyle(legend: .table)),
              try make.lines(
                "Scrapes", .seconds, "How long a scrape takes, and how much it brings. More samples cost more at the backend.",
                needs: .exporter,
                [("max(scrape_duration_seconds\(scrape))", "duration"), ("max(scrape_samples_scraped\(scrape))", "samples")],
                overrides: [FieldOverride(.target(1), [.unit(.short), .rightAxis])]),
            ])
        ])
    }
  }
}
