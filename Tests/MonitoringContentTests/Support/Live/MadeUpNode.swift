import MetricCatalogue

/// A node of a made-up cluster, and what windows_exporter finds on it.
struct MadeUpNode: Sendable {
  enum System: String, Sendable { case linux, windows }

  /// A container that runs, with its pod.
  struct Container: Sendable {
    var namespace: String
    var pod: String
    var name: String
    var isHostProcess = false

    /// As containerd numbers it.
    func id(in cluster: String) -> String {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in "\(cluster)/\(namespace)/\(pod)/\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return "containerd://" + String(repeating: String(hash, radix: 16), count: 4)
    }
  }

  var name: String
  var system: System
  var address: String
  var containers: [Container] = []

  static let cores = 4
  static let volumes = ["C:", "D:", "HarddiskVolume1"]
  static let disks = ["0", "1"]
  static let adapters = ["Microsoft Hyper-V Network Adapter", "vEthernet (Ethernet)", "vEthernet (nat)"]
  static let processes = ["Idle", "System", "svchost", "containerd", "kubelet", "kube-proxy", "app", "windows_exporter"]
  static let services = ["containerd", "kubelet", "kubeproxy", "Dnscache", "Spooler", "windows_exporter"]
  static let tasks = ["/Microsoft/Windows/Defrag/ScheduledDefrag", "/Microsoft/Windows/Time Synchronization/SynchronizeTime"]
  static let files = ["C:\\Program Files\\windows_exporter\\textfile_inputs\\metadata.prom"]

  /// What the catalogue estimates by.
  var shape: NodeShape {
    NodeShape(
      cores: Self.cores, volumes: Self.volumes.count, disks: Self.disks.count, networkInterfaces: Self.adapters.count,
      pods: Set(containers.filter { !$0.isHostProcess }.map(\.pod)).count, containers: containers.count { !$0.isHostProcess },
      hostProcessContainers: containers.count { $0.isHostProcess }, processes: Self.processes.count, services: Self.services.count,
      pagingFiles: 1, textFiles: Self.files.count, scheduledTasks: Self.tasks.count)
  }
}
