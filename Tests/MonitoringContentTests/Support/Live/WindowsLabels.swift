import MetricCatalogue
import WindowsExporterCatalogue

/// What stands in the labels of windows_exporter's series.
struct WindowsLabels {
  let version: ExporterVersion
  let collectors: [String]
  let cluster: String
  let node: MadeUpNode

  /// Described, but sent by no release in view or only where it was asked for (internal/collector/net, internal/collector/logical_disk).
  static let notSent: Set = ["windows_net_route_info", "windows_logical_disk_bitlocker_status", "windows_logical_disk_readonly"]

  /// Things that several labels of a series tell of together; one without labels if each label goes by itself.
  func things(_ metric: Metric, _ collector: String) -> [[String: String]] {
    switch collector {
    case "container": containers(metric)
    case "logical_disk":
      MadeUpNode.volumes.enumerated().map { index, volume in
        [
          "volume": volume, "disk": "0", "type": "fixed", "volume_name": "", "filesystem": "NTFS", "serial_number": "\(1000 + index)",
        ]
      }
    case "net":
      MadeUpNode.adapters.enumerated().map { index, adapter in
        ["nic": adapter, "friendly_name": adapter, "mac": "00:15:5D:00:00:0\(index)"]
      }
    case "service":
      MadeUpNode.services.enumerated().map { index, service in
        [
          "name": service, "display_name": service, "run_as": "LocalSystem", "path_name": "C:\\Windows\\\(service).exe",
          "process_id": "\(1000 + index)",
        ]
      }
    case "process":
      MadeUpNode.processes.enumerated().map { index, process in
        [
          "process": process, "process_id": "\(index * 4)", "creating_process_id": "4", "process_group_id": "\(index * 4)",
          "owner": "SYSTEM", "cmdline": process,
        ]
      }
    default: [[:]]
    }
  }

  /// Since 0.31.0 with whose they are, and HostProcess containers too, without a network of their own; before, with what holds each pod's
  /// network (internal/collector/container/container.go).
  private func containers(_ metric: Metric) -> [[String: String]] {
    let endpoint = "822179E7-002C-4280-ABBA-28BCFE401826"
    let isOfNetwork = metric.labels.contains("interface")
    let named = version >= ExporterVersion(0, 31)
    guard metric.labels.contains("container_id") else { return [[:]] }
    var found: [[String: String]] = []
    for container in node.containers where !(container.isHostProcess && (isOfNetwork || !named)) {
      found.append([
        "container_id": container.id(in: cluster), "namespace": container.namespace, "pod": container.pod, "container": container.name,
        "hostprocess": "\(container.isHostProcess)", "interface": endpoint,
      ])
    }
    if !named {
      for pod in Set(node.containers.filter { !$0.isHostProcess }.map(\.pod)).sorted() {
        let pause = MadeUpNode.Container(namespace: "", pod: pod, name: "pause").id(in: cluster)
        found.append(["container_id": pause, "interface": endpoint])
      }
    }
    return found
  }

  /// The values of a label that tells nothing of others; nil if nobody knows them.
  func values(of label: String, _ metric: Metric, _ collector: String) -> [String]? {
    if collector.isEmpty { return ofExporter(label, metric) }
    return switch (collector, label) {
    case (_, "core"): (0..<MadeUpNode.cores).map { "0,\($0)" }
    case ("cpu", "mode"): ["dpc", "idle", "interrupt", "privileged", "user"]
    case ("cpu", "state"): ["c1", "c2", "c3"]
    case ("cpu_info", "device_id"): ["CPU0"]
    case ("cpu_info", _): ["x"]
    case (_, "hostname"), (_, "fqdn"): [node.name]
    case (_, "domain"): ["WORKGROUP"]
    case ("os", "product"): ["Microsoft Windows Server 2022 Datacenter"]
    case ("os", "version"): ["10.0.20348"]
    case ("os", "major_version"): ["10"]
    case ("os", "minor_version"): ["0"]
    case ("os", "build_number"): ["20348"]
    case ("os", "revision"): ["3932"]
    case (_, "timezone"): ["Coordinated Universal Time"]
    case ("time", "type"): ["AllSync", "Local CMOS Clock", "NT5DS", "NTP", "NoSync"]
    case ("physical_disk", "disk"): MadeUpNode.disks
    case ("net", "status"): ["dormant", "down", "lower layer down", "not present", "testing", "unknown", "up"]
    case ("net", "address"): ["10.0.0.4"]
    case ("net", "family"): ["ipv4", "ipv6"]
    case (_, "af"): ["ipv4", "ipv6"]
    case ("tcp", "state"):
      [
        "CLOSED", "CLOSE_WAIT", "CLOSING", "DELETE_TCB", "ESTABLISHED", "FIN_WAIT1", "FIN_WAIT2", "LAST_ACK", "LISTENING", "SYN_RECEIVED",
        "SYN_SENT", "TIME_WAIT",
      ]
    case ("pagefile", "file"): ["C:\\pagefile.sys"]
    case ("textfile", "file"): MadeUpNode.files
    case ("scheduled_task", "task"): MadeUpNode.tasks
    case ("scheduled_task", "state"): ["disabled", "queued", "ready", "running", "unknown"]
    case ("service", "state"):
      ["continue pending", "pause pending", "paused", "running", "start pending", "stop pending", "stopped"]
        + (version < ExporterVersion(0, 29) ? ["unknown"] : [])
    case ("service", "start_mode"): ["auto", "boot", "disabled", "manual", "system"]
    case ("service", "status"):
      [
        "degraded", "error", "lost comm", "no contact", "nonrecover", "ok", "pred fail", "service", "starting", "stopping", "stressed",
        "unknown",
      ]
    case ("process", "mode"): metric.name.hasSuffix("cpu_time_total") ? ["privileged", "user"] : ["other", "read", "write"]
    case ("process", "pool"): ["nonpaged", "paged"]
    default: nil
    }
  }

  /// What the exporter says of itself.
  private func ofExporter(_ label: String, _ metric: Metric) -> [String]? {
    switch label {
    case "collector": collectors
    case "version": [metric.name.hasPrefix("windows_") ? "\(version)" : "go1.26.0"]
    case "cause": ["encoding", "gathering"]
    case "code": ["200", "500", "503"]
    case "branch", "goarch", "goos", "goversion", "revision", "tags", "checksum", "path": ["x"]
    default: nil
    }
  }
}
