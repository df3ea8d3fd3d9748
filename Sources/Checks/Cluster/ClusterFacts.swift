public import ChartModel
public import Scheduling

/// What the configuration, or a list of nodes, says about the cluster that manifests are for. What is unknown is nil or empty.
public struct ClusterFacts: Sendable {
  public var kubernetes: KubernetesVersion?
  /// The builds of the Windows nodes. Empty if unknown.
  public var windowsBuilds: [WindowsBuild] = []
  /// Taints that all Windows nodes carry; nil if unknown.
  public var windowsTaints: [Taint]?
  /// Whether the cluster is known to have Windows nodes.
  public var hasWindowsNodes = false

  public init() {}
}
