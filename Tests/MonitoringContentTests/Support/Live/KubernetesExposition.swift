import MetricCatalogue

/// What kube-state-metrics shows of a made-up cluster, and kubelets of their pods: as much as content asks for, by the catalogue's names,
/// with labels that lead to the nodes, pods and containers that windows_exporter tells of.
struct KubernetesExposition {
  typealias Series = (labels: [String: String], course: Course)

  let cluster: MadeUpCluster
  private let pods = MadeUpPod.all

  // MARK: kube-state-metrics

  func stateMetrics() throws -> [MetricFamily] { try nodes() + ofPods() + ofContainers() + installer() }

  private func nodes() throws -> [MetricFamily] {
    let info = cluster.nodes.map { node -> Series in
      let isWindows = node.system == .windows
      return (
        [
          "node": node.name, "os_image": isWindows ? "Windows Server 2022 Datacenter" : "Ubuntu 24.04.3 LTS",
          "kernel_version": isWindows ? "10.0.20348.3932" : "6.8.0-1031", "container_runtime_version": "containerd://1.7.27",
          "kubelet_version": "v1.33.4", "internal_ip": node.address,
        ], .fixed(1)
      )
    }
    let conditions = cluster.nodes.flatMap { node in
      ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"].flatMap { condition in
        ["true", "false", "unknown"].map { status -> Series in
          let isSo = status == (condition == "Ready" ? "true" : "false")
          return (["node": node.name, "condition": condition, "status": status], .fixed(isSo ? 1 : 0))
        }
      }
    }
    let resources = [("cpu", "core", 4.0), ("memory", "byte", 1.6e10), ("pods", "integer", 110)]
    let room = cluster.nodes.flatMap { node in
      resources.map { resource, unit, value -> Series in (["node": node.name, "resource": resource, "unit": unit], .fixed(value)) }
    }
    return [
      try MetricFamily("kube_node_info", info), try MetricFamily("kube_node_status_condition", conditions),
      try MetricFamily("kube_node_status_allocatable", room), try MetricFamily("kube_node_status_capacity", room),
    ]
  }

  private func ofPods() throws -> [MetricFamily] {
    func family(_ name: String, also: Set<String> = [], _ series: (MadeUpPod) -> [Series]) throws -> MetricFamily {
      try MetricFamily(
        name, also: also, pods.flatMap { pod in series(pod).map { ($0.labels.merging(pod.key) { $1 }, $0.course) } })
    }
    return [
      try family("kube_pod_info") { [($0.node.map { ["node": $0, "created_by_kind": "ReplicaSet"] } ?? [:], .fixed(1))] },
      try family("kube_pod_status_phase") { pod in
        ["Failed", "Pending", "Running", "Succeeded", "Unknown"].map { (["phase": $0], .fixed($0 == pod.phase ? 1 : 0)) }
      },
      try family("kube_pod_status_unschedulable") { $0.node == nil ? [([:], .fixed(1))] : [] },
      try family("kube_pod_nodeselectors", also: ["nodeselector_kubernetes_io_os"]) {
        [(["nodeselector_kubernetes_io_os": $0.system.rawValue], .fixed(1))]
      },
    ]
  }

  private func ofContainers() throws -> [MetricFamily] {
    typealias Container = MadeUpPod.Container
    func family(_ name: String, _ series: (MadeUpPod, Container) -> [Series]) throws -> MetricFamily {
      try MetricFamily(
        name,
        pods.filter { $0.node != nil }.flatMap { pod in
          pod.containers.flatMap { container in
            series(pod, container).map { ($0.labels.merging(pod.key) { $1 }.merging(["container": container.name]) { $1 }, $0.course) }
          }
        })
    }
    func resources(_ factor: Double) -> (MadeUpPod, Container) -> [Series] {
      { pod, _ in
        let node = pod.node.map { ["node": $0] } ?? [:]
        return [
          (node.merging(["resource": "cpu", "unit": "core"]) { $1 }, .fixed(0.5 * factor)),
          (node.merging(["resource": "memory", "unit": "byte"]) { $1 }, .fixed(5e8 * factor)),
        ]
      }
    }
    return [
      try family("kube_pod_container_info") { pod, container in
        let id = MadeUpNode.Container(namespace: pod.namespace, pod: pod.name, name: container.name).id(in: cluster.name)
        return [(["image": "registry/\(container.name):1", "container_id": container.runs ? id : ""], .fixed(1))]
      },
      try family("kube_pod_container_resource_requests", resources(1)), try family("kube_pod_container_resource_limits", resources(2)),
      try family("kube_pod_container_status_restarts_total") { [([:], .growing($1.restartsPerSecond, from: 2))] },
      try family("kube_pod_container_status_waiting") { [([:], .fixed($1.runs ? 0 : 1))] },
      try family("kube_pod_container_status_waiting_reason") { $1.waiting.map { [(["reason": $0], .fixed(1))] } ?? [] },
      try family("kube_pod_container_status_last_terminated_reason") { $1.restartsPerSecond > 0 ? [(["reason": "Error"], .fixed(1))] : [] },
      try family("kube_pod_container_status_last_terminated_exitcode") {
        $1.restartsPerSecond > 0 ? [([:], .fixed(-1_073_741_819))] : []
      },
    ]
  }

  /// A CronJob that ran an hour ago, and the Job of the installation, which had to try twice.
  private func installer() throws -> [MetricFamily] {
    let job = ["namespace": ContentChart.namespace, "job_name": "\(ContentChart.fullName)-installer-29384"]
    let cron = ["namespace": ContentChart.namespace, "cronjob": "\(ContentChart.fullName)-installer"]
    let start = cluster.now - 3600
    return [
      try MetricFamily("kube_cronjob_status_last_successful_time", [(cron, .fixed(start + 90))]),
      try MetricFamily("kube_job_status_start_time", [(job, .fixed(start))]),
      try MetricFamily("kube_job_status_completion_time", [(job, .fixed(start + 90))]),
      try MetricFamily("kube_job_status_active", [(job, .fixed(0))]), try MetricFamily("kube_job_status_succeeded", [(job, .fixed(1))]),
      try MetricFamily("kube_job_status_failed", [(job, .fixed(1))]),
      try MetricFamily("kube_job_failed", ["true", "false", "unknown"].map { (job.merging(["condition": $0]) { $1 }, .fixed(0)) }),
    ]
  }

  // MARK: Kubelets

  /// What a kubelet shows at /metrics/resource.
  func kubelet(_ node: MadeUpNode) throws -> [MetricFamily] {
    let containers = MadeUpPod.running(on: node.name)
    func ofContainers(_ name: String, _ course: Course) throws -> MetricFamily {
      try MetricFamily(name, containers.map { (["namespace": $0.namespace, "pod": $0.pod, "container": $0.name], course) })
    }
    let pods = Set(containers.map { ["namespace": $0.namespace, "pod": $0.pod] })
    return [
      try MetricFamily("node_cpu_usage_seconds_total", [([:], .growing(1.3))]),
      try MetricFamily("node_memory_working_set_bytes", [([:], .around(9e9))]),
      try ofContainers("container_cpu_usage_seconds_total", .growing(0.3)),
      try ofContainers("container_memory_working_set_bytes", .around(4e8)),
      try ofContainers("container_start_time_seconds", .fixed(cluster.now - 86_400)),
      try MetricFamily("pod_cpu_usage_seconds_total", pods.map { ($0, .growing(0.3)) }),
      try MetricFamily("pod_memory_working_set_bytes", pods.map { ($0, .around(4e8)) }),
      try MetricFamily("resource_scrape_error", [([:], .fixed(0))]),
    ]
  }
}
