import ChartModel
import YAML

/// What a role lets accounts do.
public struct PolicyRule: Sendable {
  let tree: Tree

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

  private static func items(_ words: [String]) -> [Tree] { words.map { .value(.string($0)) } }
}
