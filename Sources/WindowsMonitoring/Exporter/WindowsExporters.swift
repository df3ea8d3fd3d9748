public import ChartModel

/// The windows_exporter of a cluster's Windows nodes: what installs it, and where collectors find it.
public struct WindowsExporters: ChartElement {
  private let strategies: [ExporterStrategy]

  /// The components whose pods scrape Windows nodes.
  static let scrapers = [ClusterCollector.component, WindowsNodeCollector.component]

  /// - Parameter strategies: each for nodes of its own. A node that two of them serve is scraped twice.
  public init(_ strategies: ExporterStrategy...) { self.strategies = strategies }

  /// A scrape job's name and what it scrapes.
  struct Source: Sendable {
    var job: String
    var targets: WindowsExporterTargets
    /// Whether the strategy is the only one.
    var isOnly: Bool
  }

  /// The name that dashboards select (prometheus-community/helm-charts, charts/kube-prometheus-stack), whatever the job is called.
  static let jobLabel = "windows-exporter"

  var sources: [Source] {
    let isOnly = strategies.count == 1
    return strategies.flatMap { strategy in
      strategy.targets.map { targets in
        var targets = targets
        if !(isOnly && strategy.outlivesItsUse) { targets.condition = .all([strategy.isEnabled, targets.condition]) }
        return Source(job: isOnly ? Self.jobLabel : "\(Self.jobLabel)-\(strategy.name)", targets: targets, isOnly: isOnly)
      }
    }
  }

  public var parts: [ChartPart] {
    for strategy in strategies { strategy.content }
  }
}
