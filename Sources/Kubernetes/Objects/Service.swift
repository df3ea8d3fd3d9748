public import ChartModel
import Diagnostics

/// Where a Service can be reached from.
public enum ServiceType: String, Sendable {
  /// From inside the cluster.
  case clusterIP = "ClusterIP"
  /// By a port of every node besides.
  case nodePort = "NodePort"
  /// By a load balancer of the cloud besides.
  case loadBalancer = "LoadBalancer"
}

/// Whether traffic stays on the node that it arrives at.
public enum TrafficPolicy: String, Sendable {
  /// It may go to pods on other nodes.
  case cluster = "Cluster"
  /// It stays on the node: where that has no pod, it is dropped.
  case local = "Local"
}

/// A port of a Service.
public struct ServicePort: Sendable {
  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// - Parameters:
  ///   - targetPort: the pods' port by number or name; the port's own name unless given.
  ///   - protocol: Kubernetes' default, for nil, is TCP.
  ///   - nodePort: 30000 to 32767, for Services of the types NodePort and LoadBalancer.
  ///   - appProtocol: such as `kubernetes.io/h2c`, for meshes and load balancers.
  public init(
    _ name: String, _ port: Expr<Int>, targetPort: Expr<IntOrString>? = nil, protocol: String? = "TCP", nodePort: Expr<Int>? = nil,
    appProtocol: String? = nil
  ) {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.put("port", port)
      map.put("targetPort", targetPort ?? Expr(.string(name)))
      map.put("protocol", fixed: `protocol`)
      map.put("appProtocol", fixed: appProtocol)
      map.put("nodePort", nodePort)
    }
  }
}

/// One address for the pods of a component.
public struct Service: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "Service"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - component: whose pods it stands for.
  ///   - selectorLabels: those of the workload, where it has some.
  ///   - headless: no address of its own; its name resolves to the pods.
  ///   - internalTrafficPolicy: `.local` for the pod of a DaemonSet on the caller's node.
  public init(
    _ name: ObjectName, component: String? = nil, type: ServiceType? = nil, selectorLabels: [Pair] = [], ports: [ServicePort],
    headless: Bool = false, internalTrafficPolicy: TrafficPolicy? = nil, externalTrafficPolicy: TrafficPolicy? = nil,
    annotations: [Pair] = [], userAnnotations: Expr<[String: String]>? = nil, fileID: String = #fileID, line: Int = #line,
    column: Int = #column
  ) {
    let metadata = ObjectMetadata(
      name, component: component, labels: selectorLabels, annotations: annotations, userAnnotations: userAnnotations,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.put("type", fixed: type?.rawValue)
      if headless { map.put("clusterIP", "None") }
      map.put("internalTrafficPolicy", fixed: internalTrafficPolicy?.rawValue)
      map.put("externalTrafficPolicy", fixed: externalTrafficPolicy?.rawValue)
      map.map("selector") { putPodLabels(&$0, component: metadata.component, selectorLabels: selectorLabels) }
      map.list("ports", ports.map(\.tree))
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
