import ChartModel
import CollectorSchemas
import Kubernetes
import Prometheus

/// Labels that Prometheus gives discovered targets (prometheus/prometheus, discovery/kubernetes).
enum Meta {
  static let prefix = "__meta_kubernetes_"
  static let namespace = prefix + "namespace"
  static let nodeName = prefix + "node_name"
  static let nodeLabel = prefix + "node_label_"
  static let nodeSystem = nodeLabel + "kubernetes_io_os"
  static let pod = prefix + "pod_name"
  static let podAddress = prefix + "pod_ip"
  static let hostAddress = prefix + "pod_host_ip"
  static let podNode = prefix + "pod_node_name"
  static let podPhase = prefix + "pod_phase"
  static let podLabel = prefix + "pod_label_"
  static let podAnnotation = prefix + "pod_annotation_"
  static let isInitContainer = prefix + "pod_container_init"
  static let portName = prefix + "pod_container_port_name"
  static let portNumber = prefix + "pod_container_port_number"
  static let portProtocol = prefix + "pod_container_port_protocol"
  static let service = prefix + "service_name"
  static let serviceAnnotation = prefix + "service_annotation_"
  static let slicePort = prefix + "endpointslice_port"
  static let sliceProtocol = prefix + "endpointslice_port_protocol"
  static let sliceNode = prefix + "endpointslice_endpoint_node_name"
}

extension RelabelRule {
  /// Pods that do not run: their address may belong to another pod by now, or nothing listens yet.
  static let dropNotRunning = RelabelRule.drop(Meta.podPhase, matching: "Pending|Succeeded|Failed")
}

extension ScrapePlan {
  // MARK: Labels

  /// The chosen labels of the node; before the rules that set labels of our own, which must win.
  var nodeLabelRule: RelabelRule {
    let names = ["-", "/"].reduce(settings.nodeLabels.joined(separator: "|").replacing(".", with: "_")) { $0.replacing($1, with: "_") }
    return .map(matching: "\(Meta.nodeLabel)(\(names))").when(wantsNodeLabels)
  }

  var wantsNodeLabels: Expr<Bool> { settings.nodeLabels.isNonEmpty }

  /// The labels of a target that stands for its node: series go on when a pod or an address is replaced.
  func nodeIdentity(from source: String) -> [RelabelRule] { [nodeLabelRule, .copy(source, to: "instance"), .copy(source, to: "node")] }

  // MARK: Discoveries

  /// Pods: of a collector's own node, or of the whole cluster.
  ///
  /// - Parameter seesSystem: whether the node's system must be known to tell a central collector's targets from others'.
  func pods(
    of collector: ScrapingCollector, in namespaces: KubernetesDiscovery.Namespaces = .all, labelled label: ScrapeText? = nil,
    seesSystem: Bool = false
  ) -> KubernetesDiscovery {
    let field: ScrapeText? = if case .node = collector { "spec.nodeName=\(Self.nodeName)" } else { nil }
    let mustAttach = if case .central = collector { seesSystem && !nodeCollectors.isEmpty } else { false }
    var selectors = label == nil && field == nil ? [] : [KubernetesDiscovery.Selector(.pod, label: label, field: field)]
    // Otherwise every node's collector would watch all nodes.
    if case .node = collector { selectors.append(.init(.node, field: "metadata.name=\(Self.nodeName)")) }
    return KubernetesDiscovery(
      .pod, namespaces: namespaces, selectors: selectors, attachesNode: mustAttach ? true : wantsNodeLabels)
  }

  /// Nodes of some systems: a collector's own, or all.
  ///
  /// - Parameter selection: only these.
  func nodes(
    of collector: ScrapingCollector, _ systems: Set<CollectorSystem>, selected selection: NodeSelection? = nil,
    condition: Expr<Bool>? = nil
  ) -> KubernetesDiscovery {
    let one = systems.count == 1 ? systems.first : nil
    var selector = KubernetesDiscovery.Selector(.node, label: selection.map { ScrapeText($0.selector) })
    switch collector {
    case .node: selector.field = "metadata.name=\(Self.nodeName)"
    case .central: selector.label = selector.label ?? one.map { "kubernetes.io/os=\($0.rawValue)" }
    }
    let isSelective = selector.label != nil || selector.field != nil
    return KubernetesDiscovery(.node, selectors: isSelective ? [selector] : [], condition: condition)
  }

  // MARK: Shards

  /// Keeps a shard's part: of a central collector's targets, by the hash of one of their labels.
  func shardRules(of collector: ScrapingCollector, by label: String) -> [RelabelRule] {
    guard case .central = collector, case .shards(let count) = central else { return [] }
    return [.hash(label, modulus: count, to: "__tmp_shard"), .keep("__tmp_shard", matching: "\(Self.shard)")]
  }
}

extension ScrapeJob {
  /// The job with rules behind its own.
  func relabeled(by rules: [RelabelRule]) -> ScrapeJob {
    var job = self
    job.relabeling += rules
    return job
  }
}

extension Expr where Value == String {
  /// The text as a regular expression that matches just it. For texts without any other special character than the full stop.
  var asPattern: Expr { replacing(".", with: "\\.") }
}
