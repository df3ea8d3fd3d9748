public import Diagnostics

extension ChartDefinition {
  /// The chart with other places of declaration, which messages about its objects and its refusals name.
  ///
  /// - Parameter place: gives the new place for an old one; nil is an unknown place.
  public func movingOrigins(_ place: (SourceLocation?) -> SourceLocation?) -> ChartDefinition {
    var chart = self
    for index in chart.templates.indices {
      chart.templates[index].blocks = chart.templates[index].blocks.map { $0.movingOrigins(place) }
    }
    for index in chart.refusals.indices { chart.refusals[index].origin = place(chart.refusals[index].origin) }
    return chart
  }
}

extension DocumentBlock {
  fileprivate func movingOrigins(_ place: (SourceLocation?) -> SourceLocation?) -> DocumentBlock {
    switch self {
    case .document(var document):
      document.origin = place(document.origin)
      return .document(document)
    case .when(let condition, let then, let otherwise):
      return .when(condition, then.map { $0.movingOrigins(place) }, else: otherwise.map { $0.movingOrigins(place) })
    case .each(let loop, let body): return .each(loop, body.map { $0.movingOrigins(place) })
    }
  }
}
