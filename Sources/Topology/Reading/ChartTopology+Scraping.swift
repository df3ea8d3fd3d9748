import Checks
import Scheduling
import YAML

extension ChartTopology {
  /// Connects a scraper with what its jobs find.
  mutating func scrape(_ jobs: [ScrapeJob], from scraper: Int) {
    let followed = jobs.prefix(Self.mostJobs - followedJobs)
    followedJobs += followed.count
    for job in followed {
      for target in job.targets(scope, services) { connect(scraper, to: target, job) }
    }
    if jobs.count > followed.count { builder.add(.note, "\(jobs.count - followed.count) more scrape jobs", to: scraper) }
  }

  private mutating func connect(_ scraper: Int, to target: ScrapeJob.Target, _ job: ScrapeJob) {
    func label(_ port: Int?) -> String { ([job.name] + (port.map { [":\($0)"] } ?? [])).filter { !$0.isEmpty }.joined(separator: " ") }
    switch target {
    case .nodes(let systems, let port, let path):
      let found = systems.count == 1 ? hostPorts[HostPort(system: systems[0], number: port)] ?? [] : []
      let nodes = found.compactMap { nodeOfPod[$0] }
      for node in nodes { builder.connect(scraper, to: node, .scrape, label(port)) }
      if nodes.isEmpty {
        let node = portOfNodes(systems.count == 1 ? systems[0] : nil, port)
        builder.connect(scraper, to: node, .scrape, label(port) + (path == "/metrics" ? "" : path))
      }
    case .pod(let position, let port):
      if let node = nodeOfPod[position] { builder.connect(scraper, to: node, .scrape, label(port)) }
    case .host(let endpoint):
      for node in nodes(at: endpoint, from: job.namespace, "scraped") { builder.connect(scraper, to: node, .scrape, label(endpoint.port)) }
    case .scraper(let port): builder.connect(scraper, to: scraper, .scrape, label(port))
    case .discovery(let words):
      builder.connect(scraper, to: elsewhere(.discovery, words, "found when it runs"), .scrape, label(nil))
    }
  }

  /// What listens on a port of nodes, as far as it is known.
  mutating func portOfNodes(_ system: OSName?, _ port: Int) -> Int {
    if port == 10_250 { return onNodes(system, "kubelet", "port 10250 of \(system.map { "\($0.title) nodes" } ?? "every node")") }
    if system == .windows, let program = installed[port] { return onNodes(system, program, "a service of the nodes, port \(port)") }
    let whose = system.map { "\($0.title) nodes" } ?? "every node"
    return onNodes(system, "port \(port) of \(whose)", "what listens there is not in view")
  }

  /// The nodes that a host stands for: the pods of a Service, or something that is not in view.
  mutating func nodes(at endpoint: Endpoint, from namespace: String?, _ subtitle: String) -> [Int] {
    if let service = services.service(endpoint.host, from: namespace, scope) {
      var nodes: [Int] = []
      for node in service.pods.compactMap({ nodeOfPod[$0] }) where !nodes.contains(node) { nodes.append(node) }
      if !nodes.isEmpty { return nodes }
    }
    if ServiceHost.inCluster(endpoint: endpoint.host) != nil {
      let name = endpoint.host.hasSuffix(".svc.cluster.local") ? String(endpoint.host.dropLast(".svc.cluster.local".count)) : endpoint.host
      return [elsewhere(.service, name, "Service, not in view")]
    }
    return [outside(endpoint.host, subtitle)]
  }

  // MARK: Prometheus

  mutating func read(_ configuration: PrometheusConfiguration, in object: ObjectView) {
    var readers: [Int] = []
    for (position, pod) in scope.pods.enumerated() where scope.namespace(pod.namespace) == scope.namespace(object.namespace) {
      var reads = false
      pod.visitConfigReferences { if $0.kind == .configMap, $0.name == object.name { reads = true } }
      if reads, nodeOfPod[position] != nil { readers.append(position) }
    }
    for position in readers {
      guard let node = nodeOfPod[position] else { continue }
      let pod = scope.pods[position]
      let jobs = (configuration.value["scrape_configs"]?.list ?? []).compactMap(\.map)
      scrape(
        jobs.map { ScrapeJob(value: $0, isOfCollector: false, scraper: pod, system: pod.system.name, namespace: pod.namespace) }, from: node
      )
      for target in configuration.value["remote_write"]?.list ?? [] {
        guard let endpoint = target["url"]?.string.flatMap(Endpoint.init) else { continue }
        for other in nodes(at: endpoint, from: pod.namespace, "remote write") { builder.connect(node, to: other, .push, "metrics") }
      }
    }
  }

  /// What Prometheus' operator is told to scrape.
  ///
  /// Source: prometheus-operator/prometheus-operator pkg/apis/monitoring/v1 (ServiceMonitorSpec, PodMonitorSpec).
  mutating func readMonitors() {
    let monitors = scope.objects.filter {
      $0.group == "monitoring.coreos.com" && ($0.kind == "ServiceMonitor" || $0.kind == "PodMonitor")
    }
    guard !monitors.isEmpty else { return }
    let own = scope.pods.indices.filter { scope.pods[$0].object.kind.hasPrefix("Prometheus") }.compactMap { nodeOfPod[$0] }
    let scrapers = own.isEmpty ? [elsewhere(.service, "Prometheus", "of the operator, not in view")] : own
    for monitor in monitors.prefix(Self.mostJobs) {
      guard let selector = try? LabelSelector(monitor.spec["selector"]) else { continue }
      let pods: [Int] =
        monitor.kind == "PodMonitor"
        ? scope.pods.indices.filter { selector.matches(scope.pods[$0].labels) && isIn(scope.pods[$0].namespace, of: monitor) }
        : services.all.filter { selector.matches($0.object.labels) && isIn($0.object.namespace, of: monitor) }.flatMap(\.pods)
      let nodes = Set(pods.compactMap { nodeOfPod[$0] }).sorted()
      let label = "\(monitor.kind) \(monitor.name ?? "")"
      for scraper in scrapers {
        for node in nodes { builder.connect(scraper, to: node, .scrape, label) }
        if nodes.isEmpty {
          let words = monitor.kind == "PodMonitor" ? "pods" : "Services"
          builder.connect(scraper, to: elsewhere(.discovery, "\(words) by their labels", "found when it runs"), .scrape, label)
        }
      }
    }
  }

  private func isIn(_ namespace: String?, of monitor: ObjectView) -> Bool {
    let selector = monitor.spec["namespaceSelector"]
    if selector?["any"]?.bool == true { return true }
    guard let namespace = scope.namespace(namespace) else { return true }
    if let names = selector?["matchNames"]?.list, !names.isEmpty { return names.contains { $0.string == namespace } }
    return scope.namespace(monitor.namespace).map { $0 == namespace } ?? true
  }

  // MARK: The nodes' own exporters

  /// Programs that something in view installs on nodes.
  mutating func readInstallers() {
    for object in scope.objects {
      guard let exporter = SeenExporter(installedBy: object) else { continue }
      if let port = exporter.port { installed[port] = exporter.title }
      let target = exporter.port.map { portOfNodes(.windows, $0) } ?? onNodes(.windows, exporter.title, "a service of the nodes")
      for (position, pod) in scope.pods.enumerated() where scope.namespace(pod.namespace) == scope.namespace(object.namespace) {
        var reads = false
        pod.visitConfigReferences { if $0.kind == .configMap, $0.name == object.name { reads = true } }
        if reads, let node = nodeOfPod[position] { builder.connect(node, to: target, .install, "installs over SSH") }
      }
    }
  }

  /// Pods that hand requests on to a port of their own nodes: they are given the node's address, and the port as `UPSTREAM_PORT`, as the
  /// proxies of our charts are.
  mutating func readProxies() {
    for (position, pod) in scope.pods.enumerated() {
      for container in pod.containers {
        let variables = container.value["env"]?.list ?? []
        guard variables.contains(where: { $0["valueFrom"]?["fieldRef"]?["fieldPath"]?.string == "status.hostIP" }),
          let text = variables.first(where: { $0["name"]?.string == "UPSTREAM_PORT" })?["value"]?.string, let port = Int(text),
          let node = nodeOfPod[position]
        else { continue }
        builder.connect(node, to: portOfNodes(pod.system.name, port), .scrape, "hands on :\(port)")
      }
    }
  }
}
