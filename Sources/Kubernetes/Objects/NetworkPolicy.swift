public import ChartModel
import Diagnostics
import YAML

/// Whom a network policy lets pods talk to.
public enum NetworkPeer: Sendable {
  /// Pods of this release, in its namespace.
  case component(String, selectorLabels: [Pair] = [])
  /// Pods with these labels; in the release's namespace, or in one with the name given.
  case pods([Pair], namespace: Expr<String>? = nil)
  /// All pods of a namespace.
  case namespace(Expr<String>)
  /// All pods of all namespaces.
  case anyPod
  /// Addresses such as `10.0.0.0/8`, without some of them. Nodes are only reached this way.
  case block(Expr<String>, except: [Expr<String>] = [])

  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      switch self {
      case .component(let component, let labels):
        map.map("podSelector") { selector in
          selector.map("matchLabels") { putPodLabels(&$0, component: component, selectorLabels: labels) }
        }
      case .pods(let labels, let namespace):
        if let namespace { Self.put(namespace, into: &map) }
        map.append(.field("podSelector", MapBuilder.tree { selector in selector.map("matchLabels") { $0.put(labels) } }))
      case .namespace(let namespace): Self.put(namespace, into: &map)
      case .anyPod: map.append(.field("namespaceSelector", .value([:])))
      case .block(let block, let except):
        map.map("ipBlock") { map in
          map.put("cidr", block)
          map.list("except", except)
        }
      }
    }
  }

  /// Every namespace has a label with its name (kubernetes.io, "Network Policies").
  private static func put(_ namespace: Expr<String>, into map: inout MapBuilder) {
    map.map("namespaceSelector") { selector in
      selector.map("matchLabels") { $0.put("kubernetes.io/metadata.name", namespace) }
    }
  }
}

/// A port that a network policy opens.
public struct NetworkPort: Sendable {
  let tree: Tree

  /// - Parameters:
  ///   - port: of the pod that is called, by number or name.
  ///   - endPort: makes it a range of numbers.
  public init(_ port: Expr<IntOrString>, protocol: String = "TCP", endPort: Expr<Int>? = nil) {
    tree = MapBuilder.tree { map in
      map.put("protocol", fixed: `protocol`)
      map.put("port", port)
      map.put("endPort", endPort)
    }
  }
}

/// What a network policy allows in one direction.
public struct NetworkRule: Sendable {
  fileprivate let peers: [NetworkPeer]
  private let ports: [NetworkPort]

  /// - Parameters:
  ///   - peers: none means everybody.
  ///   - ports: none means all.
  public init(_ peers: [NetworkPeer] = [], ports: [NetworkPort] = []) {
    self.peers = peers
    self.ports = ports
  }

  fileprivate func tree(peersKey: String) -> Tree {
    MapBuilder.tree { map in
      map.list(peersKey, peers.map(\.tree))
      map.list("ports", ports.map(\.tree))
    }
  }
}

/// Which traffic the pods of a component may have. Enforced where the cluster's network plug-in does; on Windows, Calico's and Azure's do.
public struct NetworkPolicy: KubernetesObject {
  public static let apiVersion = "networking.k8s.io/v1"
  public static let kind = "NetworkPolicy"

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - podSelector: the component whose pods it is about; the name's own unless given.
  ///   - selectorLabels: those of the workload, where it has some.
  ///   - ingress: what may come in. An empty list refuses everything, nil leaves this direction alone.
  ///   - egress: what may go out, likewise. Name resolution must be allowed too.
  public init(
    _ name: ObjectName, podSelector component: String? = nil, selectorLabels: [Pair] = [], ingress: [NetworkRule]? = nil,
    egress: [NetworkRule]? = nil, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let metadata = ObjectMetadata(name, component: component, origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.map("podSelector") { selector in
        selector.map("matchLabels") { putPodLabels(&$0, component: metadata.component, selectorLabels: selectorLabels) }
      }
      let types = (ingress == nil ? [] : ["Ingress"]) + (egress == nil ? [] : ["Egress"])
      map.list("policyTypes", types.map { Expr<String>(literal: $0) })
      map.list("ingress", (ingress ?? []).map { $0.tree(peersKey: "from") })
      map.list("egress", (egress ?? []).map { $0.tree(peersKey: "to") })
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
