import ChartModel
import Prometheus

/// Alerts about what Windows nodes run out of.
struct NodeAlerts {
  let settings: WindowsAlertSettings
  let windows: RateWindows
  /// Whether any exporter may run a collector; nil is always.
  let collects: (String) -> Expr<Bool>?

  var group: RuleGroup {
    RuleGroup("windows.node.alerts", rules: [notReady] + processorAndMemory + disks + networks + [service, clock]).ofNodes
  }

  private var notReady: Rule {
    .alert(
      "WindowsNodeNotReady", settings.nodeNotReady,
      #"""
      max by (cluster, node) (kube_node_status_condition{condition="Ready", status="true"}) == 0 \#
      and on (cluster, node) \#(WindowsQueries.nodes)
      """#,
      AlertText(
        summary: "Windows node {{ $labels.node }} is not ready.",
        description:
          "The kubelet of {{ $labels.node }} has not said that it is ready for \(settings.nodeNotReady.for): its pods will be moved.",
        runbook: """
          kubectl describe node {{ $labels.node }}: read Conditions and Events. If the node answers, look whether the services kubelet and \
          containerd run and read their logs; if it does not, restart or replace the machine.
          """))
  }

  private var processorAndMemory: [Rule] {
    [
      .alert(
        "WindowsNodeCPUBusy", settings.cpu,
        #"""
        100 * (1 - avg by (cluster, instance, node) (rate(windows_cpu_time_total{mode="idle"}[\#(windows.usual)]))) > \#(settings.cpu.above)
        """#,
        AlertText(
          summary: "The processors of {{ $labels.node }} are busy.",
          description: #"{{ printf "%.0f" $value }}% of the processor time of {{ $labels.node }} has been used for \#(settings.cpu.for)."#,
          runbook: """
            Find the pods that use the most on the dashboard Windows pods, and processes outside of pods on the node itself (Get-Process). \
            Give pods CPU limits, or add nodes: without limits, one Windows container can take every processor.
            """)),
      .alert(
        "WindowsNodeMemoryLow", settings.memory,
        "100 * (1 - windows_memory_available_bytes / windows_memory_physical_total_bytes) > \(settings.memory.above)",
        AlertText(
          summary: "{{ $labels.node }} is short of memory.",
          description: #"{{ printf "%.0f" $value }}% of the physical memory of {{ $labels.node }} is in use."#,
          runbook: """
            Windows has no OOM killer: a node that is short of memory pages until nothing answers. Find the pods with the largest working \
            set on the dashboard Windows pods, set memory limits, move pods away (kubectl drain), or add nodes.
            """)),
      .alert(
        "WindowsNodeCommitLimit", settings.commit,
        "100 * windows_memory_committed_bytes / windows_memory_commit_limit > \(settings.commit.above)",
        AlertText(
          summary: "{{ $labels.node }} has promised nearly all of its memory.",
          description: #"{{ printf "%.0f" $value }}% of the commit limit of {{ $labels.node }} is committed; at 100% allocations fail."#,
          runbook: """
            Find processes with large private memory (Get-Process | Sort-Object PM). Restart what leaks, enlarge the page file, or add \
            memory. Pods fail with out-of-memory errors although memory is free.
            """)),
    ]
  }

  private var disks: [Rule] {
    let volumes = WindowsQueries.volumes
    let free: RuleQuery = "windows_logical_disk_free_bytes{\(volumes)} / (windows_logical_disk_size_bytes{\(volumes)} > 0)"
    let filling = settings.diskFilling
    return [
      .alert(
        "WindowsVolumeFull", settings.diskFull, "100 * (1 - \(free)) > \(settings.diskFull.above)",
        AlertText(
          summary: "Volume {{ $labels.volume }} of {{ $labels.node }} is full.",
          description: #"{{ printf "%.0f" $value }}% of {{ $labels.volume }} on {{ $labels.node }} is used."#,
          runbook: """
            Images of Windows are large: remove unused ones (crictl rmi --prune), look for logs and dumps, or enlarge the disk. From its \
            thresholds on the kubelet evicts pods and takes no new ones.
            """)),
      .alert(
        "WindowsVolumeFilling", filling,
        """
        predict_linear(windows_logical_disk_free_bytes{\(volumes)}[6h], 3600 * \(filling.withinHours)) < 0 \
        and 100 * \(free) < \(filling.belowFree)
        """,
        AlertText(
          summary: "Volume {{ $labels.volume }} of {{ $labels.node }} will be full soon.",
          description:
            "At the pace of the last six hours {{ $labels.volume }} on {{ $labels.node }} is full within \(filling.withinHours) hours.",
          runbook: """
            Look what grows: container logs, images, dumps, emptyDir volumes. Remove it or enlarge the disk before the kubelet evicts pods.
            """)),
      .alert(
        "WindowsDiskSlow", settings.diskLatency,
        """
        1000 * rate(windows_logical_disk_read_write_latency_seconds_total{\(volumes)}[\(windows.usual)]) \
        / (rate(windows_logical_disk_reads_total{\(volumes)}[\(windows.usual)]) \
        + rate(windows_logical_disk_writes_total{\(volumes)}[\(windows.usual)]) > 0) > \(settings.diskLatency.above)
        """,
        AlertText(
          summary: "Volume {{ $labels.volume }} of {{ $labels.node }} is slow.",
          description: #"A read or write of {{ $labels.volume }} on {{ $labels.node }} takes {{ printf "%.0f" $value }} ms on average."#,
          runbook: """
            Compare operations per second with the limits of the disk's and the machine's size: clouds slow down what goes beyond them. \
            Find the pod that writes, take ephemeral or faster disks, or spread the load.
            """)),
    ]
  }

  private var networks: [Rule] {
    let (errors, saturation) = (settings.networkErrors, settings.networkSaturation)
    // An adapter carries its bandwidth in each direction: the busier one counts.
    func rate(_ metric: String) -> RuleQuery { "rate(windows_net_\(metric)[\(windows.usual)])" }
    let lost: RuleQuery =
      """
      (\(rate("packets_received_errors_total")) + \(rate("packets_outbound_errors_total")) \
      + \(rate("packets_received_discarded_total")) + \(rate("packets_outbound_discarded_total")))
      """
    return [
      .alert(
        "WindowsNetworkErrors", errors,
        // A few lost packets are a large share of what an idle adapter carries.
        "100 * \(lost) / (\(rate("packets_total")) > 0) > \(errors.above) and \(lost) >= 1",
        AlertText(
          summary: "Adapter {{ $labels.nic }} of {{ $labels.node }} loses packets.",
          description: #"{{ printf "%.1f" $value }}% of the packets of {{ $labels.nic }} on {{ $labels.node }} are broken or dropped."#,
          runbook: """
            Look whether processors are busy (dropped for want of buffers), at the virtual switch and HNS events on the node, and at the \
            machine's limits of packets per second.
            """)),
      .alert(
        "WindowsNetworkSaturated", saturation,
        """
        100 * (\(rate("bytes_received_total")) > \(rate("bytes_sent_total")) or \(rate("bytes_sent_total"))) \
        / (windows_net_current_bandwidth_bytes > 0) > \(saturation.above)
        """,
        AlertText(
          summary: "Adapter {{ $labels.nic }} of {{ $labels.node }} is at its limit.",
          description: #"{{ $labels.nic }} on {{ $labels.node }} carries {{ printf "%.0f" $value }}% of its bandwidth in one direction."#,
          runbook:
            "Find the pods that send or receive the most on the dashboard Windows pods; spread them over nodes, or take larger machines.")),
    ]
  }

  private var service: Rule {
    let service = settings.serviceStopped
    return .alert(
      "WindowsServiceStopped", service, when: collects("service"),
      #"windows_service_state{name=~"(?i)(\#(service.names.joined(separator: "|")))", state="running"} == 0"#,
      AlertText(
        summary: "Service {{ $labels.name }} of {{ $labels.node }} does not run.",
        description: "The service {{ $labels.name }} of {{ $labels.node }} has not been running for \(service.for).",
        runbook: """
          On the node: Get-Service {{ $labels.name }}, its last events (Get-WinEvent -LogName System), and its own log; then Start-Service. \
          If it stops again, cordon the node and replace it.
          """))
  }

  private var clock: Rule {
    .alert(
      "WindowsClockSkew", settings.clockSkew, when: collects("time"),
      "1000 * abs(windows_time_computed_time_offset_seconds) > \(settings.clockSkew.above)",
      AlertText(
        summary: "The clock of {{ $labels.node }} is wrong.",
        description: #"The clock of {{ $labels.node }} is {{ printf "%.0f" $value }} ms off its source."#,
        runbook: """
          w32tm /query /status and w32tm /query /peers on the node; w32tm /resync. Tokens and certificates are refused when clocks differ, \
          and samples come out of order.
          """))
  }
}
