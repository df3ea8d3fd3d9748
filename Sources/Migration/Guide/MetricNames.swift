/// Metrics of windows_exporter 0.16.0 with the old chart's collectors that 0.31.8 calls something else or no longer has. Sources:
/// prometheus-community/windows_exporter, docs/collector.*.md at v0.16.0 and internal/collector at v0.31.8.
enum MetricNames {
  /// The release that the new names are those of.
  static let version = "0.31.8"

  static let changed: [(old: String, new: String)] = [
    ("windows_cs_hostname", "windows_os_hostname"),
    ("windows_cs_logical_processors", "windows_cpu_logical_processor"),
    ("windows_cs_physical_memory_bytes", "windows_memory_physical_total_bytes"),
    ("windows_os_visible_memory_bytes", "windows_memory_physical_total_bytes"),
    ("windows_os_physical_memory_free_bytes", "windows_memory_physical_free_bytes"),
    ("windows_os_paging_limit_bytes", "windows_pagefile_limit_bytes"),
    ("windows_os_paging_free_bytes", "windows_pagefile_free_bytes"),
    ("windows_os_processes", "windows_system_processes"),
    ("windows_os_processes_limit", "windows_system_processes_limit"),
    ("windows_system_system_up_time", "windows_system_boot_time_timestamp"),
    ("windows_cpu_processor_performance", "windows_cpu_processor_performance_total"),
    ("windows_memory_pool_nonpaged_bytes_total", "windows_memory_pool_nonpaged_bytes"),
    ("windows_net_current_bandwidth", "windows_net_current_bandwidth_bytes"),
    ("windows_net_packets_received_total_total", "windows_net_packets_received_total"),
    ("windows_service_status", ""),
    ("windows_tcp_connection_failures", "windows_tcp_connection_failures_total"),
    ("windows_tcp_connections_active", "windows_tcp_connections_active_total"),
    ("windows_tcp_connections_passive", "windows_tcp_connections_passive_total"),
    ("windows_tcp_connections_reset", "windows_tcp_connections_reset_total"),
    ("windows_os_process_memory_limit_bytes", ""),
    ("windows_os_time", ""),
    ("windows_os_timezone", ""),
    ("windows_os_users", ""),
    ("windows_os_virtual_memory_bytes", ""),
    ("windows_os_virtual_memory_free_bytes", ""),
  ]

  static var table: String {
    let rows = changed.map { "| `\($0.old)` | \($0.new.isEmpty ? "gone" : "`\($0.new)`") |" }
    return (["| 0.16.0 | \(version) |", "|---|---|"] + rows).joined(separator: "\n")
  }
}
