import ChartModel
import Diagnostics

/// Turns the places that the compiler gives, `Stack/Proxy.swift`, into the paths that the user knows.
struct SpecPlaces {
  private let paths: [String: String]

  init(_ source: SpecSource) {
    paths = Dictionary(
      source.files.map { ("\(SpecBuild.module)/\($0.name)", $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  private func moved(_ place: SourceLocation) -> SourceLocation {
    guard let path = paths[place.file] else { return place }
    var place = place
    place.file = path
    return place
  }

  func applied(to problems: [Diagnostic]) -> [Diagnostic] {
    problems.map { problem in
      var problem = problem
      problem.location = problem.location.map(moved)
      for index in problem.related.indices { problem.related[index].location = moved(problem.related[index].location) }
      problem.causes = problem.causes.map { if case .spec(let place) = $0 { .spec(moved(place)) } else { $0 } }
      return problem
    }
  }

  func applied(to chart: ChartDefinition) -> ChartDefinition { chart.movingOrigins { $0.map(moved) } }
}
