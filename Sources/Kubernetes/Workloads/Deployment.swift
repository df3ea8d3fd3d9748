public import ChartModel
import Diagnostics

/// How the pods of a Deployment are replaced.
public enum DeploymentStrategy: Sendable, Hashable {
  /// All old pods stop before the first new one starts: for pods that hold a volume or a port of the node.
  case recreate
  /// - maxSurge: pods, or a share of them, above the wanted number. Kubernetes' default is 25%.
  /// - maxUnavailable: pods, or a share of them, below the wanted number. Kubernetes' default is 25%.
  case rollingUpdate(maxSurge: Expr<IntOrString>? = nil, maxUnavailable: Expr<IntOrString>? = nil)

  func encode(into map: inout MapBuilder) {
    map.map("strategy") { strategy in
      switch self {
      case .recreate: strategy.put("type", "Recreate")
      case .rollingUpdate(let maxSurge, let maxUnavailable):
        strategy.put("type", "RollingUpdate")
        strategy.map("rollingUpdate") { update in
          update.put("maxSurge", maxSurge)
          update.put("maxUnavailable", maxUnavailable)
        }
      }
    }
  }
}

/// A number of equal pods.
public struct Deployment: KubernetesObject {
  public static let apiVersion = "apps/v1"
  public static let kind = "Deployment"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - replicas: nil where an autoscaler decides, and otherwise Kubernetes' default of 1.
  ///   - selectorLabels: labels that tell several Deployments of one component apart. Never changed once installed.
  ///   - revisionHistoryLimit: how many old ReplicaSets are kept to roll back to. Kubernetes' default is 10.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, replicas: Expr<Int>? = nil, strategy: DeploymentStrategy? = nil,
    selectorLabels: [Pair] = [], revisionHistoryLimit: Expr<Int>? = nil, annotations: [Pair] = [], pod: PodSpec<OS>,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let metadata = ObjectMetadata(
      name, component: component, labels: selectorLabels, annotations: annotations,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.put("replicas", replicas)
      map.put("revisionHistoryLimit", revisionHistoryLimit)
      strategy?.encode(into: &map)
      putSelector(&map, component: metadata.component, selectorLabels: selectorLabels)
      map.map("template") { PodTemplate(pod).encode(into: &$0, component: metadata.component, selectorLabels: selectorLabels) }
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
