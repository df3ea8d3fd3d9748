import Checks
import Scheduling
import YAML

/// A scrape job, and what it finds among the objects in view; where that cannot be told, what it looks for.
struct ScrapeJob {
  enum Target: Hashable {
    /// A port of the nodes of these systems; of the scraper's own node alone perhaps.
    case nodes([OSName], port: Int, path: String)
    /// The position of a pod among the scope's.
    case pod(Int, port: Int?)
    case host(Endpoint)
    /// The scraper itself.
    case scraper(port: Int?)
    /// What it looks for, in words.
    case discovery(String)
  }

  let value: YAMLMap
  /// Whether `$$` stands for `$`.
  let isOfCollector: Bool
  /// The scraper's pod, if it is in view, and otherwise the system of its nodes.
  let scraper: PodView?
  let system: OSName?
  let namespace: String?

  var name: String { value["job_name"]?.string ?? "" }

  private static let mostTargets = 200
  /// More pods are not tried.
  private static let mostCandidates = 2_000

  func targets(_ scope: ScopeView, _ services: ServiceTable) -> [Target] {
    var found: [Target] = []
    func add(_ target: Target) {
      if found.count < Self.mostTargets, !found.contains(target) { found.append(target) }
    }
    for discovery in (value["kubernetes_sd_configs"]?.list ?? []).compactMap(\.map) {
      let search = Search(discovery, self, scope)
      switch discovery["role"]?.string {
      case "node": search.nodes().forEach(add)
      case "pod": search.pods().forEach(add)
      case "service", "endpoints", "endpointslice": search.services(services).forEach(add)
      case let role?: add(.discovery("\(role) objects"))
      case nil: continue
      }
    }
    for group in value["static_configs"]?.list ?? [] {
      for target in (group["targets"]?.list ?? []).compactMap(\.string) { add(self.target(target)) }
    }
    for key in value.keys where key.hasSuffix("_sd_configs") && key != "kubernetes_sd_configs" {
      add(.discovery(key.dropLast("_sd_configs".count) + " discovery"))
    }
    return found
  }

  /// Whether a pod may run on the scraper's own node: neither their systems nor the labels that they ask of nodes are different.
  fileprivate func mayShareNode(with pod: PodView) -> Bool {
    if let system, let other = pod.system.name, system != other { return false }
    let own = scraper?.spec["nodeSelector"]?.map ?? YAMLMap()
    let others = pod.spec["nodeSelector"]?.map ?? YAMLMap()
    return own.entries.allSatisfy { others[$0.key] == nil || others[$0.key] == $0.value }
  }

  /// A target that is written out.
  private func target(_ text: String) -> Target {
    if let variable = CollectorRuntime.variableName(in: text) {
      let port = text.lastIndex(of: ":").flatMap { Int(text[text.index(after: $0)...]) }
      // An address of the own node, as pods get it from the downward API.
      if let port, variable.hasSuffix("NODE_IP") || variable.hasSuffix("HOST_IP") || variable.hasSuffix("NODE_NAME") {
        return .nodes(system.map { [$0] } ?? OSName.allCases, port: port, path: value["metrics_path"]?.string ?? "/metrics")
      }
      return .discovery("what \(variable) says")
    }
    guard let endpoint = Endpoint(text) else { return .discovery("a target that is no host") }
    return endpoint.isLocal ? .scraper(port: endpoint.port) : .host(endpoint)
  }
}

extension ScrapeJob {
  /// One discovery of a job.
  private struct Search {
    let job: ScrapeJob
    let scope: ScopeView
    /// Selectors of labels, as they are written.
    let selectors: [String]
    /// Whether it finds what is on the scraper's own node alone.
    let isOfOwnNode: Bool
    /// Nil for all.
    let namespaces: Set<String>?
    let rules: [YAMLMap]

    init(_ discovery: YAMLMap, _ job: ScrapeJob, _ scope: ScopeView) {
      self.job = job
      self.scope = scope
      let role = discovery["role"]?.string
      let own = (discovery["selectors"]?.list ?? []).filter { $0["role"]?.string == role }
      selectors = own.compactMap { $0["label"]?.string }
      isOfOwnNode = (discovery["selectors"]?.list ?? []).contains { selector in
        selector["field"]?.string.map { $0.contains("${") && ($0.contains("nodeName=") || $0.contains("metadata.name=")) } ?? false
      }
      var names = (discovery["namespaces"]?["names"]?.list ?? []).compactMap(\.string)
      if discovery["namespaces"]?["own_namespace"]?.bool == true, let own = job.namespace { names.append(own) }
      namespaces = names.isEmpty ? nil : Set(names)
      rules = (job.value["relabel_configs"]?.list ?? []).compactMap(\.map)
    }

    private var path: String { job.value["metrics_path"]?.string ?? "/metrics" }

    private func admits(_ labels: YAMLMap) -> Bool {
      selectors.allSatisfy { text in
        guard let requirements = LabelText.requirements(of: text) else { return false }
        return LabelSelector(requirements: requirements).matches(labels)
      }
    }

    func nodes() -> [Target] {
      var systems: [OSName] = []
      var ports: Set<Int> = []
      for system in OSName.allCases where !isOfOwnNode || job.system == nil || job.system == system {
        let wants = selectors.compactMap(LabelText.requirements).joined().filter { $0.key == "kubernetes.io/os" }
        guard wants.allSatisfy({ $0.matches(system.rawValue) }) else { continue }
        // The kubelet's port, unless a rule writes another.
        var target = RelabeledTarget(
          ["__address__": "node:10250", "__metrics_path__": path, "__meta_kubernetes_node_label_kubernetes_io_os": system.rawValue],
          known: [])
        guard target.apply(rules, isOfCollector: job.isOfCollector) else { continue }
        systems.append(system)
        if let port = target.port { ports.insert(port) }
      }
      guard let port = ports.min(), ports.count == 1 else { return [.discovery("nodes")] }
      return [.nodes(systems, port: port, path: path)]
    }

    private static let podKnown = [
      "__meta_kubernetes_pod_label_", "__meta_kubernetes_pod_labelpresent_", "__meta_kubernetes_pod_annotation_",
      "__meta_kubernetes_pod_annotationpresent_", "__meta_kubernetes_pod_container_", "__meta_kubernetes_namespace",
    ]

    func pods() -> [Target] {
      var found: [Target] = []
      let candidates = scope.pods.enumerated().lazy.filter { admits($1.labels) && isIn($1.namespace) }
      for (position, pod) in candidates.prefix(ScrapeJob.mostCandidates) {
        if isOfOwnNode, !job.mayShareNode(with: pod) { continue }
        for port in ContainerPort.all(of: pod) {
          var target = RelabeledTarget(labels(of: pod, port), known: Self.podKnown)
          if target.apply(rules, isOfCollector: job.isOfCollector) { found.append(.pod(position, port: target.port)) }
        }
      }
      return found.isEmpty || isByAnnotation ? found + [.discovery(wanted("pods"))] : found
    }

    private func labels(of pod: PodView, _ port: ContainerPort?) -> [String: String] {
      var labels = MetaLabels.of("pod", pod.metadata)
      labels["__address__"] = port.map { "pod:\($0.number)" } ?? "pod"
      labels["__metrics_path__"] = path
      labels["__meta_kubernetes_pod_phase"] = "Running"
      labels["__meta_kubernetes_pod_ready"] = "true"
      labels["__meta_kubernetes_namespace"] = scope.namespace(pod.namespace)
      labels["__meta_kubernetes_pod_container_name"] = port?.container
      labels["__meta_kubernetes_pod_container_init"] = "false"
      labels["__meta_kubernetes_pod_container_port_name"] = port?.name
      labels["__meta_kubernetes_pod_container_port_number"] = port.map { "\($0.number)" }
      labels["__meta_kubernetes_pod_container_port_protocol"] = port?.protocol
      return labels
    }

    func services(_ services: ServiceTable) -> [Target] {
      var found: [Target] = []
      let candidates = services.all.lazy.filter { admits($0.object.labels) && isIn($0.object.namespace) }
      for service in candidates.prefix(ScrapeJob.mostTargets) {
        for position in service.pods.prefix(ScrapeJob.mostTargets) {
          let pod = scope.pods[position]
          for port in service.ports(of: pod) {
            var labels = labels(of: pod, ContainerPort.all(of: pod).compactMap(\.self).first { $0.number == port.number })
            labels.merge(MetaLabels.of("service", service.object.metadata)) { _, new in new }
            labels["__address__"] = "pod:\(port.number)"
            labels["__meta_kubernetes_service_name"] = service.object.name
            for role in ["endpoint", "endpointslice"] {
              labels["__meta_kubernetes_\(role)_port_name"] = port.name
              labels["__meta_kubernetes_\(role)_port"] = "\(port.number)"
              labels["__meta_kubernetes_\(role)_port_protocol"] = "TCP"
            }
            var target = RelabeledTarget(labels, known: Self.podKnown + ["__meta_kubernetes_service_", "__meta_kubernetes_endpoint"])
            if target.apply(rules, isOfCollector: job.isOfCollector) { found.append(.pod(position, port: target.port)) }
          }
        }
      }
      return found.isEmpty || isByAnnotation ? found + [.discovery(wanted("Services"))] : found
    }

    private func isIn(_ namespace: String?) -> Bool {
      guard let namespaces, let namespace = scope.namespace(namespace) else { return true }
      return namespaces.contains(namespace)
    }

    /// Whether annotations, which any object may have, decide what is scraped.
    private var isByAnnotation: Bool {
      rules.contains { rule in
        (rule["source_labels"]?.list ?? []).contains { $0.string?.contains("annotation_prometheus_io_scrape") ?? false }
      }
    }

    /// What is looked for, in words.
    private func wanted(_ objects: String) -> String {
      if isByAnnotation { return "\(objects) with prometheus.io/scrape" }
      if let label = selectors.first { return "\(objects) with \(GoText.replacing(label, "app.kubernetes.io/", with: ""))" }
      let prefix = "__meta_kubernetes_\(objects == "pods" ? "pod" : "service")_label_"
      for rule in rules where rule["action"]?.string?.lowercased() == "keep" {
        guard let sources = rule["source_labels"]?.list, sources.count == 1, let label = sources[0].string, label.hasPrefix(prefix),
          let value = rule["regex"]?.string
        else { continue }
        return "\(objects) with \(label.dropFirst(prefix.count)): \(value)"
      }
      return objects
    }
  }
}
