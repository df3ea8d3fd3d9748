import WindowsExporterCatalogue

/// What panels are to show of the made-up clusters.
struct ExpectedNumbers: Sendable {
  var place: String
  /// How far the numbers may be off, because values swing.
  var slack = 0.0
  var values: @Sendable (MadeUpCluster) -> [Double]

  private static func fixed(_ place: String, _ values: Double..., slack: Double = 0) -> ExpectedNumbers {
    ExpectedNumbers(place: place, slack: slack) { _ in values }
  }

  /// Four containers of pods; since 0.31.0 also the two HostProcess containers.
  private static func containers(_ cluster: MadeUpCluster) -> Double { cluster.version < ExporterVersion(0, 31) ? 4 : 6 }

  static let all = [
    fixed("nodes: Windows nodes A", 2), fixed("nodes: Not ready A", 0), fixed("nodes: Exporters up A", 2),
    fixed("nodes: Exporters down A", 0), fixed("nodes: Without an exporter A", 0),
    ExpectedNumbers(place: "nodes: Containers A") { [containers($0)] },
    // Idle for 0.62 of the time; what grows does so by 0.4 more or less.
    fixed("node: CPU A", 38, slack: 26), fixed("node: Memory A", 100 * 11.0 / 16, slack: 5), fixed("node: Commit A", 60, slack: 10),
    fixed("node: Fullest volume A", 100 * 88.0 / 128, slack: 5), fixed("node: Logical processors A", 4),
    fixed("node: Physical memory A", 16 * 1024 * 1024 * 1024), fixed("node: Ready A", 1), fixed("node: Uptime A", 5 * 86_400, slack: 300),
    // web-2, batch-1, and agent-2, which runs as a process of the host.
    ExpectedNumbers(place: "node: Containers A") { [$0.version < ExporterVersion(0, 31) ? 2 : 3] },
    ExpectedNumbers(place: "pods: Pods with containers that run A") { [$0.version < ExporterVersion(0, 31) ? 3 : 5] },
    // pull-1; what no node took is nobody's.
    fixed("pods: Not running A", 1), fixed("pods: Containers waiting A", 1),
    fixed("collection: Exporters down A", 0),
    // textfile on both nodes.
    fixed("collection: Collectors failing A", 2), fixed("collection: Releases of the exporter A", 1),
  ]
}
