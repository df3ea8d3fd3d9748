import Grafana

/// All Windows nodes at a glance: how many, which need somebody, and where the load is.
struct WindowsNodesDashboard {
  let make: PanelMaker

  func dashboard() throws(DashboardFault) -> Dashboard {
    try DashboardName.nodes.dashboard(
      "Windows nodes",
      "The Windows nodes of all clusters: what is down, what runs full, and how the load is spread. A click on a node shows it in depth.",
      lines: [.numbers(try counts), PanelLine(height: 11, [try nodes]), PanelLine(height: 7, [try alerts.width(16), try builds])],
      rows: [
        DashboardRow("Capacity of all nodes", [PanelLine(try capacity)]),
        DashboardRow(
          "The busiest nodes", [PanelLine(try busiestProcessorsAndMemory), PanelLine(try busiestDisks + [try busiestNetwork])]),
      ])
  }

  private var counts: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "Windows nodes", .none, "Nodes that Kubernetes or the scraper knows. A change that nobody made is worth a look.",
          needs: .exporter,
          "count(\(NodeQueries.all))"),
        try make.number(
          "Not ready", .none, "Nodes whose kubelet does not say that it is ready. Good is 0; their pods are moved after five minutes.",
          needs: .kubeStateMetrics, "sum(1 - (\(NodeQueries.ready)))", thresholds: .noneIsGood),
        try make.number(
          "Exporters up", .none, "Nodes whose exporter answers. Good is as many as there are nodes.", needs: .exporter,
          "sum(\(NodeQueries.exporterUp))"),
        try make.number(
          "Exporters down", .none, "Nodes whose exporter does not answer: nothing is known of them. Good is 0.", needs: .exporter,
          "sum(1 - \(NodeQueries.exporterUp))", thresholds: .noneIsGood),
        try make.number(
          "Without an exporter", .none,
          "Windows nodes for which no exporter is scraped: new ones, or ones that the installer did not reach. Good is 0.",
          needs: .kubeStateMetrics,
          #"""
          count(max by (cluster, node) (\#(WindowsQueries.nodes)) unless on (cluster, node) up{job="\#(WindowsQueries.job)"}) \#
          or 0 * count(\#(WindowsQueries.nodes))
          """#, thresholds: .fewIsBearable),
        try make.number(
          "Containers", .none,
          "Containers of pods that run on Windows nodes, HostProcess containers among them since windows_exporter 0.31.",
          needs: .containers, "sum(\(NodeQueries.containers))"),
        try make.number(
          "Alerts firing", .none, "Alerts about Windows nodes, their pods and collectors. Good is 0.", needs: .alerts,
          "count(\(NodeQueries.firingAlerts)) or vector(0)", thresholds: .noneIsGood),
      ]
    }
  }

  private var nodes: Panel {
    get throws(DashboardFault) {
      try make.table(
        "Nodes",
        """
        Bad is red: a node that is not ready, an exporter that is down, anything that is nearly used up. Commit near 100% makes allocations \
        fail although memory is free; volumes make the kubelet evict pods from 85% on. Nodes of several builds of Windows need images for \
        each of them. Network is that of the busiest adapter.
        """, needs: .exporter,
        [
          NodeQueries.ready, NodeQueries.exporterUp, "max by (cluster, node, product, version, revision) (windows_os_info)",
          NodeQueries.uptime, NodeQueries.processorPercent, NodeQueries.memoryPercent, NodeQueries.commitPercent,
          NodeQueries.fullestVolumePercent, NodeQueries.busiestAdapter, NodeQueries.containers,
          // The label of the same name of windows_os_info is another version.
          #"max by (cluster, node, exporter) (label_replace(windows_exporter_build_info, "exporter", "$1", "version", "(.*)"))"#,
        ],
        columns: [
          .label("cluster", "Cluster", [.filterable]),
          .label("node", "Node", [.filterable, .links([try .node(cluster: .column("Cluster"), node: .column("Node"))])]),
          .value(ofTarget: 0, "Ready", .none, [.mappings(ValueMapping.yesOrNo), .cell(.colorText), .width(70)]),
          .value(ofTarget: 1, "Exporter", .none, [.mappings(ValueMapping.upOrDown), .cell(.colorText), .width(80)]),
          .label("product", "System", [.filterable]), .label("version", "Build", [.filterable]), .label("revision", "Revision"),
          .value(
            ofTarget: 3, "Uptime", .durationInSeconds,
            [.decimals(0), .thresholds(Thresholds(base: .orange, [.init(3600, .text)])), .cell(.colorText)]),
          .percentage(ofTarget: 4, "CPU"), .percentage(ofTarget: 5, "Memory"), .percentage(ofTarget: 6, "Commit"),
          .percentage(ofTarget: 7, "Fullest volume", .rising(warning: 75, critical: 85)),
          .value(ofTarget: 8, "Network", .bytesPerSecond, [.decimals(1)]), .value(ofTarget: 9, "Containers", .none),
          .label("exporter", "windows_exporter", [.filterable]),
        ], sorting: ("CPU", descends: true))
    }
  }

  private var alerts: Panel {
    get throws(DashboardFault) {
      try make.table(
        "Alerts that fire now", "Each line is an alert that fires now. Good is an empty table; each alert's runbook says what to do.",
        needs: .alerts,
        ["max by (severity, alertname, cluster, node, instance, namespace, pod, volume, nic, name) (\(NodeQueries.firingAlerts))"],
        columns: [
          .label(
            "severity", "Severity",
            [
              .mappings([
                ValueMapping(.value("critical"), text: nil, color: .red), ValueMapping(.value("warning"), text: nil, color: .orange),
                ValueMapping(.value("info"), text: nil, color: .blue),
              ]), .cell(.colorText),
            ]), .label("alertname", "Alert"), .label("cluster", "Cluster"),
          .label("node", "Node", [.links([try .node(cluster: .column("Cluster"), node: .column("Node"))])]),
          .label("namespace", "Namespace"), .label("pod", "Pod"), .label("volume", "Volume"), .label("nic", "Adapter"),
          .label("name", "Service"),
        ], sorting: ("Severity", descends: false))
    }
  }

  private var builds: Panel {
    get throws(DashboardFault) {
      try make.bars(
        "Builds of Windows", .none,
        "How many nodes run which build. Containers run only on their own build or a later one, so mixed builds need images for each.",
        needs: .collector("os"), "count by (product, version) (max by (cluster, node, product, version) (windows_os_info))",
        legend: "{{product}} ({{version}})")
    }
  }

  private var capacity: [Panel] {
    get throws(DashboardFault) {
      [
        try make.lines(
          "Processors in use", .none, "Processors in use of those that there are. Near the total, pods slow each other down: add nodes.",
          needs: .collector("cpu"),
          [("sum(\(NodeQueries.processorsUsed))", "used"), ("sum(\(NodeQueries.processors))", "total")], overrides: [.total]),
        try make.lines(
          "Memory in use", .bytes, "Physical memory in use of what there is. Windows pages before it fails: above 90% nodes get slow.",
          needs: .collector("memory"), [("sum(\(NodeQueries.memoryUsed))", "used"), ("sum(\(NodeQueries.memory))", "total")],
          overrides: [.total]),
        try make.lines(
          "Disk space in use", .bytes, "Space in use on volumes with a letter, of all nodes. Images of Windows take most of it.",
          needs: .collector("logical_disk"),
          [
            (
              "sum(windows_logical_disk_size_bytes{\(WindowsQueries.volumes)}) - sum(windows_logical_disk_free_bytes{\(WindowsQueries.volumes)})",
              "used"
            ), ("sum(windows_logical_disk_size_bytes{\(WindowsQueries.volumes)})", "total"),
          ], overrides: [.total]),
      ]
    }
  }

  private var busiestProcessorsAndMemory: [Panel] {
    get throws(DashboardFault) {
      [
        try busiest("CPU", .percent, "Above 90% for long, pods wait for processors.", .collector("cpu"), NodeQueries.processorPercent),
        try busiest("Memory", .percent, "Above 90% nodes page and get slow.", .collector("memory"), NodeQueries.memoryPercent),
        try busiest(
          "Commit", .percent, "At 100% allocations fail, whatever is free.", .collector("memory"), NodeQueries.commitPercent),
      ]
    }
  }

  private var busiestDisks: [Panel] {
    get throws(DashboardFault) {
      [
        try busiest(
          "Fullest volume", .percent, "From 85% on the kubelet evicts pods and removes images.", .collector("logical_disk"),
          NodeQueries.fullestVolumePercent, thresholds: .rising(warning: 75, critical: 85)),
        try busiest(
          "Slowest volume", .seconds, "Time that a read or write takes on average. Up to 20 ms is good, above 100 ms pods stall.",
          .collector("logical_disk"), NodeQueries.slowestVolume, to: nil, thresholds: .rising(warning: 0.02, critical: 0.1)),
      ]
    }
  }

  private var busiestNetwork: Panel {
    get throws(DashboardFault) {
      try busiest(
        "Network", .bytesPerSecond, "Traffic of each node's busiest adapter, in both directions. Machines have a limit of their size.",
        .collector("net"), NodeQueries.busiestAdapter, to: nil, thresholds: nil)
    }
  }

  /// The nodes with the greatest values.
  private func busiest(
    _ title: String, _ unit: Unit, _ description: String, _ needs: DataRequirement, _ query: String, to max: Double? = 100,
    thresholds: Thresholds? = .percentage
  ) throws(DashboardFault) -> Panel {
    try make.lines(
      "\(title): the highest ten", unit, description, needs: needs, [("topk(10, \(query))", "{{cluster}} {{node}}")], to: max,
      thresholds: thresholds, links: [try .node(cluster: .label("cluster"), node: .label("node"))])
  }
}

extension FieldOverride {
  /// The series named total as a line that nothing is filled below.
  static let total = FieldOverride(.name(.named("total")), [.fillOpacity(0), .dashedLine, .color(.fixed(.text))])
}
