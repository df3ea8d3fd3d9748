import Grafana

extension WindowsPodsDashboard {
  /// Whether pods run, and why not; all of it from kube-state-metrics.
  var health: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow("Health", [PanelLine(height: 8, [try waiting, try restarts]), PanelLine(height: 7, [try phases, try ends])])
    }
  }

  /// One series for each container and value of a label.
  private func containers(_ metric: String, by label: String = "") -> String {
    let labels = "cluster, namespace, pod, container" + (label.isEmpty ? "" : ", \(label)")
    return PodQueries.onWindows("max by (\(labels)) (\(metric){\(PodQueries.chosen.owners)})")
  }

  private var waiting: Panel {
    get throws(DashboardFault) {
      try make.table(
        "Containers that wait, and why",
        """
        ErrImagePull and ImagePullBackOff on Windows often mean an image without a variant for this build of Windows; CreateContainerError an \
        image of another build or for Linux; CrashLoopBackOff a program that ends. ContainerCreating for more than ten minutes is a network \
        or volume that cannot be made.
        """, needs: .nothing("None waits, or kube-state-metrics is missing"),
        ["\(containers("kube_pod_container_status_waiting_reason", by: "reason")) > 0"],
        columns: [
          .label("cluster", "Cluster"), .label("namespace", "Namespace"), .label("pod", "Pod"), .label("container", "Container"),
          .label("reason", "Reason"),
        ], sorting: ("Namespace", descends: false))
    }
  }

  private var restarts: Panel {
    get throws(DashboardFault) {
      let increase = "increase(kube_pod_container_status_restarts_total{\(PodQueries.chosen.owners)}[1h])"
      let query = PodQueries.onWindows("max by (cluster, namespace, pod, container) (\(increase))")
      return try make.lines(
        "Restarts within an hour: the highest ten", .none,
        "Good is none. More than three in an hour is a loop: look at the log before (kubectl logs --previous).", needs: .kubeStateMetrics,
        [("topk(10, \(query) > 0)", "{{cluster}} {{namespace}}/{{pod}} {{container}}")], thresholds: .rising(warning: 1, critical: 3))
    }
  }

  private var phases: Panel {
    get throws(DashboardFault) {
      let query = PodQueries.onWindows("max by (cluster, namespace, pod, phase) (kube_pod_status_phase{\(PodQueries.chosen.owners)})")
      return try make.lines(
        "Pods by phase", .none, "Good is Running, and Succeeded for Jobs. Pending for more than ten minutes, Failed and Unknown are not.",
        needs: .kubeStateMetrics, [("sum by (phase) (\(query))", "{{phase}}")], style: .stacked())
    }
  }

  private var ends: Panel {
    get throws(DashboardFault) {
      try make.table(
        "How containers ended last",
        """
        The exit code of Windows as a signed number: 0 is well, -1073741510 (0xC000013A) a stop, -1073741819 (0xC0000005) a crash, \
        -1073740791 (0xC0000409) an abort, -1073741571 (0xC00000FD) a stack that overflowed.
        """, needs: .nothing("None ended, or kube-state-metrics is missing"),
        [
          containers("kube_pod_container_status_last_terminated_exitcode"),
          "\(containers("kube_pod_container_status_last_terminated_reason", by: "reason")) > 0",
        ],
        columns: [
          .label("cluster", "Cluster"), .label("namespace", "Namespace"), .label("pod", "Pod"), .label("container", "Container"),
          .label("reason", "Reason"), .value(ofTarget: 0, "Exit code", .none),
        ], sorting: ("Namespace", descends: false))
    }
  }
}
