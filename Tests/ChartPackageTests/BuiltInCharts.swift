import BuiltInSpecs
import ChartModel
import Examples
import Testing

/// The built-in charts, each made once for all tests.
enum BuiltInCharts {
  static let names = BuiltInSpec.all.map(\.name)

  static func chart(_ name: String) throws -> ChartDefinition { try #require(all[name]) }

  private static let all: [String: ChartDefinition] = Dictionary(
    BuiltInSpec.all.compactMap { spec in (try? spec.chart()).map { (spec.name, $0) } }, uniquingKeysWith: { first, _ in first })
}
