import Grafana
import PromQL

/// One Windows node in depth.
struct WindowsNodeDashboard {
  /// Its queries look at the chosen node's exporter only.
  let make: PanelMaker

  static let node = "node"
  /// For what comes from others than the exporter.
  static let ofNode = #"node="$node""#

  init(_ queries: DashboardQueries) {
    var queries = queries
    queries.exporterScope = [LabelMatcher(QueryText(Self.node), .equal, QueryText([.variable(QueryVariable(Self.node))]))]
    make = PanelMaker(queries: queries)
  }

  func dashboard() throws(DashboardFault) -> Dashboard {
    // Of all nodes, so without the node's matcher.
    let everywhere = DashboardQueries(portable: make.queries.portable)
    let node = DashboardVariable(
      Self.node, label: "Node",
      .query(.labelValues(try everywhere.selector("windows_os_info"), label: "node"), .init(.one)))
    return try DashboardName.node.dashboard(
      "Windows node",
      "One Windows node from the processors to its containers, to find out what it is short of and who uses it.",
      clusters: .one, variables: [node], annotations: try annotations,
      lines: [.numbers(try state), .numbers(try machine)],
      rows: [
        try processors, try memory, try disks, try network, try containers, try services, try processes, try clock, try exporter,
      ])
  }

  private var annotations: [DashboardAnnotation] {
    get throws(DashboardFault) {
      [
        DashboardAnnotation(
          "Starts of Windows", try make.queries("1000 * windows_system_boot_time_timestamp"), title: "Windows started",
          tagLabels: ["node"], color: .purple, usesValueAsTime: true, step: "1m"),
        DashboardAnnotation(
          "Alerts", try make.queries(#"ALERTS{alertname=~"Windows.*", alertstate="firing", \#(Self.ofNode)}"#), title: "{{alertname}}",
          tagLabels: ["severity"], color: .red, step: "1m"),
      ]
    }
  }

  private var state: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "Ready", .none, "Whether the kubelet says that the node is ready. No for long: its pods are moved.", needs: .kubeStateMetrics,
          #"max by (cluster, node) (kube_node_status_condition{condition="Ready", status="true", \#(Self.ofNode)})"#, legend: "{{cluster}}",
          thresholds: Thresholds(base: .red, [.init(1, .green)]), mappings: ValueMapping.yesOrNo, text: .value),
        try make.number(
          "Exporter", .none, "Whether windows_exporter answers. If it is down, what is shown below is old.", needs: .exporter,
          #"max by (cluster, node) (up{job="\#(WindowsQueries.job)", \#(Self.ofNode)})"#, legend: "{{cluster}}",
          thresholds: Thresholds(base: .red, [.init(1, .green)]), mappings: ValueMapping.upOrDown, text: .value),
        try make.number(
          "Uptime", .durationInSeconds, "Since Windows started. Below an hour it restarted lately, which somebody should have meant.",
          needs: .collector("system"), NodeQueries.uptime, legend: "{{cluster}}", decimals: 0,
          thresholds: Thresholds(base: .orange, [.init(3600, .text)]), text: .value),
        try make.number(
          "CPU", .percent, "Of all processors together. Above 90% for long, pods wait.", needs: .collector("cpu"),
          NodeQueries.processorPercent, legend: "{{cluster}}", decimals: 0, thresholds: .percentage, text: .value),
        try make.number(
          "Memory", .percent, "Physical memory in use. Above 90% Windows pages, and everything gets slow.", needs: .collector("memory"),
          NodeQueries.memoryPercent, legend: "{{cluster}}", decimals: 0, thresholds: .percentage, text: .value),
        try make.number(
          "Commit", .percent, "Memory that Windows has promised, of what it can promise. At 100% allocations fail.",
          needs: .collector("memory"), NodeQueries.commitPercent, legend: "{{cluster}}", decimals: 0, thresholds: .percentage, text: .value),
        try make.number(
          "Fullest volume", .percent, "From 85% on the kubelet evicts pods and removes images.", needs: .collector("logical_disk"),
          NodeQueries.fullestVolumePercent, legend: "{{cluster}}", decimals: 0, thresholds: .rising(warning: 75, critical: 85),
          text: .value),
      ]
    }
  }

  private var machine: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "System", .none, "Windows and its build; containers need images for this build or an earlier one.", needs: .collector("os"),
          "max by (cluster, node, product, version) (windows_os_info)", legend: "{{product}} ({{version}})", text: .name
        ).width(8),
        try make.number(
          "Logical processors", .none, "Processors of the machine, as Windows sees them.", needs: .collector("cpu"),
          NodeQueries.processors, legend: "{{cluster}}", text: .value),
        try make.number(
          "Physical memory", .bytes, "Memory that Windows uses.", needs: .collector("memory"), NodeQueries.memory, legend: "{{cluster}}",
          text: .value),
        try make.number(
          "Containers", .none, "Containers of pods that run here.", needs: .containers, NodeQueries.containers, legend: "{{cluster}}",
          text: .value),
        try make.number(
          "windows_exporter", .none, "The exporter's release. What differs from other nodes was not upgraded.", needs: .exporter,
          "max by (cluster, node, version) (windows_exporter_build_info)", legend: "{{version}}", text: .name),
      ]
    }
  }
}
