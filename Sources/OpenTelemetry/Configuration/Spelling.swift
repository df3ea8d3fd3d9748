import CollectorSchemas

/// The names of components over the releases.
enum Spelling {
  static func name(of kind: ComponentKind, _ type: String, in version: CollectorVersion) -> String {
    guard let change = changes.first(where: { $0.kind == kind && $0.type == type }), version < change.since else { return type }
    return change.before
  }

  /// The types that a distribution has, with all names that the release knows; empty if they are not known.
  static func types(of kind: ComponentKind, in version: CollectorVersion, of distribution: CollectorDistribution) -> [String] { [] }

  private static let changes: [(kind: ComponentKind, type: String, before: String, since: CollectorVersion)] = [
    (.exporter, "otlp_grpc", "otlp", CollectorVersion(0, 144)), (.exporter, "otlp_http", "otlphttp", CollectorVersion(0, 144)),
    (.exporter, "prometheus_remote_write", "prometheusremotewrite", CollectorVersion(0, 156)),
    (.exporter, "load_balancing", "loadbalancing", CollectorVersion(0, 156)),
    (.processor, "k8s_attributes", "k8sattributes", CollectorVersion(0, 146)),
    (.processor, "resource_detection", "resourcedetection", CollectorVersion(0, 156)),
    (.processor, "metrics_transform", "metricstransform", CollectorVersion(0, 156)),
    (.receiver, "file_log", "filelog", CollectorVersion(0, 149)), (.receiver, "host_metrics", "hostmetrics", CollectorVersion(0, 156)),
    (.receiver, "kubelet_stats", "kubeletstats", CollectorVersion(0, 156)),
    (.receiver, "windows_event_log", "windowseventlog", CollectorVersion(0, 156)),
  ]
}
