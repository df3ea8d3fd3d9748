import Grafana

extension MixedClusterDashboard {
  var pods: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Pods",
        [
          PanelLine([try running, try pending, try unschedulable]), PanelLine(height: 7, [try waiting, try lost]),
        ])
    }
  }

  private var running: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Pods running", .none, "Pods that run, and the most that kubelets take. At the most, new pods wait though there is room.",
        needs: .kubeStateMetrics,
        [
          (SystemQueries.sumBySystem(SystemQueries.pods("Running")), "{{system}}"),
          (SystemQueries.sumBySystem(SystemQueries.allocatable("pods")), "{{system}}, the most"),
        ], overrides: [FieldOverride(.target(1), [.fillOpacity(0), .dashedLine])])
    }
  }

  private var pending: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Pods that have a node and do not run yet", .none,
        "They pull images or wait for volumes. On Windows the first pull of a base image takes many minutes; for long it is bad.",
        needs: .kubeStateMetrics, [(SystemQueries.sumBySystem(SystemQueries.pods("Pending")), "{{system}}")])
    }
  }

  private var unschedulable: Panel {
    get throws(DashboardFault) {
      let pods = "max by (cluster, namespace, pod) (kube_pod_status_unschedulable)"
      let asked = "nodeselector_kubernetes_io_os"
      return try make.lines(
        "Pods that no node takes", .none,
        """
        Good is none. They have no node, so only their node selectors tell which system they are for: kube-state-metrics shows these if it is \
        told to (kube_pod_nodeselectors is opt-in).
        """, needs: .kubeStateMetrics,
        [
          ("sum(\(pods)) or 0 * count(\(SystemQueries.nodes))", "all"),
          (
            """
            sum by (\(asked)) (\(pods) * on (cluster, namespace, pod) group_left (\(asked)) \
            max by (cluster, namespace, pod, \(asked)) (kube_pod_nodeselectors))
            """, "for {{\(asked)}}"
          ),
        ], thresholds: .fewIsBearable)
    }
  }

  private var waiting: Panel {
    get throws(DashboardFault) {
      let reasons = "max by (cluster, namespace, pod, container, reason) (kube_pod_container_status_waiting_reason)"
      // One node a pod, even while a pod of the same name on another node is still known.
      let places = #"topk by (cluster, namespace, pod) (1, max by (cluster, namespace, pod, node) (kube_pod_info{node!=""}))"#
      return try make.lines(
        "Why containers wait, by system", .none,
        """
        Good is none but ContainerCreating for a while. CreateContainerError and ImagePullBackOff on one system only are often pods without a \
        node selector for their system.
        """, needs: .nothing("None waits, or kube-state-metrics is missing"),
        [
          (
            """
            sum by (system, reason) (\(reasons) * on (cluster, namespace, pod) group_left (node) \(places) \
            * on (cluster, node) group_left (system) (\(SystemQueries.nodes)))
            """, "{{system}} {{reason}}"
          )
        ], style: .stacked())
    }
  }

  private var lost: Panel {
    get throws(DashboardFault) {
      try make.table(
        "Pods that no node takes, now", "Good is an empty table. kubectl describe pod says what each lacks.",
        needs: .nothing("None, or kube-state-metrics is missing"),
        ["max by (cluster, namespace, pod) (kube_pod_status_unschedulable) > 0"],
        columns: [.label("cluster", "Cluster"), .label("namespace", "Namespace"), .label("pod", "Pod")],
        sorting: ("Namespace", descends: false))
    }
  }

  var nodes: DashboardRow {
    get throws(DashboardFault) {
      let info = #"""
        max by (cluster, node, system, os_image, kernel_version, kubelet_version, container_runtime_version) \#
        (label_replace(label_replace(kube_node_info, "system", "Linux", "os_image", ".*"), "system", "Windows", "os_image", "Windows.*"))
        """#
      func share(_ part: String, _ whole: String) -> String { "100 * (\(part)) / (\(whole))" }
      return DashboardRow(
        "Nodes",
        [
          PanelLine(
            height: 11,
            [
              try make.table(
                "Each node",
                """
                Bad is a node that is not ready, and kubelets more than three minor releases older than the API server. Percentages are of what \
                pods may have.
                """, needs: .kubeStateMetrics,
                [
                  info, SystemQueries.ready, SystemQueries.pods("Running"),
                  share(SystemQueries.processorsUsed, SystemQueries.allocatable("cpu")),
                  share(SystemQueries.requested("cpu"), SystemQueries.allocatable("cpu")),
                  share(SystemQueries.memoryUsed, SystemQueries.allocatable("memory")),
                  share(SystemQueries.requested("memory"), SystemQueries.allocatable("memory")),
                ],
                columns: [
                  .label("cluster", "Cluster", [.filterable]), .label("node", "Node", [.filterable]),
                  .label("system", "System", [.filterable]),
                  .value(ofTarget: 1, "Ready", .none, [.mappings(ValueMapping.yesOrNo), .cell(.colorText)]),
                  .value(ofTarget: 2, "Pods", .none), .percentage(ofTarget: 3, "CPU used"), .percentage(ofTarget: 4, "CPU requested"),
                  .percentage(ofTarget: 5, "Memory used"), .percentage(ofTarget: 6, "Memory requested"),
                  .label("os_image", "Image"), .label("kernel_version", "Kernel"), .label("kubelet_version", "Kubelet"),
                  .label("container_runtime_version", "Runtime"),
                ], sorting: ("System", descends: true))
            ])
        ])
    }
  }
}
