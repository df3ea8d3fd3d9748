import ChartModel
import YAML

/// A Secret that somebody must make before pods of a chart can start.
struct SecretNeed: Sendable, Hashable {
  var name: String
  var keys: [String]
}

extension ChartDefinition {
  /// The Secrets that pods read with the chart's defaults, and that the chart does not make.
  var neededSecrets: [SecretNeed] {
    let rendering = Evaluator(self).render(settings.defaults, release: ReleaseFacts())
    let objects = (rendering.objects + rendering.hooks).map(\.value)
    var needs: [SecretNeed] = []
    for object in objects { object.collectSecrets(into: &needs) }
    let made = objects.filter { $0["kind"] == "Secret" }.compactMap { $0["metadata"]?["name"]?.string }
    return needs.filter { !made.contains($0.name) }
  }
}

extension YAMLValue {
  /// Volumes (`secretName`), parts of projected ones (`secret`), and variables (`secretKeyRef`): kubernetes.io, "Secrets".
  fileprivate func collectSecrets(into needs: inout [SecretNeed]) {
    switch self {
    case .list(let items): for item in items { item.collectSecrets(into: &needs) }
    case .map(let map):
      let keys = (map["items"]?.list ?? []).compactMap { $0["key"]?.string }
      if let name = map["secretName"]?.string { needs.add(name, keys) }
      if let secret = map["secret"], let name = secret["name"]?.string {
        needs.add(name, (secret["items"]?.list ?? []).compactMap { $0["key"]?.string })
      }
      if let reference = map["secretKeyRef"], let name = reference["name"]?.string {
        needs.add(name, reference["key"]?.string.map { [$0] } ?? [])
      }
      for entry in map.entries { entry.value.collectSecrets(into: &needs) }
    default: break
    }
  }
}

extension [SecretNeed] {
  fileprivate mutating func add(_ name: String, _ keys: [String]) {
    guard let place = firstIndex(where: { $0.name == name }) else { return append(SecretNeed(name: name, keys: keys)) }
    self[place].keys += keys.filter { !self[place].keys.contains($0) }
  }
}
