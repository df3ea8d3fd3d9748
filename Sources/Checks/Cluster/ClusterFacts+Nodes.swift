public import Scheduling

extension ClusterFacts {
  /// Learns what the cluster's nodes tell; that goes before what was known.
  public mutating func add(_ nodes: [ClusterNode]) {
    let windows = nodes.filter(\.isWindows)
    guard let first = windows.first else { return }
    hasWindowsNodes = true
    windowsBuilds = WindowsBuild.allCases.filter { build in
      windows.contains { $0.labels[NodeLabel.windowsBuild].flatMap { WindowsBuild($0) } == build }
    }
    windowsTaints = first.taints.filter { taint in windows.allSatisfy { $0.taints.contains(taint) } }
  }
}
