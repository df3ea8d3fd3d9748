import ChartModel
import Prometheus

/// The recording rules of kubernetes-mixin for containers on Windows nodes, by their names and labels (kubernetes-monitoring/kubernetes-mixin,
/// rules/windows.libsonnet).
enum PodRecordingRules {
  static func group(_ windows: RateWindows) -> RuleGroup {
    RuleGroup("windows.pod.rules", rules: containers + resources + [processorTime(windows)]).ofNodes
  }

  private static let containers: [Rule] = [
    ("windows_pod_container_available", "windows_container_available"),
    ("windows_container_total_runtime", "windows_container_cpu_usage_seconds_total"),
    ("windows_container_memory_usage", "windows_container_memory_usage_commit_bytes"),
    ("windows_container_private_working_set_usage", "windows_container_memory_usage_private_working_set_bytes"),
    ("windows_container_network_received_bytes_total", "windows_container_network_receive_bytes_total"),
    ("windows_container_network_transmitted_bytes_total", "windows_container_network_transmit_bytes_total"),
  ].map { name, metric in .record(name, "\(ContainerQueries.identified { "\(metric){\($0)}" })") }

  private static let resources: [Rule] = [
    ("memory_request", "requests", "memory"), ("memory_limit", "limits", "memory"), ("cpu_cores_request", "requests", "cpu"),
    ("cpu_cores_limit", "limits", "cpu"),
  ].map { name, metric, resource in
    .record(
      "kube_pod_windows_container_resource_\(name)",
      #"""
      max by (cluster, namespace, pod, container) (kube_pod_container_resource_\#(metric){resource="\#(resource)"}) \#
      * on (cluster, namespace, pod, container) max by (cluster, namespace, pod, container) (windows_pod_container_available)
      """#)
  }

  private static func processorTime(_ windows: RateWindows) -> Rule {
    .record(
      "namespace_pod_container:windows_container_cpu_usage_seconds_total:sum_rate",
      "sum by (cluster, namespace, pod, container) (rate(windows_container_total_runtime[\(windows.usual)]))")
  }
}
