public import ChartModel

/// The windows_exporter of a cluster's Windows nodes: what installs it, and where collectors find it.
public struct WindowsExporters: ChartElement {
  let strategies: [ExporterStrategy]

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
    refusals
    for strategy in strategies { strategy.content }
  }

  /// Two strategies that both take every node, or the same ones, would install the exporter twice and have every node scraped twice.
  private var refusals: Chart {
    Chart {
      for (index, first) in strategies.enumerated() {
        for second in strategies[(index + 1)...] {
          Refuse(
            if: first.isEnabled && second.isEnabled
              && (first.nodes.isEverything || second.nodes.isEverything || first.nodes.selector == second.nodes.selector),
            "\(first.isEnabled.settingName) and \(second.isEnabled.settingName) both look after some Windows nodes: switch one off, or let each select nodes of its own with \(first.nodes.setting) and \(second.nodes.setting)."
          )
        }
      }
    }
  }
}
