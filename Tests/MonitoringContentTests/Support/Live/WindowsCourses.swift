import MetricCatalogue

/// Values that windows_exporter might show: of a node of four processors and 16 GiB that is neither idle nor at its limits.
struct WindowsCourses {
  let node: MadeUpNode
  let now: Double

  private static let gibibyte = 1024.0 * 1024 * 1024

  func course(of metric: Metric, _ labels: [String: String]) -> Course {
    let name = String(metric.name.drop { $0 != "_" }.dropFirst())
    if let found = chosen(name, labels) ?? state(name, labels) { return found }
    if name.hasSuffix("_info") { return .fixed(1) }
    switch (metric.type, metric.unit) {
    case (.counter, "bytes"): return .growing(200_000)
    case (.counter, "seconds"): return .growing(0.02)
    case (.counter, _): return .growing(25)
    case (_, "bytes"): return .around(0.3 * Self.gibibyte)
    case (_, "seconds"): return .around(0.02)
    case (_, "percent"): return .around(40)
    default: return .around(5)
    }
  }

  private func chosen(_ name: String, _ labels: [String: String]) -> Course? {
    switch name {
    case "cpu_time_total":
      let shares = ["idle": 0.62, "user": 0.22, "privileged": 0.16, "dpc": 0.01, "interrupt": 0.005]
      return .growing(shares[labels["mode"] ?? ""] ?? 0)
    case "system_boot_time_timestamp", "system_boot_time_timestamp_seconds", "system_system_up_time", "process_start_time",
      "service_process", "textfile_mtime_seconds":
      return .fixed(now - 5 * 86_400)
    case "os_time", "time_current_timestamp_seconds": return Course(start: now, perSecond: 1)
    case "time_computed_time_offset_seconds": return .around(0.004)
    case "time_ntp_client_time_sources": return .fixed(1)
    case "exporter_collector_success": return .fixed(labels["collector"] == "textfile" ? 0 : 1)
    case "exporter_collector_timeout": return .fixed(0)
    case "logical_disk_size_bytes": return .fixed((labels["volume"] == "C:" ? 128 : 32) * Self.gibibyte)
    case "logical_disk_free_bytes": return .around((labels["volume"] == "C:" ? 40 : 20) * Self.gibibyte, by: 0.1)
    case "logical_disk_idle_seconds_total": return .growing(0.8)
    case "logical_disk_read_latency_seconds_total", "logical_disk_write_latency_seconds_total": return .growing(0.2)
    case "logical_disk_read_write_latency_seconds_total": return .growing(0.4)
    case "net_current_bandwidth_bytes": return .fixed(1.25e9)
    case "net_bytes_received_total", "net_bytes_sent_total": return .growing(4e6)
    case "net_bytes_total": return .growing(8e6)
    case "net_packets_received_errors_total", "net_packets_outbound_errors_total": return .growing(0.01)
    case "container_available": return .fixed(1)
    case "container_count": return .fixed(Double(node.containers.count))
    case "container_cpu_usage_seconds_total": return .growing(0.3)
    case "container_memory_usage_commit_bytes": return .around(0.5 * Self.gibibyte)
    // What nobody uses of the four processors.
    case "process_cpu_time_total" where labels["process"] == "Idle": return .growing(labels["mode"] == "privileged" ? 2.48 : 0)
    case "tcp_segments_retransmitted_total": return .growing(0.1)
    default: return memory(name)
    }
  }

  private func memory(_ name: String) -> Course? {
    let gibibytes: Double
    switch name {
    case "memory_physical_total_bytes", "cs_physical_memory_bytes", "os_visible_memory_bytes": return .fixed(16 * Self.gibibyte)
    case "memory_commit_limit", "os_virtual_memory_bytes": return .fixed(20 * Self.gibibyte)
    case "pagefile_limit_bytes", "os_paging_limit_bytes": return .fixed(4 * Self.gibibyte)
    case "memory_available_bytes", "memory_physical_free_bytes", "os_physical_memory_free_bytes": gibibytes = 5
    case "memory_committed_bytes": gibibytes = 12
    case "os_virtual_memory_free_bytes": gibibytes = 8
    case "memory_standby_cache_normal_priority_bytes": gibibytes = 3
    case "memory_free_and_zero_page_list_bytes": gibibytes = 1.5
    case "pagefile_free_bytes", "os_paging_free_bytes": gibibytes = 3
    default: return nil
    }
    return .around(gibibytes * Self.gibibyte, by: 0.1)
  }

  /// 1 for the state that something is in, 0 for the others.
  private func state(_ name: String, _ labels: [String: String]) -> Course? {
    let (label, current): (String, String)
    switch name {
    case "service_state": (label, current) = ("state", labels["name"] == "Spooler" ? "stopped" : "running")
    case "service_start_mode": (label, current) = ("start_mode", "auto")
    case "service_status": (label, current) = ("status", "ok")
    case "scheduled_task_state": (label, current) = ("state", "ready")
    case "net_nic_operation_status": (label, current) = ("status", "up")
    case "time_clock_sync_source": (label, current) = ("type", "NTP")
    default: return nil
    }
    return .fixed(labels[label] == current ? 1 : 0)
  }
}
