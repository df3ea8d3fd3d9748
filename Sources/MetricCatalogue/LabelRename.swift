/// A label that a metric had under another name.
public struct LabelRename: Sendable, Hashable {
  public var former: String
  /// What it is called now.
  public var label: String
  /// The first release with the new name alone: `Kubernetes 1.16`.
  public var since: String
  /// What the names of the metrics begin with that had it.
  var family: String
}

extension Metric {
  /// Labels that other names lead to. Those of windows_exporter's metrics are told by release, not here.
  ///
  /// Sources: kubernetes/kubernetes, CHANGELOG/CHANGELOG-1.16.md (#80376; both names since 1.14, #69099); kubernetes/kube-state-metrics,
  /// CHANGELOG.md of v2.0.0-alpha (#1003, #1107, #1117), and internal/store/hpa.go and volumeattachment.go of v1.9.8 and v2.0.0.
  public var labelRenames: [LabelRename] {
    let renames: [LabelRename]
    switch source {
    case .cadvisor: renames = Self.renamesOfContainers
    case .kubeStateMetrics: renames = Self.renamesOfState
    case .windowsExporter, .kubelet, .kubeletResource, .nodeExporter, .collector, .scrape: return []
    }
    return renames.filter { labels.contains($0.label) && !labels.contains($0.former) && name.hasPrefix($0.family) }
  }

  private static let renamesOfContainers = [("pod_name", "pod"), ("container_name", "container")].map {
    LabelRename(former: $0.0, label: $0.1, since: "Kubernetes 1.16", family: "container_")
  }
  private static let renamesOfState = [
    ("hpa", "horizontalpodautoscaler", "kube_horizontalpodautoscaler_"), ("reclaimPolicy", "reclaim_policy", "kube_storageclass_"),
    ("volumeBindingMode", "volume_binding_mode", "kube_storageclass_"), ("nodeName", "node", "kube_volumeattachment_"),
  ].map { LabelRename(former: $0.0, label: $0.1, since: "kube-state-metrics 2.0", family: $0.2) }

  /// All names that labels had.
  public static let formerLabels = Set((renamesOfContainers + renamesOfState).map(\.former))
}
