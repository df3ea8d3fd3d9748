/// Metrics that widespread rules record under names that look like an exporter's.
///
/// Source: kubernetes-monitoring/kubernetes-mixin, rules/windows.libsonnet, rules/apps.libsonnet.
enum WellKnownRecordings {
  static let names: Set<String> = [
    "windows_pod_container_available", "windows_container_total_runtime", "windows_container_memory_usage",
    "windows_container_private_working_set_usage", "windows_container_network_received_bytes_total",
    "windows_container_network_transmitted_bytes_total", "kube_pod_windows_container_resource_memory_request",
    "kube_pod_windows_container_resource_memory_limit", "kube_pod_windows_container_resource_cpu_cores_request",
    "kube_pod_windows_container_resource_cpu_cores_limit",
  ]
}
