import Checks
import Diagnostics
import KubernetesSchemas
import YAML

extension YAMLValue {
  /// The same with another value at a path, or (nil) without it. Maps on the way are made where they are missing.
  func setting(_ path: some Collection<PathElement>, to value: YAMLValue?) -> YAMLValue {
    guard let first = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    switch first {
    case .key(let key):
      var map = self.map ?? YAMLMap()
      map[key] = rest.isEmpty ? value : (map[key] ?? .map(YAMLMap())).setting(rest, to: value)
      return .map(map)
    case .index(let index):
      var list = self.list ?? []
      if !list.indices.contains(index) {
        if let value, rest.isEmpty { list.append(value) }
      } else if rest.isEmpty {
        if let value { list[index] = value } else { list.remove(at: index) }
      } else {
        list[index] = list[index].setting(rest, to: value)
      }
      return .list(list)
    }
  }

  /// The paths of all fields in it, those of lists' items too.
  var fields: [[PathElement]] {
    switch self {
    case .map(let map): map.entries.flatMap { entry in [[.key(entry.key)]] + entry.value.fields.map { [.key(entry.key)] + $0 } }
    case .list(let list): list.enumerated().flatMap { index, item in item.fields.map { [.index(index)] + $0 } }
    default: []
    }
  }
}

/// `spec.containers[0].image`, for failure messages.
func written(_ path: [PathElement]) -> String {
  path.reduce(into: "") { text, element in
    switch element {
    case .key(let key): text += text.isEmpty ? key : "." + key
    case .index(let index): text += "[\(index)]"
    }
  }
}

/// What all rules find in one object that stands alone.
func findings(in object: YAMLValue, cluster: ClusterFacts = ClusterFacts()) -> [Finding] {
  Checker(cluster: cluster, schemas: .ofAnyVersion).check([object], isWhole: false).findings
}
