import YAML

/// A piece of a collector's configuration: a document, a text in one, or a field of a custom resource.
struct CollectorPart: Sendable, Hashable {
  var document: Int
  /// To the configuration, or to the text that it is.
  var path: [PathElement]
  var isText: Bool
  /// Whether a Secret holds it.
  var isSecret = false
  var value: YAMLMap

  /// Where a way inside the configuration leads.
  func place(_ way: [PathElement]) -> Finding.Place {
    isText ? .init(document: document, path: path, inside: .path(way)) : .init(document: document, path: path + way)
  }

  /// How many steps of a way exist.
  func reach(_ way: [PathElement]) -> Int {
    var current = YAMLValue.map(value)
    for (count, element) in way.enumerated() {
      let next =
        switch element {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return count }
      current = next
    }
    return way.count
  }
}

extension YAMLMap {
  /// Adds a later configuration as the collector does with several `--config`: maps merge, all else is replaced.
  /// Source: open-telemetry/opentelemetry-collector, confmap/confmap.go (`Conf.Merge`).
  mutating func merge(later: YAMLMap) {
    for entry in later.entries {
      if case .map(let own)? = self[entry.key], case .map(let other) = entry.value {
        var merged = own
        merged.merge(later: other)
        self[entry.key] = .map(merged)
      } else {
        self[entry.key] = entry.value
      }
    }
  }
}
