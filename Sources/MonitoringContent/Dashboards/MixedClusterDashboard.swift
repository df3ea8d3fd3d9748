import Grafana

/// Linux and Windows side by side: where there is room, and where the next node is needed.
struct MixedClusterDashboard {
  let make: PanelMaker

  private static let system = "{{system}}"

  func dashboard() throws(DashboardFault) -> Dashboard {
    try DashboardName.mixedCluster.dashboard(
      "Mixed cluster: Linux and Windows",
      "Nodes of both systems side by side: what there is, what pods have asked for, what is used, and which pods find no place.",
      lines: [.numbers(try numbers)],
      rows: [try processors, try memory, try disks, try pods, try nodes])
  }

  private func share(_ part: String, of whole: String) -> String {
    "100 * \(SystemQueries.sumBySystem(part)) / \(SystemQueries.sumBySystem(whole))"
  }

  private var numbers: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "Nodes", .none, "Nodes of each system.", needs: .kubeStateMetrics, "count by (system) (\(SystemQueries.nodes))",
          legend: Self.system, text: .valueAndName),
        try make.number(
          "Not ready", .none, "Nodes whose kubelet does not say that it is ready. Good is 0.", needs: .kubeStateMetrics,
          SystemQueries.sumBySystem("1 - \(SystemQueries.ready)"), legend: Self.system, thresholds: .noneIsGood, text: .valueAndName),
        try make.number(
          "CPU used", .percent, "Of the processors that pods may have. Much less than is requested: requests are too high.",
          needs: .kubelet, share(SystemQueries.processorsUsed, of: SystemQueries.allocatable("cpu")), legend: Self.system, decimals: 0,
          thresholds: .percentage, text: .valueAndName),
        try make.number(
          "CPU requested", .percent, "Of the processors that pods may have. Near 100% new pods find no place, whatever is used.",
          needs: .kubeStateMetrics, share(SystemQueries.requested("cpu"), of: SystemQueries.allocatable("cpu")), legend: Self.system,
          decimals: 0, thresholds: .percentage, text: .valueAndName),
        try make.number(
          "Memory used", .percent, "Of the memory that pods may have. Above 90% Linux nodes kill and Windows nodes page.", needs: .kubelet,
          share(SystemQueries.memoryUsed, of: SystemQueries.allocatable("memory")), legend: Self.system, decimals: 0,
          thresholds: .percentage, text: .valueAndName),
        try make.number(
          "Memory requested", .percent, "Of the memory that pods may have. Near 100% new pods find no place, whatever is used.",
          needs: .kubeStateMetrics, share(SystemQueries.requested("memory"), of: SystemQueries.allocatable("memory")),
          legend: Self.system, decimals: 0, thresholds: .percentage, text: .valueAndName),
      ]
    }
  }

  /// What there is, is asked for and is used of a resource, for each system.
  private func comparison(
    _ title: String, _ unit: Unit, _ description: String, _ resource: String, used: String
  ) throws(DashboardFault) -> [Panel] {
    var panels = [
      try make.lines(
        "\(title) used, in percent", .percent, "Used of what pods may have, by system. One near 100% beside an idle one needs nodes.",
        needs: .kubelet, [(share(used, of: SystemQueries.allocatable(resource)), Self.system)], thresholds: .percentage)
    ]
    for system in NodeSystem.allCases {
      panels.append(
        try make.lines(
          "\(title) of \(system.rawValue) nodes", unit, description, needs: .kubelet,
          [
            (system.sum(SystemQueries.allocatable(resource)), "for pods"), (system.sum(SystemQueries.requested(resource)), "requested"),
            (system.sum(used), "used"),
          ],
          overrides: [
            FieldOverride(.name(.named("for pods")), [.fillOpacity(0), .dashedLine, .color(.fixed(.text))]),
            FieldOverride(.name(.named("requested")), [.fillOpacity(0), .dashedLine, .color(.fixed(.orange))]),
          ]))
    }
    return panels
  }

  private var processors: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Processors",
        [
          PanelLine(
            try comparison(
              "CPU", .none,
              "Where requested meets what is for pods, the next pod waits. Used far below requested is room that is paid for and lies idle.",
              "cpu", used: SystemQueries.processorsUsed))
        ])
    }
  }

  private var memory: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Memory",
        [
          PanelLine(
            try comparison(
              "Memory", .bytes,
              """
              Where requested meets what is for pods, the next pod waits. Used above requested is bad on Windows, which kills nobody but pages. \
              Windows itself wants 2 GiB of a node.
              """, "memory", used: SystemQueries.memoryUsed))
        ])
    }
  }

  private var disks: DashboardRow {
    get throws(DashboardFault) {
      let windowsShare = "100 * (1 - \(SystemQueries.windowsDiskFree) / (\(SystemQueries.windowsDiskSize) > 0))"
      let linuxShare = "100 * (1 - \(SystemQueries.linuxDiskFree) / \(SystemQueries.linuxDiskSize))"
      return DashboardRow(
        "Disks",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Disk space used", .percent, "Of all disks of a system's nodes. Images of Windows are ten times those of Linux.",
                needs: .nodeExporter,
                [
                  (
                    "100 * (1 - sum(\(SystemQueries.linuxDiskFree)) / sum(\(SystemQueries.linuxDiskSize)))",
                    NodeSystem.linux.rawValue
                  ),
                  (
                    "100 * (1 - sum(\(SystemQueries.windowsDiskFree)) / sum(\(SystemQueries.windowsDiskSize)))",
                    NodeSystem.windows.rawValue
                  ),
                ], to: 100, thresholds: .percentage),
              try make.lines(
                "The fullest disks", .percent, "From 85% on kubelets evict pods and remove images. Below 75% is good.",
                needs: .nodeExporter,
                [
                  ("topk(5, \(linuxShare))", "{{cluster}} {{node}} {{device}}"),
                  ("topk(5, max by (cluster, node, volume) (\(windowsShare)))", "{{cluster}} {{node}} {{volume}}"),
                ], to: 100, thresholds: .rising(warning: 75, critical: 85)),
            ])
        ])
    }
  }
}
