/// What users must know of names of backends inside the cluster.
enum BackendNames {
  /// Windows pods take every name with a dot for complete, and HostProcess pods ask the node's servers (kubernetes.io, "Networking on
  /// Windows", DNS limitations; "DNS for Services and Pods", Windows).
  static let hint =
    "Collectors on Windows need whole names, such as NAME.NAMESPACE.svc.cluster.local; those that run as processes of the node need names that the node itself resolves."
}
