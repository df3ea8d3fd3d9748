/// Which workload lands on which nodes, and why not on the others.
public struct PlacementReport: Sendable, Hashable {
  /// What becomes of a workload's pods on one node.
  public struct NodeVerdict: Sendable, Hashable {
    public var node: String
    public var verdict: Verdict
  }

  /// One workload on all nodes, in the order of their names.
  public struct Row: Sendable, Hashable {
    public var workload: Workload
    public var nodes: [NodeVerdict]

    /// The names of the nodes that the workload may run on.
    public var landsOn: [String] { nodes.lazy.filter(\.verdict.fits).map(\.node) }
  }

  /// By namespace, kind and name.
  public let rows: [Row]
  public let nodeCount: Int

  public init(_ workloads: [Workload], on nodes: [ClusterNode]) {
    let nodes = nodes.sorted { $0.name < $1.name }
    nodeCount = nodes.count
    rows = workloads.sorted(by: Workload.precedes).map { workload in
      Row(workload: workload, nodes: nodes.map { NodeVerdict(node: $0.name, verdict: workload.placement.verdict(on: $0)) })
    }
  }
}
