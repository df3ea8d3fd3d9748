import ChartModel
import Prometheus

/// The recording rules of kubernetes-mixin for Windows nodes, by their names and labels (kubernetes-monitoring/kubernetes-mixin,
/// rules/windows.libsonnet), over metrics that the exporter still has.
enum NodeRecordingRules {
  static func group(_ windows: RateWindows) -> RuleGroup {
    RuleGroup(
      "windows.node.rules", rules: counts + processors(windows) + memory(windows) + disks(windows) + volumes + networks(windows)
    ).ofNodes
  }

  private static let counts: [Rule] = [
    // windows_os_info is there in every release, one series a node.
    .record("node:windows_node:sum", "count by (cluster) (windows_os_info)"),
    .record(
      "node:windows_node_num_cpu:sum",
      "count by (cluster, instance) (sum by (cluster, instance, core) (windows_cpu_time_total))"),
  ]

  private static func processors(_ windows: RateWindows) -> [Rule] {
    let idle: RuleQuery = #"rate(windows_cpu_time_total{mode="idle"}[\#(windows.short)])"#
    return [
      .record(":windows_node_cpu_utilisation:avg1m", "1 - avg by (cluster) (\(idle))"),
      .record("node:windows_node_cpu_utilisation:avg1m", "1 - avg by (cluster, instance) (\(idle))"),
    ]
  }

  private static func memory(_ windows: RateWindows) -> [Rule] {
    [
      .record(
        ":windows_node_memory_utilisation:",
        "1 - sum by (cluster) (windows_memory_available_bytes) / sum by (cluster) (windows_memory_physical_total_bytes)"),
      .record(
        ":windows_node_memory_MemFreeCached_bytes:sum",
        "sum by (cluster) (windows_memory_available_bytes + windows_memory_cache_bytes)"),
      .record(
        "node:windows_node_memory_totalCached_bytes:sum",
        """
        windows_memory_cache_bytes + windows_memory_modified_page_list_bytes + windows_memory_standby_cache_core_bytes \
        + windows_memory_standby_cache_normal_priority_bytes + windows_memory_standby_cache_reserve_bytes
        """),
      .record(":windows_node_memory_MemTotal_bytes:sum", "sum by (cluster) (windows_memory_physical_total_bytes)"),
      .record("node:windows_node_memory_bytes_available:sum", "sum by (cluster, instance) (windows_memory_available_bytes)"),
      .record("node:windows_node_memory_bytes_total:sum", "sum by (cluster, instance) (windows_memory_physical_total_bytes)"),
      // Of the cluster's memory, not of all clusters' together as the mixin has it, which mixes them.
      .record(
        "node:windows_node_memory_utilisation:ratio",
        """
        (node:windows_node_memory_bytes_total:sum - node:windows_node_memory_bytes_available:sum) \
        / on (cluster) group_left () sum by (cluster) (node:windows_node_memory_bytes_total:sum)
        """),
      .record(
        "node:windows_node_memory_utilisation:",
        "1 - node:windows_node_memory_bytes_available:sum / node:windows_node_memory_bytes_total:sum"),
      .record(
        "node:windows_node_memory_swap_io_pages:irate", "irate(windows_memory_swap_page_operations_total[\(windows.usual)])"),
    ]
  }

  private static func disks(_ windows: RateWindows) -> [Rule] {
    let busy: RuleQuery =
      "irate(windows_logical_disk_read_seconds_total[\(windows.short)]) + irate(windows_logical_disk_write_seconds_total[\(windows.short)])"
    return [
      .record(":windows_node_disk_utilisation:avg_irate", "avg by (cluster) (\(busy))"),
      .record("node:windows_node_disk_utilisation:avg_irate", "avg by (cluster, instance) (\(busy))"),
    ]
  }

  private static let volumes: [Rule] = [
    .record(
      "node:windows_node_filesystem_usage:",
      "max by (cluster, instance, volume) (1 - windows_logical_disk_free_bytes / (windows_logical_disk_size_bytes > 0))"),
    .record(
      "node:windows_node_filesystem_avail:",
      "max by (cluster, instance, volume) (windows_logical_disk_free_bytes / (windows_logical_disk_size_bytes > 0))"),
  ]

  private static func networks(_ windows: RateWindows) -> [Rule] {
    let bytes: RuleQuery = "irate(windows_net_bytes_total[\(windows.short)])"
    let lost: RuleQuery =
      """
      irate(windows_net_packets_received_discarded_total[\(windows.short)]) \
      + irate(windows_net_packets_outbound_discarded_total[\(windows.short)])
      """
    return [
      .record(":windows_node_net_utilisation:sum_irate", "sum by (cluster) (\(bytes))"),
      .record("node:windows_node_net_utilisation:sum_irate", "sum by (cluster, instance) (\(bytes))"),
      .record(":windows_node_net_saturation:sum_irate", "sum by (cluster) (\(lost))"),
      .record("node:windows_node_net_saturation:sum_irate", "sum by (cluster, instance) (\(lost))"),
    ]
  }
}
