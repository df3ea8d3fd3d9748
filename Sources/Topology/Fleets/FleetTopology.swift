import ChartModel
public import Fleet
import Scheduling
import YAML

extension TopologyGraph {
  /// A fleet: its clusters by environment, what each gets and by which tool, and in which settings it differs from the others.
  ///
  /// Of values only the names of settings are shown, and of Secrets only who provides them.
  public init(of fleet: Fleet, titled title: String) {
    var builder = GraphBuilder()
    let repository = Self.addRepository(of: fleet, &builder)
    var tools: [Delivery: Int] = [:]
    for delivery in Delivery.allCases where fleet.clusters.contains(where: { $0.delivery == delivery }) {
      let place = builder.group(.delivery, "Delivery")
      let (name, subtitle) = FleetWording.tool(delivery, fleet)
      let tool = builder.node("tool \(delivery.rawValue)") { _ in
        Node(kind: .tool, group: place, name: name, title: name, subtitle: subtitle)
      }
      tools[delivery] = tool
      builder.connect(tool, to: repository, .read, fleet.repository.revision)
    }
    for crowd in Self.crowds(of: fleet, &builder) {
      let node = crowd.add(to: &builder)
      if let tool = tools[crowd.first.delivery] { builder.connect(tool, to: node, .deliver, nil) }
    }
    self = builder.graph(titled: title) { group in
      switch group.kind {
      case .repository: -2
      case .delivery: -1
      default: fleet.clusters.filter { FleetWording.environment(of: $0) == group.title }.map(\.wave).min() ?? 0
      }
    }
  }

  private static func addRepository(of fleet: Fleet, _ builder: inout GraphBuilder) -> Int {
    let place = builder.group(.repository, "Repository")
    let name = FleetWording.repository(fleet.repository.url)
    let node = builder.node("repository") { _ in
      Node(kind: .repository, group: place, name: name, title: name, subtitle: "fleet \(ShownText.limited(fleet.name))")
    }
    let specs = Set(fleet.clusters.map(\.spec)).sorted()
    builder.add(.image, "charts: \(specs.joined(separator: ", "))", to: node)
    if !fleet.repository.path.isEmpty { builder.add(.note, "folder \(fleet.repository.path)", to: node) }
    if case .oci(let url, _) = fleet.chartOrigin, let endpoint = Endpoint(url) {
      builder.add(.note, "charts from \(endpoint.host)", to: node)
    }
    return node
  }

  /// More clusters than these are shown in groups.
  private static let mostClusters = 36

  private static func crowds(of fleet: Fleet, _ builder: inout GraphBuilder) -> [ClusterCrowd] {
    let differences = FleetDifferences(fleet.clusters)
    if fleet.clusters.count <= mostClusters {
      return fleet.clusters.map { ClusterCrowd(clusters: [$0], differences: differences) }
    }
    builder.note("\(fleet.clusters.count) clusters are shown in groups of the same environment, spec and delivery")
    struct Key: Hashable {
      var environment: String
      var spec: String
      var delivery: Delivery
    }
    var keys: [Key] = []
    var groups: [Key: [FleetCluster]] = [:]
    for cluster in fleet.clusters {
      let key = Key(environment: FleetWording.environment(of: cluster), spec: cluster.spec, delivery: cluster.delivery)
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(cluster)
    }
    if keys.count > mostClusters { builder.note("\(keys.count - mostClusters) of these groups are not shown") }
    return keys.prefix(mostClusters).map { ClusterCrowd(clusters: groups[$0] ?? [], differences: differences) }
  }
}

/// Clusters that are shown as one; mostly a single one.
private struct ClusterCrowd {
  let clusters: [FleetCluster]
  let differences: FleetDifferences

  var first: FleetCluster { clusters[0] }

  func add(to builder: inout GraphBuilder) -> Int {
    let cluster = first
    let place = builder.group(.environment, FleetWording.environment(of: cluster))
    let isOne = clusters.count == 1
    let name = ShownText.limited(isOne ? cluster.name : "\(clusters.count) clusters")
    let words = [cluster.cloud == .other ? nil : cluster.cloud.rawValue.uppercased(), isOne ? cluster.region : nil].compactMap(\.self)
    let node = builder.node("cluster \(cluster.name)") { _ in
      TopologyGraph.Node(
        kind: .cluster, group: place, name: name, title: name,
        subtitle: ShownText.limited(words.joined(separator: ", ")))
    }
    let version = cluster.release.kubernetes
    builder.add(.note, "Kubernetes \(version.major).\(version.minor), wave \(cluster.wave)", to: node)
    builder.add(.image, "chart of \(cluster.spec)", to: node)
    builder.add(.service, "release \(cluster.release.name) in \(cluster.release.namespace)", to: node)
    if isOne, !cluster.windowsBuilds.isEmpty {
      builder.add(.system, "Windows Server \(cluster.windowsBuilds.map { "\($0.year)" }.joined(separator: ", "))", to: node)
    }
    if isOne {
      for line in FleetWording.secrets(cluster.secrets) { builder.add(.secret, line, to: node) }
      let own = differences.names(of: cluster)
      if !own.isEmpty { builder.add(.setting, "differs in \(own.joined(separator: ", "))", to: node) }
    } else {
      let names = clusters.prefix(5).map(\.name).joined(separator: ", ")
      builder.add(.note, names + (clusters.count > 5 ? " and \(clusters.count - 5) more" : ""), to: node)
    }
    return node
  }
}
