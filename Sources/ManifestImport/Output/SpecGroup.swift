/// What stands together in a spec.
enum SpecGroup: String, CaseIterable {
  case cluster, configuration, rights, network, workloads, others

  init(kind: String) {
    switch kind {
    case "Namespace", "CustomResourceDefinition", "PriorityClass", "RuntimeClass", "StorageClass", "PersistentVolume": self = .cluster
    case "ConfigMap", "Secret", "PersistentVolumeClaim": self = .configuration
    case "ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding": self = .rights
    case "Service", "Ingress", "IngressClass", "NetworkPolicy", "EndpointSlice": self = .network
    case "DaemonSet", "Deployment", "StatefulSet", "Job", "CronJob", "Pod", "ReplicaSet", "HorizontalPodAutoscaler", "PodDisruptionBudget":
      self = .workloads
    default: self = .others
    }
  }

  /// `Workloads`, the file's name.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
