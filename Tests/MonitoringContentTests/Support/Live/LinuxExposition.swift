import MetricCatalogue

/// What node_exporter shows of a Linux node, as far as content asks for it.
enum LinuxExposition {
  static func families() throws -> [MetricFamily] {
    let modes = ["idle": 0.7, "user": 0.2, "system": 0.08, "iowait": 0.01, "steal": 0.0, "nice": 0.0, "irq": 0.0, "softirq": 0.01]
    let disks = [
      ["device": "/dev/sda1", "fstype": "ext4", "mountpoint": "/"], ["device": "tmpfs", "fstype": "tmpfs", "mountpoint": "/run"],
    ]
    return [
      try MetricFamily(
        "node_cpu_seconds_total",
        (0..<4).flatMap { cpu in modes.sorted { $0.key < $1.key }.map { (["cpu": "\(cpu)", "mode": $0.key], .growing($0.value)) } }),
      try MetricFamily("node_memory_MemTotal_bytes", [([:], .fixed(1.6e10))]),
      try MetricFamily("node_memory_MemAvailable_bytes", [([:], .around(7e9))]),
      try MetricFamily("node_filesystem_size_bytes", disks.map { ($0, .fixed(1e11)) }),
      try MetricFamily("node_filesystem_avail_bytes", disks.map { ($0, .around(4e10)) }),
      try MetricFamily("node_load1", [([:], .around(1.5))]),
    ]
  }
}
