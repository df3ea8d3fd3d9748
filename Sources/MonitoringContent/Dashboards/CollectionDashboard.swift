import Grafana

/// Whether what measures is well itself: the installer, the exporters, the collectors.
struct CollectionDashboard {
  let make: PanelMaker
  /// Whether something in the chart installs the exporter over SSH.
  let hasInstaller: Bool

  func dashboard() throws(DashboardFault) -> Dashboard {
    try DashboardName.collection.dashboard(
      "Windows monitoring itself",
      "Whether what measures is well: who installs exporters, what exporters miss, what scrapes cost, what collectors lose on the way.",
      variables: hasInstaller ? InstallerScope.variables : [], lines: [.numbers(try numbers)],
      rows: [try exporters, try scrapes] + (hasInstaller ? [try installer] : []) + [try delivery, try collectors])
  }

  private var numbers: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "Exporters down", .none, "Exporters that do not answer. Good is 0.", needs: .exporter, "sum(1 - \(NodeQueries.exporterUp))",
          thresholds: .noneIsGood),
        try make.number(
          "Collectors failing", .none, "Collectors of exporters that failed in the last scrape. Good is 0.", needs: .exporter,
          "sum(1 - windows_exporter_collector_success)", thresholds: .fewIsBearable),
        try make.number(
          "Releases of the exporter", .none, "How many differ. More than one for long is an upgrade that did not reach all nodes.",
          needs: .exporter, "count(count by (version) (windows_exporter_build_info))", thresholds: Thresholds([.init(2, .orange)])),
        try make.number(
          "Samples of a scrape of all nodes", .short,
          "What all exporters show at once. Times the scrapes a minute, it is what backends bill.",
          needs: .exporter, #"sum(scrape_samples_scraped{job="\#(WindowsQueries.job)"})"#),
        try make.number(
          "Data lost", .countsPerSecond,
          """
          Points, records and spans in a second that collectors could not deliver, or refused, which are lost unless the sender tries again. \
          Good is 0.
          """, needs: .telemetry, Telemetry.lost, decimals: 1, thresholds: Thresholds([.init(0.001, .red)])),
        try make.number(
          "Fullest queue", .percent, "Of the collectors' queues to backends. Full ones throw away what is new.", needs: .telemetry,
          "max(\(Telemetry.queuePercent))", decimals: 0, thresholds: .rising(warning: 50, critical: 90)),
      ]
    }
  }

  private var exporters: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Exporters",
        [
          PanelLine(
            height: 8,
            [
              try make.bars(
                "Nodes by release of the exporter", .none,
                "How many nodes run which. One bar is good; an old one that stays was not upgraded.",
                needs: .exporter, "count by (version) (max by (cluster, node, version) (windows_exporter_build_info))",
                legend: "{{version}}"
              ).width(7),
              try make.table(
                "Collectors that fail or take too long",
                """
                Good is an empty table. The exporter's log on the node names the reason: counters that need repair (lodctr /R), a feature of \
                Windows that is missing, a time-out.
                """, needs: .nothing("All collectors are well, or no exporter is scraped"),
                [
                  """
                  max by (cluster, node, collector) (windows_exporter_collector_timeout == 1 \
                  or windows_exporter_collector_success == 0)
                  """
                ],
                columns: [
                  .label("cluster", "Cluster", [.filterable]),
                  .label("node", "Node", [.filterable, .links([try .node(cluster: .column("Cluster"), node: .column("Node"))])]),
                  .label("collector", "Collector", [.filterable]),
                  .value(
                    ofTarget: 0, "Problem", .none,
                    [.mappings([.value(0, "Failed", .red), .value(1, "Timed out", .orange)]), .cell(.colorText)]),
                ], sorting: ("Node", descends: false)
              ).width(9),
              try make.lines(
                "The slowest collectors", .seconds,
                "The longest of all nodes for each collector. Below a second is good; leave out what takes long and nobody reads.",
                needs: .exporter, [("topk(10, max by (collector) (windows_exporter_collector_duration_seconds))", "{{collector}}")]
              ).width(8),
            ])
        ])
    }
  }

  private var scrapes: DashboardRow {
    get throws(DashboardFault) {
      let exporter = #"{job="\#(WindowsQueries.job)"}"#
      return DashboardRow(
        "Scrapes",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "The slowest scrapes", .seconds,
                "Of Windows nodes. What comes near the interval between scrapes (30 s unless set otherwise) leaves gaps.", needs: .exporter,
                [("topk(10, max by (cluster, node) (scrape_duration_seconds\(exporter)))", "{{cluster}} {{node}}")],
                thresholds: .rising(warning: 10, critical: 25)),
              try make.lines(
                "The largest scrapes", .short,
                """
                Samples that a node shows. One far above the others has many services, processes or containers; the limit of a scrape throws \
                away all of what is above it.
                """, needs: .exporter, [("topk(10, max by (cluster, node) (scrape_samples_scraped\(exporter)))", "{{cluster}} {{node}}")]),
              try make.lines(
                "Samples shown and kept", .short,
                "Of all Windows nodes. The difference is what relabeling leaves out, and backends need not be paid for.", needs: .exporter,
                [
                  ("sum(scrape_samples_scraped\(exporter))", "shown"),
                  ("sum(scrape_samples_post_metric_relabeling\(exporter))", "kept"),
                ]),
              try make.lines(
                "Targets down, by job", .none, "Of everything that is scraped, not only Windows nodes. Good is 0 for every job.",
                needs: .exporter, [("sum by (job) (1 - up)", "{{job}}")]),
            ])
        ])
    }
  }

  private var installer: DashboardRow {
    get throws(DashboardFault) {
      let (job, cronJob) = (InstallerScope.jobs, InstallerScope.cronJobs)
      func ofJobs(_ metric: String) -> String { "max by (cluster, namespace, job_name) (\(metric)\(job))" }
      return DashboardRow(
        "Installer",
        [
          PanelLine(
            height: 7,
            [
              try make.number(
                "Last success of the schedule", .durationInSeconds,
                """
                How long ago the installer's CronJob last succeeded; of several clusters, the one where it is longest. New nodes have no \
                exporter until it does; a day is too long.
                """,
                needs: .nothing("No CronJob of the installer ran, or kube-state-metrics is missing"),
                "time() - min(max by (cluster, namespace, cronjob) (kube_cronjob_status_last_successful_time\(cronJob)))", decimals: 0,
                thresholds: .rising(warning: 43_200, critical: 86_400)
              ).width(5),
              try make.table(
                "Runs of the installer",
                "Jobs that are still there. Failed ones gave up: the last lines of their log name each node and what went wrong.",
                needs: .nothing("No Job of the installer is there, or kube-state-metrics is missing"),
                [
                  "1000 * \(ofJobs("kube_job_status_start_time"))", ofJobs("kube_job_status_active"), ofJobs("kube_job_status_succeeded"),
                  ofJobs("kube_job_status_failed"),
                  "\(ofJobs("kube_job_status_completion_time")) - \(ofJobs("kube_job_status_start_time"))",
                ],
                columns: [
                  .label("cluster", "Cluster"), .label("namespace", "Namespace"), .label("job_name", "Job"),
                  .value(ofTarget: 0, "Started", .dateTimeFromNow), .value(ofTarget: 1, "Running", .none),
                  .value(ofTarget: 2, "Succeeded", .none),
                  .value(ofTarget: 3, "Failed attempts", .none, [.thresholds(.noneIsGood), .cell(.colorText)]),
                  .value(ofTarget: 4, "Took", .durationInSeconds),
                ], sorting: ("Job", descends: false)
              ).width(19),
            ])
        ])
    }
  }
}
