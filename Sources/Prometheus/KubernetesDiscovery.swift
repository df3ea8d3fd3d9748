public import ChartModel

/// Finds targets through the API server (prometheus/prometheus, docs/configuration/configuration.md, "kubernetes_sd_config").
public struct KubernetesDiscovery: Sendable {
  /// Which objects make targets. Each role brings labels `__meta_kubernetes_…` of its own.
  public enum Role: String, Sendable {
    /// A target for each declared port of each container; for a container that declares none, one with the pod's bare address.
    case pod
    /// A target for each node, at the kubelet's port of its first address, the internal one if it has one.
    case node
    /// A target for each port of each Service, by the Service's DNS name.
    case service
    /// A target for each address and port in Endpoints, and for the other ports of the pods behind them. Kubernetes 1.33 deprecates
    /// Endpoints: take `endpointslice`.
    case endpoints
    /// As `endpoints`, from EndpointSlices.
    case endpointslice
    /// A target for each path of each Ingress, by the Ingress' host.
    case ingress
  }

  /// Where objects are looked for.
  public enum Namespaces: Sendable {
    /// The whole cluster; needs a ClusterRole.
    case all
    /// These alone, such as the release's.
    case these([Expr<String>])
    /// Those that a setting lists; all if it lists none.
    case listed(Expr<[String]>)
  }

  /// Which objects of a role the API server is asked for.
  public struct Selector: Sendable {
    /// The role whose objects are selected.
    public var role: Role
    /// A label selector, as `kubectl -l` takes it; nil takes all labels.
    public var label: ScrapeText?
    /// A field selector, such as `spec.nodeName=NODE`; nil takes all objects.
    public var field: ScrapeText?

    /// Both parts must hold where both are given.
    ///
    /// - Parameter role: the discovery's own, or one that it reads besides: a pod discovery's nodes, an endpointslice discovery's
    ///   pods and services (prometheus/prometheus, discovery/kubernetes/kubernetes.go). At most one selector for each role.
    public init(_ role: Role, label: ScrapeText? = nil, field: ScrapeText? = nil) {
      self.role = role
      self.label = label
      self.field = field
    }
  }

  /// Which objects make targets.
  public var role: Role
  /// In which namespaces they are looked for; without meaning for nodes, which are in none.
  public var namespaces: Namespaces
  /// Which of them are asked for. Every other combination of selectors is another watch that the API server serves.
  public var selectors: [Selector]
  /// Whether the labels of a target's node are added. For the roles pod, endpoints and endpointslice; needs the right to read nodes.
  public var attachesNode: Expr<Bool>
  /// When the discovery is there; nil is always.
  public var condition: Expr<Bool>?

  /// All objects of a role, in all namespaces, unless said otherwise.
  public init(
    _ role: Role, namespaces: Namespaces = .all, selectors: [Selector] = [], attachesNode: Expr<Bool> = false,
    condition: Expr<Bool>? = nil
  ) {
    self.role = role
    self.namespaces = namespaces
    self.selectors = selectors
    self.attachesNode = attachesNode
    self.condition = condition
  }

  var environment: Set<EnvironmentVariable> {
    selectors.reduce(into: []) { all, selector in
      all.formUnion(selector.label?.environment ?? [])
      all.formUnion(selector.field?.environment ?? [])
    }
  }

  func item(in context: ScrapeContext) -> ListItem {
    let tree = MapBuilder.tree { map in
      map.put("role", fixed: role.rawValue)
      map.map("namespaces") { map in
        switch namespaces {
        case .all: break
        case .these(let names): map.list("names", names)
        case .listed(let setting): map.put("names", setting)
        }
      }
      map.list(
        "selectors",
        selectors.map { selector in
          MapBuilder.tree { map in
            map.put("role", fixed: selector.role.rawValue)
            map.put("label", selector.label, in: context)
            map.put("field", selector.field, in: context)
          }
        })
      map.putFlag(in: "attach_metadata", "node", attachesNode)
    }
    return ListItem.item(tree).when(condition)
  }
}

extension MapBuilder {
  /// `map: {key: true}`, or nothing.
  mutating func putFlag(in outer: String, _ key: String, _ flag: Expr<Bool>) {
    switch flag.expression {
    case .boolean(false): break
    case .boolean(true): map(outer) { $0.put(key, true) }
    default: when(flag) { $0.map(outer) { $0.put(key, true) } }
    }
  }
}
