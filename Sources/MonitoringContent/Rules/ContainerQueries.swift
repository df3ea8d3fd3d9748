/// Queries about containers on Windows nodes, whichever release of the exporter shows them.
///
/// Since 0.31.0 the exporter says itself whose a container is; before, only kube-state-metrics did (prometheus-community/windows_exporter,
/// internal/collector/container/container.go).
enum ContainerQueries {
  /// A query's result with the labels namespace, pod and container. What is not a container of a pod, such as a pause container, is left out.
  ///
  /// - Parameters:
  ///   - owners: matchers of these three labels: `namespace="shop"`; all containers if empty.
  ///   - query: made for matchers of the exporter's series: `rate(metric{…}[5m])`.
  static func identified(owners: String = "", _ query: (_ matchers: String) -> String) -> String {
    let also = owners.isEmpty ? "" : ", \(owners)"
    let known = #"max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""\#(also)})"#
    return """
      \(query(#"container!=""\#(also)"#)) or \(query(#"container="", container_id!="""#)) \
      * on (cluster, container_id) group_left (namespace, pod, container) \(known)
      """
  }
}
