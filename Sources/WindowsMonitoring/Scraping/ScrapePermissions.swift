public import ChartModel
public import Kubernetes
import Prometheus

/// The rights that a collector's scrape jobs need, and no more. Rules of jobs that settings switch off have a condition.
///
/// Discovery lists and watches (prometheus/prometheus, discovery/kubernetes/kubernetes.go), it gets nothing by name.
public struct ScrapePermissions: Sendable {
  /// For a ClusterRole: nodes, their metrics, and what is looked for in all namespaces or in those that a setting lists.
  public let cluster: [PolicyRule]
  /// For a Role in the release's namespace.
  public let release: [PolicyRule]
}

extension [PolicyRule] {
  /// Whether any of the rules is there: a role without rules is refused by old schemas and good for nothing.
  public var areNeeded: Expr<Bool> { .any(map(\.condition)) ?? true }
}

extension ScrapePlan {
  /// The rights of a collector's account.
  public func permissions(of collector: ScrapingCollector) -> ScrapePermissions {
    var grants = Grants()
    let kubeletJobs = Set(kubeletJobs(of: collector).map(\.name))
    for job in jobs(of: collector) {
      // The kubelet asks for this resource for all paths below /metrics (kubernetes.io, "Kubelet authentication/authorization").
      if kubeletJobs.contains(job.name) { grants.add(Grant(resource: "nodes/metrics", verbs: ["get"]), when: job.condition) }
      for discovery in job.discoveries { grants.add(discovery, when: job.condition) }
    }
    return ScrapePermissions(cluster: grants.rules(isClusterWide: true), release: grants.rules(isClusterWide: false))
  }
}

private struct Grant: Hashable {
  var apiGroup = ""
  var resource: String
  var verbs = ["list", "watch"]
  var isClusterWide = true
}

/// Grants with the conditions under which they are needed, each once.
private struct Grants {
  private var found: [(grant: Grant, conditions: [Expr<Bool>?])] = []

  mutating func add(_ grant: Grant, when condition: Expr<Bool>?) {
    if let index = found.firstIndex(where: { $0.grant == grant }) {
      found[index].conditions.append(condition)
    } else {
      found.append((grant, [condition]))
    }
  }

  mutating func add(_ discovery: KubernetesDiscovery, when jobCondition: Expr<Bool>?) {
    let condition = Expr.all([jobCondition, discovery.condition])
    let isClusterWide = if case .these = discovery.namespaces { false } else { true }
    func objects(_ resource: String, _ apiGroup: String = "") {
      add(Grant(apiGroup: apiGroup, resource: resource, isClusterWide: isClusterWide), when: condition)
    }
    switch discovery.role {
    case .pod: objects("pods")
    case .service: objects("services")
    case .ingress: objects("ingresses", "networking.k8s.io")
    case .endpoints:
      objects("endpoints")
      objects("services")
      objects("pods")
    case .endpointslice:
      objects("endpointslices", "discovery.k8s.io")
      objects("services")
      objects("pods")
    case .node: add(Grant(resource: "nodes"), when: condition)
    }
    if discovery.attachesNode.expression != .boolean(false) {
      add(Grant(resource: "nodes"), when: .all([condition, discovery.attachesNode]))
    }
  }

  func rules(isClusterWide: Bool) -> [PolicyRule] {
    found.filter { $0.grant.isClusterWide == isClusterWide }.map { grant, conditions in
      let rule = PolicyRule(apiGroups: [grant.apiGroup], resources: [grant.resource], verbs: grant.verbs)
      return Expr.any(conditions).map(rule.when) ?? rule
    }
  }
}
