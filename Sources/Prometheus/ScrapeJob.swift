public import ChartModel

/// A job that finds targets and scrapes them (prometheus.io, "scrape_config").
public struct ScrapeJob: Sendable {
  public var name: String
  /// In seconds. Rates need a window of at least four intervals.
  public var interval: Expr<Int>?
  /// In seconds, at most the interval.
  public var timeout: Expr<Int>?
  public var path: String?
  /// Whether labels of the scraped series win over those of the target.
  public var honorsLabels: Bool
  /// More series than this in one scrape make the scrape fail; 0 is no limit.
  public var sampleLimit: Expr<Int>?
  public var discoveries: [KubernetesDiscovery]
  public var relabeling: [RelabelRule]
  public var metricRelabeling: [RelabelRule]

  public init(
    _ name: String, interval: Expr<Int>? = nil, timeout: Expr<Int>? = nil, path: String? = nil, honorsLabels: Bool = false,
    sampleLimit: Expr<Int>? = nil, discoveries: [KubernetesDiscovery], relabeling: [RelabelRule] = [], metricRelabeling: [RelabelRule] = []
  ) {
    self.name = name
    self.interval = interval
    self.timeout = timeout
    self.path = path
    self.honorsLabels = honorsLabels
    self.sampleLimit = sampleLimit
    self.discoveries = discoveries
    self.relabeling = relabeling
    self.metricRelabeling = metricRelabeling
  }

  /// The job as an entry of `scrape_configs`.
  public func tree(_ escaping: DollarEscaping) -> Tree {
    MapBuilder.tree { map in
      map.put("job_name", fixed: name)
      if let interval { map.put("scrape_interval", Expr<String>("\(interval)s")) }
      if let timeout { map.put("scrape_timeout", Expr<String>("\(timeout)s")) }
      map.put("metrics_path", fixed: path)
      if honorsLabels { map.put("honor_labels", true) }
      map.put("sample_limit", sampleLimit)
      map.list("kubernetes_sd_configs", discoveries.map(\.tree))
      map.list("relabel_configs", relabeling.map { $0.tree(escaping) })
      map.list("metric_relabel_configs", metricRelabeling.map { $0.tree(escaping) })
    }
  }
}

/// Finds targets through the API server (prometheus.io, "kubernetes_sd_config").
public struct KubernetesDiscovery: Sendable {
  public enum Role: String, Sendable {
    case pod, node, service, endpoints, endpointslice, ingress
  }

  let tree: Tree

  /// - Parameters:
  ///   - namespaces: empty is all.
  ///   - labelSelector: only objects of the role with these labels, selected by the API server.
  ///   - attachesNode: adds the node's labels; needs the right to read nodes.
  public init(_ role: Role, namespaces: [Expr<String>] = [], labelSelector: Expr<String>? = nil, attachesNode: Bool = false) {
    tree = MapBuilder.tree { map in
      map.put("role", fixed: role.rawValue)
      map.map("namespaces") { $0.list("names", namespaces) }
      if let labelSelector {
        map.list(
          "selectors",
          [
            MapBuilder.tree { selector in
              selector.put("role", fixed: role.rawValue)
              selector.put("label", labelSelector)
            }
          ])
      }
      if attachesNode { map.map("attach_metadata") { $0.put("node", true) } }
    }
  }
}
