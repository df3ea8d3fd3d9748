public import ChartModel

/// Finds targets through the API server (prometheus.io, "kubernetes_sd_config").
public struct KubernetesDiscovery: Sendable {
  public enum Role: String, Sendable {
    case pod, node, service, endpoints, endpointslice, ingress
  }

  /// Where objects are looked for.
  public enum Namespaces: Sendable {
    case all
    case these([Expr<String>])
    /// Those that a setting lists; all if it lists none.
    case listed(Expr<[String]>)
  }

  /// Which objects of a role the API server is asked for.
  public struct Selector: Sendable {
    public var role: Role
    public var label: ScrapeText?
    public var field: ScrapeText?

    /// - Parameter role: the discovery's own, or one that it reads besides: a pod discovery's nodes, an endpointslice discovery's
    ///   pods and services (prometheus/prometheus, discovery/kubernetes/kubernetes.go). At most one selector for each role.
    public init(_ role: Role, label: ScrapeText? = nil, field: ScrapeText? = nil) {
      self.role = role
      self.label = label
      self.field = field
    }
  }

  public var role: Role
  public var namespaces: Namespaces
  public var selectors: [Selector]
  /// Whether the labels of a target's node are added; needs the right to read nodes.
  public var attachesNode: Expr<Bool>
  /// When the discovery is there; nil is always.
  public var condition: Expr<Bool>?

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
