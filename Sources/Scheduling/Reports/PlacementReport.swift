/// Which workload lands on which nodes, and why not on the others.
public struct PlacementReport: Sendable, Hashable {
  /// What becomes of a workload's pods on one node.
  public struct NodeVerdict: Sendable, Hashable {
    public var node: String
    public var verdict: Verdict
  }

  /// One workload on several nodes.
  public struct Row: Sendable, Hashable {
    public var workload: Workload
    /// In the order of the nodes given.
    public var nodes: [NodeVerdict]

    public init(_ workload: Workload, on nodes: [ClusterNode]) {
      self.workload = workload
      self.nodes = nodes.map { NodeVerdict(node: $0.name, verdict: workload.placement.verdict(on: $0)) }
    }

    /// The names of the nodes that the workload may run on.
    public var landsOn: [String] { nodes.lazy.filter(\.verdict.fits).map(\.node) }
  }

  /// By namespace, kind and name.
  public let workloads: [Workload]
  /// By name.
  public let nodes: [ClusterNode]

  public init(_ workloads: [Workload], on nodes: [ClusterNode]) {
    self.workloads = workloads.sorted(by: Workload.precedes)
    self.nodes = nodes.sorted { $0.name < $1.name }
  }

  public var nodeCount: Int { nodes.count }

  /// A row for each workload, made when it is looked at: the verdicts of a large cluster do not all fit into memory.
  public var rows: LazyMapSequence<[Workload], Row> { workloads.lazy.map { [nodes] in Row($0, on: nodes) } }
}
