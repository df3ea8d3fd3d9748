import Checks
import CollectorSchemas
import YAML

/// Where a collector's telemetry comes from and goes to.
extension ChartTopology {
  mutating func read(_ collector: CollectorView) {
    guard let node = node(of: collector) else { return }
    // What a Secret holds is not shown, not even the hosts in it.
    if collector.isSecret { return builder.add(.note, "its configuration is in a Secret, and not shown", to: node) }
    addPipelines(of: collector, to: node)
    let namespace = collector.runtime?.object.namespace
    let used = collector.usedComponents
    let names = Set(used.filter { $0.kind == .receiver }.map(\.id.canonical))
    scrape(
      collector.scrapeJobs.filter { names.contains($0.receiver.id.canonical) }.map {
        ScrapeJob(
          value: $0.value, isOfCollector: true, scraper: collector.runtime?.pod, system: collector.runtime?.system, namespace: namespace)
      }, from: node)
    for component in used {
      switch component.kind {
      case .receiver: readReceiver(component, of: collector, node)
      case .exporter: readExporter(component, of: collector, node)
      case .processor, .connector, .extension: continue
      }
    }
  }

  private mutating func node(of collector: CollectorView) -> Int? {
    guard let runtime = collector.runtime else { return nil }
    if runtime.pod != nil {
      let position = scope.pods.firstIndex { $0.object.document == runtime.object.document && $0.object.path == runtime.object.path }
      return position.flatMap { nodeOfPod[$0] }
    }
    let place = group(runtime.system)
    let name = ShownText.limited(runtime.object.name ?? runtime.object.kind)
    return builder.node("resource \(runtime.object.document) \(name)") { _ in
      TopologyGraph.Node(
        kind: .workload, group: place, name: "\(runtime.object.kind) \(name)", title: name, subtitle: runtime.object.kind)
    }
  }

  /// Pipelines with equal ends in one line: `metrics, logs: otlp → otlp_grpc`.
  private mutating func addPipelines(of collector: CollectorView, to node: Int) {
    var ends: [(text: String, signals: [String])] = []
    for pipeline in collector.pipelines {
      func types(_ references: [CollectorView.Reference]) -> String {
        var types: [String] = []
        for type in references.map(\.id.type) where !types.contains(type) { types.append(type) }
        return types.joined(separator: ", ")
      }
      let text = "\(types(pipeline.receivers)) → \(types(pipeline.exporters))"
      let signal = pipeline.signal?.rawValue ?? pipeline.id.type
      if let index = ends.firstIndex(where: { $0.text == text }) {
        if !ends[index].signals.contains(signal) { ends[index].signals.append(signal) }
      } else {
        ends.append((text, [signal]))
      }
    }
    for end in ends { builder.add(.pipeline, "\(end.signals.joined(separator: ", ")): \(end.text)", to: node) }
  }

  private mutating func readReceiver(_ receiver: CollectorView.Component, of collector: CollectorView, _ node: Int) {
    let system = collector.runtime?.system
    switch receiver.type {
    case "file_log", "filelog":
      let files = (receiver.configuration["include"]?.list ?? []).compactMap { $0.string?.lowercased() }
      let isOfContainers = files.contains { $0.contains("log/pods") || $0.contains("log\\pods") || $0.contains("containers") }
      builder.connect(
        node, to: onNodes(system, isOfContainers ? "Logs of containers" : "Log files", "files of the nodes"), .read, "logs")
    case "windows_event_log", "windowseventlog":
      builder.connect(node, to: onNodes(.windows, "Windows event log", "of the nodes"), .read, receiver.configuration["channel"]?.string)
    case "journald": builder.connect(node, to: onNodes(.linux, "systemd journal", "of the nodes"), .read, "logs")
    case "host_metrics", "hostmetrics": builder.add(.note, "measures its own node", to: node)
    case "kubelet_stats", "kubeletstats": builder.connect(node, to: portOfNodes(system, 10_250), .scrape, "\(receiver.id.type) :10250")
    case "k8s_cluster", "k8s_events", "k8s_objects", "k8sobjects":
      let what = receiver.type == "k8s_events" ? "events" : receiver.type == "k8s_cluster" ? "cluster state" : "objects"
      builder.connect(node, to: elsewhere(.service, "Kubernetes API", "API server"), .read, what)
    default: break
    }
  }

  private mutating func readExporter(_ exporter: CollectorView.Component, of collector: CollectorView, _ node: Int) {
    // They write into the collector's own log, into files of its own, or nowhere; the last is asked, and asks nobody.
    if ["debug", "logging", "nop", "file", "prometheus"].contains(exporter.type) { return }
    let pipelines = collector.pipelines.filter { $0.exporters.contains { $0.id.canonical == exporter.id.canonical } }
    var signals: [String] = []
    for signal in pipelines.map({ $0.signal?.rawValue ?? $0.id.type }) where !signals.contains(signal) { signals.append(signal) }
    let addresses = ExporterAddresses.all(of: exporter.configuration)
    if addresses.isEmpty {
      for signal in signals { builder.connect(node, to: outside(exporter.type, "an exporter without an address"), .push, signal) }
    }
    for address in addresses {
      for target in targets(address, exporter, collector, node) {
        for signal in signals { builder.connect(node, to: target, .push, signal) }
      }
    }
  }

  private mutating func targets(
    _ address: String, _ exporter: CollectorView.Component, _ collector: CollectorView, _ node: Int
  ) -> [Int] {
    guard let written = collector.runtime.map({ $0.expanded(address) }) ?? address else {
      let variable = CollectorRuntime.variableName(in: address) ?? ""
      return [outside("host from \(variable)", exporter.type)]
    }
    guard let endpoint = Endpoint(written) else { return [outside(exporter.type, "an address that is no host")] }
    if endpoint.isLocal {
      builder.add(.note, "sends to port \(endpoint.port.map { "\($0)" } ?? "") of its own pod", to: node)
      return []
    }
    return nodes(at: endpoint, from: collector.runtime?.object.namespace, exporter.type)
  }
}
