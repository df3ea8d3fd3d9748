public import ChartModel
import Diagnostics

/// A pod on every node that it may run on.
public struct DaemonSet: KubernetesObject {
  public static let apiVersion = "apps/v1"
  public static let kind = "DaemonSet"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - selectorLabels: labels that tell several DaemonSets of one component apart. Never changed once installed.
  ///   - maxUnavailable: how many nodes, or which share of them, an update takes down at once. Kubernetes' default is 1.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, selectorLabels: [Pair] = [], maxUnavailable: Expr<IntOrString>? = nil,
    annotations: [Pair] = [], pod: PodSpec<OS>, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let metadata = ObjectMetadata(
      name, component: component, labels: selectorLabels, annotations: annotations,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      putSelector(&map, component: metadata.component, selectorLabels: selectorLabels)
      if let maxUnavailable {
        map.map("updateStrategy") { strategy in
          strategy.put("type", "RollingUpdate")
          strategy.map("rollingUpdate") { $0.put("maxUnavailable", maxUnavailable) }
        }
      }
      map.map("template") { PodTemplate(pod).encode(into: &$0, component: metadata.component, selectorLabels: selectorLabels) }
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
