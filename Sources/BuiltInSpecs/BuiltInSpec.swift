public import ChartModel
import Kubernetes

/// A spec that a command can name: one that is compiled into the binary, or what a file describes.
public struct BuiltInSpec: Sendable {
  /// The name of its folder under `examples/`.
  public let name: String
  /// The text of its Stack.swift, as it was when the binary was built; of a described one, the description.
  public let source: String
  /// Makes the chart; throws every mistake in the declaration.
  public let chart: @Sendable () throws(DeclarationProblems) -> ChartDefinition

  public init(_ name: String, _ spec: (some ChartSpec).Type, source: String) {
    self.name = name
    self.source = source
    chart = { () throws(DeclarationProblems) in try ChartDefinition(spec) }
  }

  /// A spec whose chart is made already.
  public init(_ name: String, _ chart: ChartDefinition, source: String) {
    self.name = name
    self.source = source
    self.chart = { () throws(DeclarationProblems) in chart }
  }
}
