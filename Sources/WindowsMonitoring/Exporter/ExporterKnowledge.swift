public import ChartModel
public import WindowsExporterCatalogue

/// What is known of the exporters on the nodes before any of them is asked: what rules and dashboards are made by.
extension WindowsExporters {
  /// The releases that may run on the nodes, the oldest first: several during an upgrade, and where nodes have theirs from elsewhere.
  public var releases: [WindowsExporterRelease] {
    WindowsExporterRelease.all.filter { release in strategies.contains { $0.releases.contains(release) } }
  }

  /// Whether a collector runs on any node, as far as settings tell; nil if none of them tells.
  public func mayCollect(_ collector: String) -> Expr<Bool>? {
    var conditions: [Expr<Bool>] = []
    let entries = WindowsExporterRelease.latest.entries(enabling: collector)
    for strategy in strategies {
      guard let exporter = strategy.exporter else { return nil }
      let listed = entries.dropFirst().reduce(exporter.lists(collector)) { $0 || exporter.lists($1) }
      if !conditions.contains(listed) { conditions.append(listed) }
    }
    return .any(conditions)
  }

  /// The installer of the chart, if it has one.
  public var installer: Installer? { strategies.lazy.compactMap(\.installer).first }

  /// What kube-state-metrics shows of an installer over SSH.
  public struct Installer: Sendable, Hashable {
    /// Whether Jobs run at all.
    public var isEnabled: Expr<Bool>
    /// Whether a CronJob runs.
    public var isScheduled: Expr<Bool>
    /// The name of its CronJob, and what the names of its Jobs begin with, before a hyphen: as a regular expression.
    public var namePattern: Expr<String>
  }
}
