public import ChartModel

/// Targets that are known beforehand (prometheus.io, "static_config").
public struct StaticTargets: Sendable {
  /// Hosts with ports.
  public var addresses: [ScrapeText]
  /// Given to each of the targets before its relabeling.
  public var labels: [(name: String, value: ScrapeText)]
  /// When the targets are there; nil is always.
  public var condition: Expr<Bool>?

  /// Targets that share labels.
  public init(_ addresses: [ScrapeText], labels: [(name: String, value: ScrapeText)] = [], condition: Expr<Bool>? = nil) {
    self.addresses = addresses
    self.labels = labels
    self.condition = condition
  }

  var environment: Set<EnvironmentVariable> { (addresses + labels.map(\.value)).reduce(into: []) { $0.formUnion($1.environment) } }

  func item(in context: ScrapeContext) -> ListItem {
    let tree = MapBuilder.tree { map in
      map.list("targets", addresses.map { Tree.folding($0.expression(in: context)) })
      map.map("labels") { map in for label in labels { map.put(label.name, label.value, in: context) } }
    }
    return ListItem.item(tree).when(condition)
  }
}
