/// What stands in a row: a node's card, or a gap through which a line passes.
enum RowItem: Hashable {
  case card(Int)
  case gap(net: Int, row: Int)
}

/// Edges of one kind that leave a node in one direction, or that come to it and say the same. They share a point at this node, the hub,
/// and their way as long as it is the same.
struct Net {
  let hub: Int
  /// Whether the edges end at the hub.
  let comesIn: Bool
  /// From the hub.
  let goesDown: Bool
  /// Positions of edges.
  var edges: [Int] = []
  /// The row that is farthest from the hub.
  var reach: Int

  /// Where an edge of the net has its other end.
  func leaf(_ edge: TopologyGraph.Edge) -> Int { comesIn ? edge.from : edge.to }
}

/// Between two neighbouring rows, what is to be connected by a net.
struct Channel {
  struct Link: Hashable {
    let net: Int
    let upper: RowItem
    let lower: RowItem
  }

  var links: [Link] = []
}

struct Nets {
  private(set) var nets: [Net] = []
  /// Of each row.
  private(set) var items: [[RowItem]]
  /// Below each row but the last.
  private(set) var channels: [Channel]
  let rowOf: [Int]

  init(_ graph: TopologyGraph, _ rows: Rows) {
    var rowOf = graph.nodes.map { _ in 0 }
    for (row, nodes) in rows.rows.enumerated() { for node in nodes { rowOf[node] = row } }
    self.rowOf = rowOf
    items = rows.rows.map { $0.map { .card($0) } }
    channels = rows.rows.dropLast().map { _ in Channel() }
    collect(graph)
    for net in nets.indices { addWay(of: net, graph) }
  }

  private struct Key: Hashable {
    var hub: Int
    var kind: TopologyGraph.Edge.Kind
    var goesDown: Bool
    /// Of edges that end at the hub.
    var labels: [String]?
  }

  private mutating func collect(_ graph: TopologyGraph) {
    var leaving: [Key: Int] = [:]
    var arriving: [Key: Int] = [:]
    func keys(_ edge: TopologyGraph.Edge) -> (out: Key, in: Key) {
      let goesDown = rowOf[edge.to] > rowOf[edge.from]
      return (
        Key(hub: edge.from, kind: edge.kind, goesDown: goesDown),
        Key(hub: edge.to, kind: edge.kind, goesDown: !goesDown, labels: edge.labels)
      )
    }
    for edge in graph.edges {
      leaving[keys(edge).out, default: 0] += 1
      arriving[keys(edge).in, default: 0] += 1
    }
    var places: [Key: Int] = [:]
    for (index, edge) in graph.edges.enumerated() {
      let (out, `in`) = keys(edge)
      let comesIn = leaving[out] == 1 && arriving[`in`, default: 0] > 1
      let key = comesIn ? `in` : out
      let place = places[key] ?? nets.count
      if place == nets.count {
        places[key] = place
        nets.append(Net(hub: key.hub, comesIn: comesIn, goesDown: key.goesDown, reach: rowOf[key.hub]))
      }
      nets[place].edges.append(index)
      let row = rowOf[nets[place].leaf(edge)]
      nets[place].reach = key.goesDown ? max(nets[place].reach, row) : min(nets[place].reach, row)
    }
  }

  private mutating func addWay(of index: Int, _ graph: TopologyGraph) {
    let net = nets[index]
    let start = rowOf[net.hub]
    let step = net.goesDown ? 1 : -1
    var previous = RowItem.card(net.hub)
    var row = start
    while row != net.reach {
      row += step
      var reached = net.edges.map { net.leaf(graph.edges[$0]) }.filter { rowOf[$0] == row }.map { RowItem.card($0) }
      if row != net.reach {
        items[row].append(.gap(net: index, row: row))
        reached.append(.gap(net: index, row: row))
      }
      for item in reached {
        let link =
          net.goesDown
          ? Channel.Link(net: index, upper: previous, lower: item) : Channel.Link(net: index, upper: item, lower: previous)
        channels[min(row, row - step)].links.append(link)
      }
      previous = .gap(net: index, row: row)
    }
  }

  mutating func setItems(_ items: [[RowItem]]) { self.items = items }
}
