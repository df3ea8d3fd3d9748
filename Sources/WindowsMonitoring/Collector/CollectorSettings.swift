public import ChartModel

/// What all collectors of a chart have in common.
public struct CollectorSettings: ChartValues {
  @Setting(
    "Name of the cluster: the label cluster of every series, the attribute k8s.cluster.name of everything. Dashboards tell clusters apart by it.",
    .pattern(.clusterName, maxLength: 200))
  public var clusterName: Expr<String> = "kubernetes"
  @SettingGroup("Image of the OpenTelemetry collector. Tags are computed for the operating system and build of the nodes.")
  public var image = CollectorImageSettings()

  public init() {}
}

extension TextPattern {
  /// Names that clouds give clusters, ARNs among them. No `$`: it would be a group in a relabelling rule.
  fileprivate static let clusterName = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9")), .repeated(.one(ScalarSet(ascii: " ()+,-:@A-Z_a-z")), min: 0, max: 199),
  ])
}
