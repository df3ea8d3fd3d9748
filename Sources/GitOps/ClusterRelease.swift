public import ChartModel
public import Fleet
public import YAML

/// A chart with the values of one cluster: all that a delivery tool's files are made from.
public struct ClusterRelease: Sendable {
  public let cluster: FleetCluster
  public let chart: ChartInfo
  /// What the cluster's layers say together, without the chart's defaults: the content of its `values.yaml`.
  public let values: YAMLMap
  /// The objects that the chart makes of them, in Helm's install order. Tests (`helm.sh/hook: test`) are not among them.
  public let objects: [YAMLValue]

  public init(cluster: FleetCluster, chart: ChartInfo, values: YAMLMap, objects: [YAMLValue]) {
    self.cluster = cluster
    self.chart = chart
    self.values = values
    self.objects = objects
  }
}
