public import ChartModel
import Kubernetes
import Wingen

/// A spec that is compiled into the binary.
public struct BuiltInSpec: Sendable {
  /// The name of its folder under `examples/`.
  public let name: String
  /// The text of its Stack.swift, as it was when the binary was built.
  public let source: String
  /// Makes the chart; throws every mistake in the declaration.
  public let chart: @Sendable () throws(DeclarationProblems) -> ChartDefinition

  init(_ name: String, _ spec: (some ChartSpec).Type) {
    self.name = name
    source = EmbeddedFiles.texts.first { $0.path == "\(name)/Stack.swift" }?.text ?? ""
    chart = { () throws(DeclarationProblems) in try ChartDefinition(spec) }
  }

  /// All of them, by name.
  public static let all: [BuiltInSpec] = [
    BuiltInSpec("aks-logzio", AKSLogzio.self)
  ]
}
