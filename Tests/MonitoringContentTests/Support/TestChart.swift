import ChartModel
import HelmValues
import Kubernetes
import Testing
import YAML

/// Charts of the tests' own specs.
enum TestChart {
  static func definition(_ spec: (some ChartSpec).Type) throws -> ChartDefinition { try ChartDefinition(spec) }

  /// Values over a chart's defaults; those that its schema refuses are a failure.
  static func values(_ values: YAMLMap, for chart: ChartDefinition) throws -> YAMLMap {
    let all = ValuesMerge.coalesce(values, over: chart.settings.defaults).values
    try #require(chart.settings.violations(of: all) == [])
    return all
  }
}
