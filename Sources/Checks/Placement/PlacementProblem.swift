import Scheduling

/// What is found when the workloads of inputs meet the nodes of a cluster. The words are in PlacementProblemWording.swift.
enum PlacementProblem: Sendable {
  /// Windows nodes that no DaemonSet with windows_exporter reaches, and why the one named does not.
  case nodesWithoutExporter([String], of: Int, exporter: String, reasons: [PlacementReport.NodeGroup])
  /// Windows nodes that several DaemonSets reach with windows_exporter.
  case nodesWithSeveralExporters([String], exporters: [String])
  case landsNowhere(String, nodes: Int, reasons: [PlacementReport.NodeGroup])
  /// The scheduler, or a DaemonSet's controller, puts pods on nodes whose kubelet refuses them.
  case refusedByKubelet(String, by: [String], of: Int, reason: KubeletReason, landsElsewhere: Bool)
  /// The path of a chart.
  case chartNotRendered(String)
  case nothingToPlace
  case moreWorkloads(Int)

  /// What the kubelet compares with its node's operating system.
  enum KubeletReason: Sendable, Hashable {
    /// `os.name`.
    case field(String)
    /// The pod's label `kubernetes.io/os`.
    case label(String)
  }

  /// The codes of findings at a workload's name, and at what says its pods' operating system.
  static let codesAtNames: Set<String> = ["PLACE101", "PLACE102", "PLACE103"]
  static let codesAtSystems: Set<String> = ["PLACE104"]
}
