public import ChartModel
import Kubernetes

/// A spec that a command can name: one that is compiled into the program that runs it, or what a file describes.
public struct BuiltInSpec: Sendable {
  /// What commands call it: of wingen's own, the name of the folder under `examples/`.
  public let name: String
  /// The text of its Stack.swift, as it was when the program was built; of a described one, the description; empty where nobody gave it. A folder
  /// with the same text is this spec, and records of packages hold its digest.
  public let source: String
  /// Makes the chart; throws every mistake in the declaration.
  public let chart: @Sendable () throws(DeclarationProblems) -> ChartDefinition

  /// - Parameters:
  ///   - name: what commands call it; unlike the path of any file, because an existing path wins.
  ///   - spec: the type that declares the chart.
  ///   - source: the text of its file, where a folder with that text is to be taken for it.
  public init(_ name: String, _ spec: (some ChartSpec).Type, source: String = "") {
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
