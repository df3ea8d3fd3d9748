public import ChartModel
import Diagnostics

/// How many pods of a component may be down at once while nodes are drained.
public struct PodDisruptionBudget: KubernetesObject {
  public static let apiVersion = "policy/v1"
  public static let kind = "PodDisruptionBudget"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameter maxUnavailable: a number of pods or a share of them.
  public init(
    _ name: ObjectName, component: String? = nil, selectorLabels: [Pair] = [], maxUnavailable: Expr<IntOrString>,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      ObjectMetadata(name, component: component, origin: SourceLocation(file: fileID, line: line, column: column)), selectorLabels,
      "maxUnavailable", maxUnavailable)
  }

  /// - Parameter minAvailable: a number of pods or a share of them. As many as there are means that no node can be drained.
  public init(
    _ name: ObjectName, component: String? = nil, selectorLabels: [Pair] = [], minAvailable: Expr<IntOrString>,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      ObjectMetadata(name, component: component, origin: SourceLocation(file: fileID, line: line, column: column)), selectorLabels,
      "minAvailable", minAvailable)
  }

  private init(_ metadata: ObjectMetadata, _ selectorLabels: [Pair], _ key: String, _ amount: Expr<IntOrString>) {
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.put(key, amount)
      putSelector(&map, component: metadata.component, selectorLabels: selectorLabels)
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
