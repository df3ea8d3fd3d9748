import ChartModel
import WindowsExporterCatalogue
import YAML

/// A made-up mixed cluster: two Windows nodes with a release of windows_exporter, and a Linux node.
struct MadeUpCluster: Sendable {
  /// The label `cluster` of everything that is scraped there.
  var name: String
  var version: ExporterVersion
  /// Whether only what content reads is kept.
  var keepsUsed = false
  /// The third byte of its addresses.
  var number: Int
  var spelling = CollectorExposition.Spelling()
  /// Seconds since 1970.
  var now: Double

  var nodes: [MadeUpNode] {
    [
      MadeUpNode(name: "win-1", system: .windows, address: "10.240.\(number).7", containers: MadeUpPod.running(on: "win-1")),
      MadeUpNode(name: "win-2", system: .windows, address: "10.240.\(number).8", containers: MadeUpPod.running(on: "win-2")),
      MadeUpNode(name: "lin-1", system: .linux, address: "10.240.\(number).4"),
    ]
  }

  var windowsNodes: [MadeUpNode] { nodes.filter { $0.system == .windows } }

  func exposition(_ node: MadeUpNode) -> WindowsExposition {
    WindowsExposition(
      version: version, collectors: WindowsExposition.collectors(of: version), cluster: name, node: node, now: now)
  }

  /// What is shown, by address.
  private func pages() throws -> [(address: String, families: [MetricFamily])] {
    let kubernetes = KubernetesExposition(cluster: self)
    var pages: [(String, [MetricFamily])] = []
    for node in nodes {
      pages.append(("\(node.address):10250/metrics/resource", try kubernetes.kubelet(node)))
      if node.system == .windows { pages.append(("\(node.address):9182/metrics", try exposition(node).families())) }
    }
    pages.append(("\(address(20)):8080/metrics", try kubernetes.stateMetrics()))
    pages.append(("\(address(21)):9100/metrics", try LinuxExposition.families()))
    pages.append(("\(address(22)):8888/metrics", try CollectorExposition(spelling: spelling).families()))
    return pages
  }

  private func address(_ last: Int) -> String { "10.1.\(number).\(last)" }

  // MARK: JSON

  /// As world.py reads it.
  ///
  /// - Parameter scraping: the prometheus.yml.
  func json(scraping: String) throws -> YAMLValue {
    let pages = try pages().map { YAMLMap.Entry(key: "http://\($0.address)", value: .list($0.families.map(\.json))) }
    return [
      "name": .string(name), "scraping": .string(scraping), "pages": .map(YAMLMap(pages)),
      "objects": ["nodes": .list(nodes.map(object)), "pods": .list(pods), "services": [], "endpointslices": []],
    ]
  }

  private func object(_ node: MadeUpNode) -> YAMLValue {
    [
      "metadata": ["name": .string(node.name), "labels": ["kubernetes.io/os": .string(node.system.rawValue)]],
      "status": [
        "addresses": [["type": "InternalIP", "address": .string(node.address)]],
        "daemonEndpoints": ["kubeletEndpoint": ["Port": 10250]],
      ],
    ]
  }

  /// Those that are scraped.
  private var pods: [YAMLValue] {
    func pod(_ namespace: String, _ name: String, _ last: Int, _ port: String, _ number: Int, _ labels: YAMLMap) -> YAMLValue {
      let ports: YAMLValue = [["name": .string(port), "containerPort": .int(number)]]
      return [
        "metadata": ["namespace": .string(namespace), "name": .string(name), "labels": .map(labels)],
        "spec": ["nodeName": "lin-1", "containers": [["name": "main", "image": "i", "ports": ports]]],
        "status": ["podIP": .string(address(last)), "hostIP": .string("10.240.\(number).4"), "phase": "Running"],
      ]
    }
    return [
      pod("kube-system", "state", 20, "http", 8080, ["app.kubernetes.io/name": "kube-state-metrics"]),
      pod("kube-system", "node-exporter", 21, "metrics", 9100, ["app.kubernetes.io/name": "prometheus-node-exporter"]),
      pod(
        ContentChart.namespace, "collector-0", 22, "telemetry", 8888,
        ["app.kubernetes.io/name": .string(ContentChart.info.name), "app.kubernetes.io/instance": .string(ContentChart.release)]),
    ]
  }
}
