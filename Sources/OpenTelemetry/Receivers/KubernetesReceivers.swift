public import ChartModel
import CollectorSchemas
import YAML

/// What the kubelet tells about (opentelemetry-collector-contrib, receiver/kubeletstatsreceiver).
public enum KubeletGroup: String, Sendable, CaseIterable {
  /// Each container: CPU, memory, file system.
  case container
  /// Each pod: CPU, memory, file system, network.
  case pod
  /// The node: CPU, memory, file system, network.
  case node
  /// Each volume of a pod: bytes and inodes.
  case volume
}

extension Receiver where S == Metrics {
  /// The kubelet's own figures of its pods, on Linux and Windows nodes alike (opentelemetry-collector-contrib,
  /// receiver/kubeletstatsreceiver).
  ///
  /// The service account must be allowed to get `nodes/stats`; for extra labels to get `nodes/pods` (`nodes/proxy` for older releases), for
  /// those of volumes `persistentvolumeclaims` and `persistentvolumes` too; for shares of a node to get, list and watch `nodes`.
  ///
  /// - Parameters:
  ///   - endpoint: HOST:PORT, such as `${env:NODE_IP}:10250`. Names of Windows nodes cannot be resolved in every cluster.
  ///   - skipsVerification: kubelets' certificates are rarely signed by an authority that pods know, and seldom for the address.
  ///   - node: the node's name; needed for the shares of a node that a pod uses, `k8s.pod.cpu.node.utilization` and its like.
  ///   - groups: container, pod and node unless they are set.
  ///   - metrics: turned on or off, by their names.
  ///   - interval: 10s unless it is set.
  public static func kubeletStats(
    named name: String? = nil, endpoint: Expr<String>, interval: Expr<CollectorDuration>? = nil, skipsVerification: Expr<Bool>? = nil,
    caFile: Expr<String>? = nil, node: Expr<String>? = nil, groups: [KubeletGroup] = [], extraMetadataLabels: [String] = [],
    collectsAllInterfaces: Bool? = nil, metrics: KeyValuePairs<String, Bool> = [:]
  ) -> Receiver {
    let metrics = metrics.map { ($0.key, $0.value) }
    return Receiver(
      Component(.receiver, "kubelet_stats", name) { map, _ in
        map.put("auth_type", "serviceAccount")
        map.put("endpoint", endpoint)
        map.put("collection_interval", interval)
        map.put("insecure_skip_verify", skipsVerification)
        map.put("ca_file", caFile)
        map.put("node", node)
        map.list("metric_groups", groups.map { Tree.value(.string($0.rawValue)) })
        map.list("extra_metadata_labels", fixed: extraMetadataLabels)
        // The metadata of volumes is asked of the API server, and what the node has for its shares.
        let asksForNode = metrics.contains { metric, isEnabled in isEnabled && metric.hasSuffix(".node.utilization") }
        if !extraMetadataLabels.isEmpty || asksForNode { map.map("k8s_api_config") { $0.put("auth_type", "serviceAccount") } }
        if let collectsAllInterfaces {
          map.map("collect_all_network_interfaces") { map in
            map.put("pod", collectsAllInterfaces)
            map.put("node", collectsAllInterfaces)
          }
        }
        map.enable(metrics)
      })
  }

  /// What the API server knows of the cluster (opentelemetry-collector-contrib, receiver/k8sclusterreceiver). One collector only, or with
  /// a leader elector.
  ///
  /// - Parameters:
  ///   - conditions: of nodes: `Ready` unless they are set.
  ///   - allocatable: such as `cpu`, `memory`; none unless they are set.
  ///   - interval: 10s unless it is set.
  public static func kubernetesCluster(
    named name: String? = nil, interval: Expr<CollectorDuration>? = nil, conditions: [String] = [], allocatable: [String] = [],
    namespaces: Expr<[String]>? = nil, leader: LeaderElector? = nil, metrics: KeyValuePairs<String, Bool> = [:]
  ) -> Receiver {
    let metrics = metrics.map { ($0.key, $0.value) }
    return Receiver(
      Component(.receiver, "k8s_cluster", name, extensions: [leader?.component].compactMap { $0 }) { map, version in
        map.put("auth_type", "serviceAccount")
        map.put("collection_interval", interval)
        map.list("node_conditions_to_report", fixed: conditions)
        map.list("allocatable_types_to_report", fixed: allocatable)
        map.put("namespaces", namespaces)
        map.put(leader, version)
        map.enable(metrics)
      })
  }
}

extension Receiver where S == Logs {
  /// The cluster's events (opentelemetry-collector-contrib, receiver/k8seventsreceiver). One collector only, or with a leader elector.
  ///
  /// - Parameter namespaces: all unless they are set.
  public static func kubernetesEvents(
    named name: String? = nil, namespaces: Expr<[String]>? = nil, leader: LeaderElector? = nil
  ) -> Receiver {
    Receiver(
      Component(.receiver, "k8s_events", name, extensions: [leader?.component].compactMap { $0 }) { map, version in
        map.put("auth_type", "serviceAccount")
        map.put("namespaces", namespaces)
        map.put(leader, version)
      })
  }
}

extension MapBuilder {
  fileprivate mutating func enable(_ metrics: [(String, Bool)]) {
    map("metrics") { map in for (metric, isEnabled) in metrics { map.map(metric) { $0.put("enabled", isEnabled) } } }
  }
}
