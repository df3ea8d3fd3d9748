public import ChartModel
import Diagnostics
import YAML

/// Makes more or fewer pods of a workload, by how busy they are. Needs the cluster's metrics server.
public struct HorizontalPodAutoscaler: KubernetesObject {
  /// What is made more or fewer of. Its own number of replicas must be left out.
  public enum Target: Sendable {
    /// A Deployment of the chart.
    case deployment(ObjectName)
    /// A StatefulSet of the chart.
    case statefulSet(ObjectName)

    fileprivate var kind: String { if case .deployment = self { Deployment.kind } else { StatefulSet.kind } }
    fileprivate var name: Expr<String> {
      switch self {
      case .deployment(let name): name.expression(limit: Deployment.nameLimit)
      case .statefulSet(let name): name.expression(limit: StatefulSet.nameLimit)
      }
    }
  }

  public static let apiVersion = "autoscaling/v2"
  public static let kind = "HorizontalPodAutoscaler"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - minReplicas: Kubernetes' default is 1.
  ///   - cpu: the use that is aimed at, in percent of what the pods request.
  ///   - memory: likewise.
  public init(
    _ name: ObjectName, component: String? = nil, target: Target, minReplicas: Expr<Int>? = nil, maxReplicas: Expr<Int>,
    cpu: Expr<Int>? = nil, memory: Expr<Int>? = nil, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(name, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    spec = MapBuilder.entries { map in
      map.map("scaleTargetRef") { reference in
        reference.put("apiVersion", "apps/v1")
        reference.put("kind", fixed: target.kind)
        reference.put("name", target.name)
      }
      map.put("minReplicas", minReplicas)
      map.put("maxReplicas", maxReplicas)
      map.list("metrics", Self.metric("cpu", cpu) + Self.metric("memory", memory))
    }
  }

  private static func metric(_ name: String, _ utilization: Expr<Int>?) -> [ListItem] {
    switch utilization?.expression {
    case nil: []
    // An absent value takes the whole metric with it.
    case .orAbsent(let reference)?: [.when(.isSet(reference), [.item(tree(name, .reference(reference)))], else: [])]
    case let expression?: [.item(tree(name, expression))]
    }
  }

  private static func tree(_ name: String, _ utilization: Expression) -> Tree {
    MapBuilder.tree { map in
      map.put("type", "Resource")
      map.map("resource") { resource in
        resource.put("name", fixed: name)
        resource.map("target") { target in
          target.put("type", "Utilization")
          target.put("averageUtilization", Expr<Int>(utilization))
        }
      }
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
