public import YAML

extension Evaluator {
  /// The files that the chart's content is for these values, in the order of the spec.
  ///
  /// - Parameter values: coalesced with the chart's defaults, and accepted by its schema.
  public func content(_ values: YAMLMap, release: ReleaseFacts) -> [(path: String, text: String)] {
    guard !chart.content.isEmpty else { return [] }
    var scope = scope(bind(values), release)
    return chart.content.compactMap { file in
      guard file.conditions.allSatisfy({ scope.truth($0) }) else { return nil }
      switch file.body {
      case .fixed(let text): return (file.path, text)
      case .helper(let name): return (file.path, scope.string(.helper(name)) + "\n")
      }
    }
  }
}
