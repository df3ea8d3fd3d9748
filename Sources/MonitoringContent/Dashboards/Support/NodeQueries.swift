/// What several dashboards ask of a node, one series for each. Percentages are 0 to 100.
enum NodeQueries {
  /// Of all processors.
  static let processorPercent =
    #"100 * (1 - avg by (cluster, node) (rate(windows_cpu_time_total{mode="idle"}[$__rate_interval])))"#
  /// In processors: 1.5 is one and a half of them.
  static let processorsUsed = #"sum by (cluster, node) (1 - rate(windows_cpu_time_total{mode="idle"}[$__rate_interval]))"#
  static let processors = #"count by (cluster, node) (windows_cpu_time_total{mode="idle"})"#
  static let memoryUsed =
    "max by (cluster, node) (windows_memory_physical_total_bytes) - max by (cluster, node) (windows_memory_available_bytes)"
  static let memory = "max by (cluster, node) (windows_memory_physical_total_bytes)"
  static let memoryPercent =
    "100 * (1 - max by (cluster, node) (windows_memory_available_bytes) / max by (cluster, node) (windows_memory_physical_total_bytes))"
  static let commitPercent =
    "100 * max by (cluster, node) (windows_memory_committed_bytes) / max by (cluster, node) (windows_memory_commit_limit)"
  static let volumePercent =
    "100 * (1 - windows_logical_disk_free_bytes{\(WindowsQueries.volumes)} / (windows_logical_disk_size_bytes{\(WindowsQueries.volumes)} > 0))"
  static let fullestVolumePercent = "max by (cluster, node) (\(volumePercent))"
  /// Seconds that a read or write of the slowest volume takes.
  static let slowestVolume =
    """
    max by (cluster, node) (rate(windows_logical_disk_read_write_latency_seconds_total{\(WindowsQueries.volumes)}[$__rate_interval]) \
    / (rate(windows_logical_disk_reads_total{\(WindowsQueries.volumes)}[$__rate_interval]) \
    + rate(windows_logical_disk_writes_total{\(WindowsQueries.volumes)}[$__rate_interval]) > 0))
    """
  /// What passes a virtual switch passes an adapter of the machine too, so adapters are not added up.
  static let busiestAdapter = "max by (cluster, node) (rate(windows_net_bytes_total[$__rate_interval]))"
  static let uptime = "time() - max by (cluster, node) (windows_system_boot_time_timestamp)"
  static let containers =
    "count by (cluster, node) (\(ContainerQueries.identified { "windows_container_available{\($0)}" }))"
  static let exporterUp = #"max by (cluster, node) (up{job="\#(WindowsQueries.job)"})"#
  /// 1 or 0; of Windows nodes only.
  static let ready =
    #"""
    max by (cluster, node) (kube_node_status_condition{condition="Ready", status="true"}) \#
    and on (cluster, node) \#(WindowsQueries.nodes)
    """#
  /// Windows' own nodes, whether kube-state-metrics or the scraper knows them; one series for each.
  static let all = #"max by (cluster, node) (\#(WindowsQueries.nodes)) or max by (cluster, node) (up{job="\#(WindowsQueries.job)"})"#
  static let firingAlerts = #"ALERTS{alertname=~"Windows.*|CollectorDroppingData", alertstate="firing"}"#
}
