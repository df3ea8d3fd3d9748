public import Checks
import Scheduling
import YAML

extension TopologyGraph {
  /// What a release, or whatever else the objects are, consists of when it runs: the workloads by the nodes that they may land on, what
  /// they connect to, what they may do and which Secrets they read.
  ///
  /// - Parameters:
  ///   - view: nothing of a Secret's contents is taken from it.
  ///   - omitted: how many documents are not in the view.
  public init(of view: InputView, titled title: String, omitted: Int = 0) {
    var topology = ChartTopology(view)
    topology.read()
    if omitted > 0 { topology.builder.note("\(ShownText.count(omitted, "more document")) of the input are not shown") }
    self = topology.builder.graph(titled: title) { $0.kind.rank }
  }
}

extension TopologyGraph.Group.Kind {
  /// From top to bottom: telemetry comes from above.
  fileprivate var rank: Int {
    switch self {
    case .windows, .repository: 0
    case .either, .delivery: 1
    case .linux, .environment: 2
    case .cluster: 3
    case .outside: 4
    }
  }
}

/// Makes the graph of objects.
struct ChartTopology {
  let view: InputView
  let services: ServiceTable
  var builder = GraphBuilder()
  /// The node of each of the scope's pods.
  var nodeOfPod: [Int: Int] = [:]
  /// The pods that listen on a port of their nodes.
  var hostPorts: [HostPort: [Int]] = [:]
  /// Programs that something in view installs on nodes, by their ports.
  var installed: [Int: String] = [:]

  /// Of more collectors, and of more Prometheus, the connections are not followed.
  private static let mostCollectors = 100
  /// More scrape jobs are not followed, of all scrapers together.
  static let mostJobs = 300
  var followedJobs = 0

  struct HostPort: Hashable {
    var system: OSName?
    var number: Int
  }

  init(_ view: InputView) {
    self.view = view
    services = ServiceTable(view)
  }

  var scope: ScopeView { view.scope }

  mutating func read() {
    readWorkloads()
    readInstallers()
    for collector in view.collectors.prefix(Self.mostCollectors) { read(collector) }
    for (object, configuration) in view.prometheus.prefix(Self.mostCollectors) { read(configuration, in: object) }
    let more = max(0, view.collectors.count - Self.mostCollectors) + max(0, view.prometheus.count - Self.mostCollectors)
    if more > 0 { builder.note("\(ShownText.count(more, "more collector")) are shown without their connections") }
    readMonitors()
    readProxies()
  }

  /// The group for what runs on nodes of a system; nil for either.
  mutating func group(_ system: OSName?) -> Int {
    switch system {
    case .windows: builder.group(.windows, "Windows nodes")
    case .linux: builder.group(.linux, "Linux nodes")
    case nil: builder.group(.either, "Nodes of either system")
    }
  }

  /// A node for what is no object of the input.
  mutating func other(
    _ kind: TopologyGraph.Node.Kind, _ name: String, _ subtitle: String, in group: (inout ChartTopology) -> Int
  ) -> Int {
    let place = group(&self)
    let name = ShownText.limited(name)
    return builder.node("\(kind.rawValue) \(place) \(name)") { _ in
      TopologyGraph.Node(kind: kind, group: place, name: name, title: name, subtitle: ShownText.limited(subtitle))
    }
  }

  mutating func elsewhere(_ kind: TopologyGraph.Node.Kind, _ name: String, _ subtitle: String) -> Int {
    other(kind, name, subtitle) { $0.builder.group(.cluster, "Elsewhere in the cluster") }
  }

  mutating func outside(_ name: String, _ subtitle: String) -> Int {
    other(.backend, name, subtitle) { $0.builder.group(.outside, "Outside of the cluster") }
  }

  /// A program, a port or files of nodes of a system.
  mutating func onNodes(_ system: OSName?, _ name: String, _ subtitle: String) -> Int {
    other(.node, name, subtitle) { $0.group(system) }
  }
}
