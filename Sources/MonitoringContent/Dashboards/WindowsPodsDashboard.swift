import Grafana

/// Pods on Windows nodes: what they use of what they asked for, and why they do not run.
struct WindowsPodsDashboard {
  let make: PanelMaker
  private let pods = PodQueries.chosen

  init(_ queries: DashboardQueries) { make = PanelMaker(queries: queries) }

  private static let legend = "{{cluster}} {{namespace}}/{{pod}}"

  func dashboard() throws(DashboardFault) -> Dashboard {
    try DashboardName.pods.dashboard(
      "Windows pods",
      "Pods on Windows nodes: what they use of what they asked for, and which of them do not run and why.",
      variables: [
        try variable("namespace", "Namespace", ContainerQueries.identified { "windows_container_available{\($0)}" }),
        try variable(
          "pod", "Pod", ContainerQueries.identified(owners: #"namespace=~"$namespace""#) { "windows_container_available{\($0)}" }),
      ], lines: [.numbers(try counts), PanelLine(height: 11, [try table])],
      rows: [try processors, try memory, try networkAndStorage, try health])
  }

  /// A variable with the values of a label. Queries of old releases get the label from another metric, so no single selector has it.
  private func variable(_ label: String, _ title: String, _ query: String) throws(DashboardFault) -> DashboardVariable {
    DashboardVariable(
      label, label: title,
      .query(
        .queryResult(try make.queries("count by (\(label)) (\(query) or \(PodQueries.onWindows(kubernetes(label))))")),
        .init(.many(all: .pattern(".*")), pattern: "\(label)=\"([^\"]+)\"")))
  }

  /// The pods of which no container runs.
  private func kubernetes(_ label: String) -> String { label == "pod" ? #"kube_pod_info{namespace=~"$namespace"}"# : "kube_pod_info" }

  // MARK: Overview

  /// Of pods on Windows nodes, a number for all together.
  private func total(_ query: String) -> String {
    "sum(\(PodQueries.onWindows(query))) or 0 * count(\(WindowsQueries.nodes))"
  }

  private var counts: [Panel] {
    get throws(DashboardFault) {
      [
        try make.number(
          "Pods with containers that run", .none, "Pods of which a container runs on a Windows node.", needs: .containers,
          "count(max by (cluster, namespace, pod) (\(pods.nodes)))"),
        try make.number(
          "Not running", .none, "Pods on Windows nodes that are pending, failed or unknown. Good is 0; pulling an image takes minutes.",
          needs: .kubeStateMetrics,
          total(
            "max by (cluster, namespace, pod) (kube_pod_status_phase{\(pods.matchers(#"phase=~"Pending|Failed|Unknown""#))})"),
          thresholds: .fewIsBearable),
        try make.number(
          "Containers waiting", .none, "Containers that are to start and cannot yet. Good is 0, but for a while after a roll-out.",
          needs: .kubeStateMetrics,
          total("max by (cluster, namespace, pod, container) (kube_pod_container_status_waiting{\(pods.owners)})"),
          thresholds: .fewIsBearable),
        try make.number(
          "Restarts in the last hour", .none, "Containers that were started again. Good is 0.", needs: .kubeStateMetrics,
          total(
            "max by (cluster, namespace, pod, container) (increase(kube_pod_container_status_restarts_total{\(pods.owners)}[1h]))"),
          decimals: 0, thresholds: .fewIsBearable),
        try make.number(
          "Processors in use", .none, "Processors that the chosen pods use together.", needs: .containers, "sum(\(pods.processors))",
          decimals: 2),
        try make.number(
          "Memory in use", .bytes, "Memory in RAM that the chosen pods share with nobody, together.", needs: .containers,
          "sum(\(pods.workingSet))"),
      ]
    }
  }

  /// Usage in percent of what was asked for.
  private func share(_ usage: String, of kind: String, _ resource: String) -> String {
    "100 * \(usage) / on (cluster, namespace, pod) (\(pods.resource(kind, resource)) > 0)"
  }

  private var table: Panel {
    get throws(DashboardFault) {
      let restarts = "max by (cluster, namespace, pod, container) (kube_pod_container_status_restarts_total{\(pods.owners)})"
      return try make.table(
        "Pods",
        """
        Shares are of what a pod asked for; cells are empty where it asked for nothing, or kube-state-metrics is not there. CPU near its \
        limit is slowed down, commit near the memory limit makes allocations fail. Much more than requested crowds out the neighbours.
        """, needs: .containers,
        [
          pods.nodes, pods.processors, share(pods.processors, of: "requests", "cpu"), share(pods.processors, of: "limits", "cpu"),
          pods.workingSet, share(pods.workingSet, of: "requests", "memory"), pods.commit, share(pods.commit, of: "limits", "memory"),
          "\(pods.received) + \(pods.sent)", "sum by (cluster, namespace, pod) (\(PodQueries.onWindows(restarts)))",
        ],
        columns: [
          .label("cluster", "Cluster", [.filterable]), .label("namespace", "Namespace", [.filterable]),
          .label(
            "pod", "Pod",
            [.filterable, .links([try .pod(cluster: .column("Cluster"), namespace: .column("Namespace"), pod: .column("Pod"))])]),
          .label("node", "Node", [.filterable, .links([try .node(cluster: .column("Cluster"), node: .column("Node"))])]),
          .value(ofTarget: 1, "CPU", .none, [.decimals(2)]),
          .percentage(ofTarget: 2, "CPU of request", .rising(warning: 100, critical: 300)),
          .percentage(ofTarget: 3, "CPU of limit"), .value(ofTarget: 4, "Memory", .bytes),
          .percentage(ofTarget: 5, "Memory of request", .rising(warning: 100, critical: 200)), .value(ofTarget: 6, "Commit", .bytes),
          .percentage(ofTarget: 7, "Commit of limit"), .value(ofTarget: 8, "Network", .bytesPerSecond),
          .value(
            ofTarget: 9, "Restarts", .none,
            [.thresholds(Thresholds(base: .text, [.init(1, .orange), .init(10, .red)])), .cell(.colorText)]),
        ], sorting: ("CPU", descends: true))
    }
  }

  // MARK: Rows

  private var processors: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "CPU",
        [
          PanelLine([
            try make.lines(
              "CPU of pods: the highest twenty", .none, "Processors in use: 1.5 is one and a half.", needs: .containers,
              [("topk(20, \(pods.processors))", Self.legend)], style: TimeSeriesStyle(legend: .table)),
            try make.lines(
              "CPU against requests and limits", .none,
              """
              All chosen pods together. Above the requests they live on what others leave; at the limits Windows slows them down. Pods without \
              a limit are not in its line.
              """, needs: .containers,
              [
                ("sum(\(pods.processors))", "used"), ("sum(\(pods.resource("requests", "cpu")))", "requested"),
                ("sum(\(pods.resource("limits", "cpu")))", "limits"),
              ], overrides: [.requested, .limits]),
          ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "CPU by container: the highest twenty", .none, "Which container of a pod it is.", needs: .containers,
                [
                  (
                    "topk(20, \(pods.sum(rateOf: "windows_container_cpu_usage_seconds_total", by: "cluster, namespace, pod, container")))",
                    Self.legend + " {{container}}"
                  )
                ])
            ]),
        ])
    }
  }

  private var memory: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Memory",
        [
          PanelLine([
            try make.lines(
              "Memory of pods: the highest twenty", .bytes,
              "Memory in RAM that pods share with nobody. What rises without ever falling is a leak.", needs: .containers,
              [("topk(20, \(pods.workingSet))", Self.legend)], style: TimeSeriesStyle(legend: .table)),
            try make.lines(
              "Memory against requests and limits", .bytes,
              """
              All chosen pods together. Windows kills nobody for want of memory: it pages, and refuses allocations at the limit. So commit is \
              what to hold against limits, and the working set against requests.
              """, needs: .containers,
              [
                ("sum(\(pods.workingSet))", "working set"), ("sum(\(pods.commit))", "commit"),
                ("sum(\(pods.resource("requests", "memory")))", "requested"), ("sum(\(pods.resource("limits", "memory")))", "limits"),
              ], overrides: [.requested, .limits]),
          ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Commit of pods: the highest twenty", .bytes, "Memory that pods were promised, in RAM or not.", needs: .containers,
                [("topk(20, \(pods.commit))", Self.legend)]),
              try make.lines(
                "Commit in percent of the limit: the highest twenty", .percent,
                "Near 100% allocations fail, and most programs end themselves. Below 80% is good.", needs: .kubeStateMetrics,
                [("topk(20, \(share(pods.commit, of: "limits", "memory")))", Self.legend)], thresholds: .percentage),
            ]),
        ])
    }
  }

  private var networkAndStorage: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Network and storage",
        [
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Traffic of pods: the highest ten", .bytesPerSecond,
                "Received above, sent below. HostProcess containers use the node's network and are not here.", needs: .containers,
                [
                  ("topk(10, \(pods.received))", Self.legend + " received"), ("topk(10, \(pods.sent))", Self.legend + " sent"),
                ], from: nil, overrides: [FieldOverride(.target(1), [.negativeY])]),
              try make.lines(
                "Packets dropped: the highest ten", .packetsPerSecond,
                "Packets that a pod's endpoint threw away. Good is none; some is often a network policy that denies.", needs: .containers,
                [
                  ("topk(10, \(pods.droppedIncoming) > 0)", Self.legend + " incoming"),
                  ("topk(10, \(pods.droppedOutgoing) > 0)", Self.legend + " outgoing"),
                ]),
              try make.lines(
                "Storage of pods: the highest ten", .bytesPerSecond,
                "Read above, written below. A pod that stands out slows the disk of the whole node.", needs: .containers,
                [
                  ("topk(10, \(pods.storageRead))", Self.legend + " read"),
                  ("topk(10, \(pods.storageWritten))", Self.legend + " written"),
                ], from: nil, overrides: [FieldOverride(.target(1), [.negativeY])]),
            ])
        ])
    }
  }
}

extension FieldOverride {
  fileprivate static let requested = FieldOverride(
    .name(.named("requested")), [.fillOpacity(0), .dashedLine, .color(.fixed(.orange))])
  fileprivate static let limits = FieldOverride(.name(.named("limits")), [.fillOpacity(0), .dashedLine, .color(.fixed(.red))])
}
