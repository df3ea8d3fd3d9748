import Fleet
import YAML

/// In which settings clusters of one chart differ. Only the names of settings are looked up here, never shown are their values.
struct FleetDifferences {
  private var byCluster: [String: [String]] = [:]

  /// More settings than these are not named.
  private static let most = 6

  init(_ clusters: [FleetCluster]) {
    for (_, same) in Dictionary(grouping: clusters, by: \.spec) {
      let settings = same.map { Self.settings($0) }
      for (index, cluster) in same.enumerated() {
        var names: [String] = []
        for (name, value) in settings[index] where names.count <= Self.most {
          let isShared = settings.count > 1 && settings.allSatisfy { other in other.contains { $0.name == name && $0.value == value } }
          if !isShared { names.append(name) }
        }
        byCluster[cluster.name] = names.count > Self.most ? Array(names.prefix(Self.most)) + ["others"] : names
      }
    }
  }

  func names(of cluster: FleetCluster) -> [String] { byCluster[cluster.name] ?? [] }

  /// The settings that a cluster's layers give, the highest layer's value of each, in the order of their names.
  private static func settings(_ cluster: FleetCluster) -> [(name: String, value: YAMLValue)] {
    var found: [String: YAMLValue] = [:]
    for layer in cluster.values { collect(layer.values.plain, [], &found) }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func collect(_ value: YAMLValue, _ path: [String], _ found: inout [String: YAMLValue]) {
    guard found.count < 2000 else { return }
    if case .map(let map) = value, path.count < 3, !map.isEmpty {
      for entry in map.entries { collect(entry.value, path + [entry.key], &found) }
    } else if !path.isEmpty {
      found[path.joined(separator: ".")] = value
    }
  }
}
