/// What several dashboards ask of pods on Windows nodes, one series for each pod.
struct PodQueries: Sendable {
  /// Matchers of namespace and pod; all pods if empty.
  let owners: String

  static let all = PodQueries(owners: "")
  /// By the variables namespace and pod.
  static let chosen = PodQueries(owners: #"namespace=~"$namespace", pod=~"$pod""#)

  private static let labels = "cluster, namespace, pod"

  /// In processors.
  var processors: String { sum(rateOf: "windows_container_cpu_usage_seconds_total") }
  /// Memory in RAM that nothing else shares.
  var workingSet: String { sum(of: "windows_container_memory_usage_private_working_set_bytes") }
  var commit: String { sum(of: "windows_container_memory_usage_commit_bytes") }
  var storageRead: String { sum(rateOf: "windows_container_storage_read_size_bytes_total") }
  var storageWritten: String { sum(rateOf: "windows_container_storage_write_size_bytes_total") }
  var received: String { network("receive_bytes_total") }
  var sent: String { network("transmit_bytes_total") }
  var droppedIncoming: String { network("receive_packets_dropped_total") }
  var droppedOutgoing: String { network("transmit_packets_dropped_total") }

  /// The pods and their nodes.
  var nodes: String {
    "max by (\(Self.labels), node) (\(ContainerQueries.identified(owners: owners) { "windows_container_available{\($0)}" }))"
  }

  func sum(of metric: String, by labels: String = labels) -> String {
    "sum by (\(labels)) (\(ContainerQueries.identified(owners: owners) { "\(metric){\($0)}" }))"
  }

  func sum(rateOf metric: String, by labels: String = labels) -> String {
    "sum by (\(labels)) (\(ContainerQueries.identified(owners: owners) { "rate(\(metric){\($0)}[$__rate_interval])" }))"
  }

  /// All containers of a pod share its endpoint, and the exporter says what passed it once for each of them
  /// (prometheus-community/windows_exporter, internal/collector/container/container.go: `collectNetworkMetrics`).
  func network(_ metric: String) -> String {
    let series = ContainerQueries.identified(owners: owners) { "rate(windows_container_network_\(metric){\($0)}[$__rate_interval])" }
    return "sum by (\(Self.labels)) (max by (\(Self.labels), interface) (\(series)))"
  }

  // MARK: kube-state-metrics

  /// Matchers for a selector of kube-state-metrics.
  func matchers(_ others: String) -> String { [owners, others].filter { !$0.isEmpty }.joined(separator: ", ") }

  /// A query whose series have the labels of a pod, for pods on Windows nodes.
  static func onWindows(_ query: String) -> String { "((\(query)) and on (\(labels)) (\(WindowsQueries.pods)))" }

  /// Requests or limits of pods that are not over yet.
  ///
  /// - Parameters:
  ///   - kind: `requests` or `limits`.
  ///   - resource: `cpu` or `memory`.
  func resource(_ kind: String, _ resource: String) -> String {
    let series = "kube_pod_container_resource_\(kind){\(matchers(#"resource="\#(resource)""#))}"
    let all = "sum by (\(Self.labels)) (max by (\(Self.labels), container) (\(series)))"
    return "(\(Self.onWindows(all)) and on (\(Self.labels)) (\(Self.alive)))"
  }

  /// Pods that take room on a node, or will.
  static let alive = #"max by (cluster, namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"}) == 1"#
}
