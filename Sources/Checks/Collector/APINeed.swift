import CollectorSchemas
import YAML

/// What a component of a collector asks the API server for.
struct APINeed: Sendable {
  /// What needs it, for messages.
  let title: String
  /// From the configuration's root.
  let path: [PathElement]
  let group: String
  let resource: String
  let verbs: [String]

  /// `get, list and watch nodes/stats`, for messages.
  var words: String { verbs.joined(separator: ", ") + " " + resource + (group.isEmpty ? "" : " of \(group)") }
}

extension CollectorView {
  /// - Returns: by component in use. A component that needs the API server without known resources has a need with no verbs.
  var apiNeeds: [APINeed] {
    var needs: [APINeed] = []
    for component in usedComponents {
      func need(_ group: String, _ resources: [String], _ verbs: [String] = ["list", "watch"]) {
        needs += resources.map { APINeed(title: "the \(component.title)", path: component.path, group: group, resource: $0, verbs: verbs) }
      }
      let configuration = component.configuration
      let usesAccount = configuration["auth_type"]?.string.map { $0 == "serviceAccount" }
      // Source: the README of each component, under RBAC or Role-based access control.
      switch (component.kind, component.type) {
      case (.processor, "k8s_attributes") where usesAccount ?? true && configuration["passthrough"]?.bool != true:
        need("", ["pods"])
        let rules = (configuration["extract"]?["labels"]?.list ?? []) + (configuration["extract"]?["annotations"]?.list ?? [])
        let origins = Set(rules.compactMap { $0["from"]?.string })
        if origins.contains("namespace") { need("", ["namespaces"]) }
        if origins.contains("node") { need("", ["nodes"]) }
      case (.receiver, "k8s_cluster") where usesAccount ?? true:
        need("", ["namespaces", "nodes", "pods", "replicationcontrollers", "resourcequotas", "services"])
        need("apps", ["daemonsets", "deployments", "replicasets", "statefulsets"])
        need("batch", ["cronjobs", "jobs"])
        need("autoscaling", ["horizontalpodautoscalers"])
      case (.receiver, "kubelet_stats") where usesAccount ?? false:
        need("", ["nodes/stats"], ["get"])
        if configuration.sharesOfNode { need("", ["nodes"]) }
      case (.receiver, "k8s_events") where usesAccount ?? true: need("", ["events"])
      case (.receiver, "k8sobjects"), (.receiver, "k8s_objects"): if usesAccount ?? true { need("", [], []) }
      case (.extension, "k8s_leader_elector") where usesAccount ?? true:
        need("coordination.k8s.io", ["leases"], ["get", "create", "update"])
      default: break
      }
    }
    return needs + discoveryNeeds
  }

  /// Source: prometheus/prometheus discovery/kubernetes/kubernetes.go (Discovery.Run): what each role watches.
  private var discoveryNeeds: [APINeed] {
    let used = Set(pipelines.flatMap(\.receivers).map(\.id.canonical))
    return scrapeJobs.filter { used.contains($0.receiver.id.canonical) }.flatMap { job in
      job.discoveries.filter { $0.value["api_server"] == nil && $0.value["kubeconfig_file"] == nil }.flatMap { discovery in
        Self.resources(of: discovery.role).map { group, resource in
          APINeed(title: job.title, path: discovery.path, group: group, resource: resource, verbs: ["list", "watch"])
        }
      }
    }
  }

  private static func resources(of role: String?) -> [(group: String, resource: String)] {
    switch role {
    case "node": [("", "nodes")]
    case "pod": [("", "pods")]
    case "service": [("", "services")]
    case "endpoints": [("", "endpoints"), ("", "services"), ("", "pods")]
    case "endpointslice": [("discovery.k8s.io", "endpointslices"), ("", "services"), ("", "pods")]
    case "ingress": [("networking.k8s.io", "ingresses")]
    default: []
    }
  }
}

extension YAMLValue {
  /// Whether the configuration of a kubelet_stats receiver turns on what a container or pod uses of its node: the receiver then watches
  /// the node (opentelemetry-collector-contrib, receiver/kubeletstatsreceiver/README.md and scraper.go).
  fileprivate var sharesOfNode: Bool {
    self["metrics"]?.map?.entries.contains { $0.key.hasSuffix(".node.utilization") && $0.value["enabled"]?.bool == true } ?? false
  }
}
