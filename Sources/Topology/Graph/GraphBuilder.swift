/// Puts a graph together: every node once, every edge once with all that is said of it.
struct GraphBuilder {
  typealias Node = TopologyGraph.Node

  /// More edges than these nobody follows with their eyes; the notes tell how many are missing.
  static let mostEdges = 240
  /// More is not said of one node.
  static let mostFacts = 14
  /// More is not said of one edge.
  private static let mostLabels = 6

  private struct EdgeKey: Hashable {
    var from: Int
    var to: Int
    var kind: TopologyGraph.Edge.Kind
  }

  private(set) var nodes: [Node] = []
  private var places: [String: Int] = [:]
  private var groups: [TopologyGraph.Group] = []
  private var edges: [TopologyGraph.Edge] = []
  private var edgePlaces: [EdgeKey: Int] = [:]
  private var leftOut = 0
  private var notes: [String] = []

  /// The position of a group; it is made if it is not there.
  mutating func group(_ kind: TopologyGraph.Group.Kind, _ title: String) -> Int {
    if let known = groups.firstIndex(where: { $0.kind == kind && $0.title == title }) { return known }
    groups.append(TopologyGraph.Group(kind: kind, title: title))
    return groups.count - 1
  }

  /// The position of a node; it is made if none has the key.
  ///
  /// - Parameter key: what tells it from other nodes, never shown.
  mutating func node(_ key: String, _ make: (inout GraphBuilder) -> Node) -> Int {
    if let known = places[key] { return known }
    let node = make(&self)
    nodes.append(node)
    places[key] = nodes.count - 1
    return nodes.count - 1
  }

  mutating func add(_ kind: TopologyGraph.Fact.Kind, _ text: String, to node: Int) {
    let fact = TopologyGraph.Fact(kind: kind, text: ShownText.limited(text))
    if !nodes[node].facts.contains(fact) { nodes[node].facts.append(fact) }
  }

  mutating func note(_ text: String) { notes.append(text) }

  mutating func setTitle(_ title: String, of node: Int) { nodes[node].title = title }

  mutating func connect(_ from: Int, to: Int, _ kind: TopologyGraph.Edge.Kind, _ label: String?) {
    let label = label.map { ShownText.limited($0) }
    if from == to {
      if kind == .scrape { add(.note, "scrapes itself" + (label.map { ": \($0)" } ?? ""), to: from) }
      return
    }
    let key = EdgeKey(from: from, to: to, kind: kind)
    if let place = edgePlaces[key] {
      if let label, !edges[place].labels.contains(label), edges[place].labels.count < Self.mostLabels { edges[place].labels.append(label) }
    } else if edges.count < Self.mostEdges {
      edgePlaces[key] = edges.count
      edges.append(TopologyGraph.Edge(from: from, to: to, kind: kind, labels: label.map { [$0] } ?? []))
    } else {
      leftOut += 1
    }
  }

  /// The graph, its groups in the order that they are read in, empty ones left out.
  func graph(titled title: String, order: (TopologyGraph.Group) -> Int) -> TopologyGraph {
    let used = Set(nodes.map(\.group))
    let kept = groups.indices.filter(used.contains).sorted { (order(groups[$0]), $0) < (order(groups[$1]), $1) }
    var nodes = nodes
    for index in nodes.indices {
      nodes[index].group = kept.firstIndex(of: nodes[index].group) ?? 0
      nodes[index].facts = TopologyGraph.Fact.Kind.order.flatMap { kind in nodes[index].facts.filter { $0.kind == kind } }
      let more = nodes[index].facts.count - Self.mostFacts
      if more > 0 {
        nodes[index].facts.removeLast(more + 1)
        nodes[index].facts.append(.init(kind: .note, text: "and \(more + 1) more"))
      }
    }
    let missing = leftOut == 0 ? [] : ["\(leftOut) more connections are not shown"]
    return TopologyGraph(
      title: ShownText.limited(title), notes: (notes + missing).map { ShownText.limited($0) }, groups: kept.map { groups[$0] },
      nodes: nodes,
      edges: edges)
  }
}
