/// The systems of a mixed cluster's nodes.
enum NodeSystem: String, Sendable, CaseIterable {
  case linux = "Linux"
  case windows = "Windows"

  /// Its nodes, one series of the value 1 for each.
  var nodes: String {
    let matcher = self == .windows ? #"os_image=~"Windows.*""# : #"os_image!~"Windows.*""#
    return "max by (cluster, node) (kube_node_info{\(matcher)})"
  }

  /// The sum of a query's series over the nodes of the system.
  ///
  /// - Parameter query: with the labels cluster and node.
  func sum(_ query: String) -> String { "sum((\(query)) and on (cluster, node) (\(nodes)))" }
}

/// What the dashboard of mixed clusters asks: one series for each node, whoever measured it.
enum SystemQueries {
  /// All nodes, with the label system.
  static let nodes =
    #"""
    max by (cluster, node, system) (label_replace(label_replace(kube_node_info, "system", "Linux", "os_image", ".*"), \#
    "system", "Windows", "os_image", "Windows.*"))
    """#

  static func sumBySystem(_ query: String) -> String {
    "sum by (system) ((\(query)) * on (cluster, node) group_left (system) (\(nodes)))"
  }

  /// In processors. Kubelets say it of every node in the same way; where nobody asks them, the exporters are taken.
  static let processorsUsed =
    #"""
    max by (cluster, node) (rate(node_cpu_usage_seconds_total[$__rate_interval])) \#
    or sum by (cluster, node) (rate(node_cpu_seconds_total{mode!~"idle|iowait|steal"}[$__rate_interval])) \#
    or \#(NodeQueries.processorsUsed)
    """#
  static let memoryUsed =
    """
    max by (cluster, node) (node_memory_working_set_bytes) \
    or max by (cluster, node) (node_memory_MemTotal_bytes) - max by (cluster, node) (node_memory_MemAvailable_bytes) \
    or \(NodeQueries.memoryUsed)
    """

  /// What pods may ask for of a node.
  static func allocatable(_ resource: String) -> String {
    #"max by (cluster, node) (kube_node_status_allocatable{resource="\#(resource)"})"#
  }

  /// What the pods of a node have asked for, those left out that are over.
  static func requested(_ resource: String) -> String {
    #"""
    sum by (cluster, node) (\#
    max by (cluster, namespace, pod, container, node) (kube_pod_container_resource_requests{resource="\#(resource)", node!=""}) \#
    and on (cluster, namespace, pod) (\#(PodQueries.alive)))
    """#
  }

  /// How many pods of a phase each node has.
  static func pods(_ phase: String) -> String {
    #"""
    count by (cluster, node) (max by (cluster, namespace, pod, node) (kube_pod_info{node!=""}) \#
    and on (cluster, namespace, pod) (max by (cluster, namespace, pod) (kube_pod_status_phase{phase="\#(phase)"}) == 1))
    """#
  }

  static let ready = #"max by (cluster, node) (kube_node_status_condition{condition="Ready", status="true"})"#

  /// Linux' file systems on disks, each once however often it is mounted.
  private static let linuxDisks = #"fstype=~"ext[234]|xfs|btrfs|zfs""#
  static let linuxDiskSize = "max by (cluster, node, device) (node_filesystem_size_bytes{\(linuxDisks)})"
  static let linuxDiskFree = "max by (cluster, node, device) (node_filesystem_avail_bytes{\(linuxDisks)})"
  static let windowsDiskSize = "windows_logical_disk_size_bytes{\(WindowsQueries.volumes)}"
  static let windowsDiskFree = "windows_logical_disk_free_bytes{\(WindowsQueries.volumes)}"
}
