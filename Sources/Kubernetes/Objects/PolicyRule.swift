public import ChartModel
import YAML

/// What a role lets accounts do.
public struct PolicyRule: Sendable {
  private let tree: Tree
  /// When the rule is there; nil is always.
  public private(set) var condition: Expr<Bool>?

  init(tree: Tree) { self.tree = tree }

  /// - Parameters:
  ///   - apiGroups: `""` is the core group.
  ///   - resources: in lower-case plural, such as `pods` or `nodes/metrics`.
  ///   - resourceNames: only objects of these names. Does not limit `list`, `watch` and `create`.
  ///   - verbs: such as `get`, `list`, `watch`.
  public init(apiGroups: [String] = [""], resources: [String], resourceNames: [ObjectName] = [], verbs: [String]) {
    tree = MapBuilder.tree { map in
      map.list("apiGroups", Self.items(apiGroups))
      map.list("resources", Self.items(resources))
      map.list("resourceNames", resourceNames.map { $0.expression() })
      map.list("verbs", Self.items(verbs))
    }
  }

  /// Paths of the API server that are no objects, such as `/metrics`. In ClusterRoles only.
  public init(nonResourceURLs: [String], verbs: [String] = ["get"]) {
    tree = MapBuilder.tree { map in
      map.list("nonResourceURLs", Self.items(nonResourceURLs))
      map.list("verbs", Self.items(verbs))
    }
  }

  /// The rule, there only if the condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> PolicyRule {
    var rule = self
    rule.condition = self.condition.map { $0 && condition } ?? condition
    return rule
  }

  var item: ListItem { condition.map { .when($0.expression, [.item(tree)], else: []) } ?? .item(tree) }

  private static func items(_ words: [String]) -> [Tree] { words.map { .value(.string($0)) } }
}
