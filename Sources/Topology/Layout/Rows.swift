/// Puts nodes into rows: a group's rows lie together, and telemetry flows from upper rows to lower ones as far as there are no circles.
struct Rows {
  /// The nodes of each row, top down.
  let rows: [[Int]]
  /// The group of each row.
  let groups: [Int]

  /// More cards do not stand side by side, so that a picture is not wider than a page.
  private static let mostInRow = 4

  init(_ graph: TopologyGraph) {
    var neighbours: [Set<Int>] = graph.nodes.map { _ in [] }
    for edge in graph.edges {
      neighbours[edge.from].insert(edge.to)
      neighbours[edge.to].insert(edge.from)
    }
    var rows: [[Int]] = []
    var groups: [Int] = []
    for group in graph.groups.indices {
      let members = graph.nodes.indices.filter { graph.nodes[$0].group == group }
      for rank in Self.ranks(of: members, graph) {
        for row in Self.split(rank, neighbours) {
          rows.append(row)
          groups.append(group)
        }
      }
    }
    self.rows = rows
    self.groups = groups
  }

  /// The members by how far they are from the sources of what flows through them.
  private static func ranks(of members: [Int], _ graph: TopologyGraph) -> [[Int]] {
    let isMember = Set(members)
    var next: [Int: [Int]] = [:]
    var open: [Int: Int] = [:]
    for edge in graph.edges where isMember.contains(edge.from) && isMember.contains(edge.to) {
      let (source, sink) = edge.kind.flowsBackwards ? (edge.to, edge.from) : (edge.from, edge.to)
      next[source, default: []].append(sink)
      open[sink, default: 0] += 1
    }
    var ranks: [Int: Int] = [:]
    var waiting = members
    while !waiting.isEmpty {
      // Where everything waits for something else there is a circle, which is cut at its first node.
      let place = waiting.firstIndex { open[$0, default: 0] <= 0 } ?? 0
      let node = waiting.remove(at: place)
      let rank = ranks[node, default: 0]
      ranks[node] = rank
      for other in next[node] ?? [] where waiting.contains(other) {
        open[other, default: 0] -= 1
        ranks[other] = max(ranks[other, default: 0], rank + 1)
      }
    }
    let most = ranks.values.max() ?? 0
    return (0...most).map { rank in members.filter { ranks[$0] == rank } }.filter { !$0.isEmpty }
  }

  /// Rows of a few nodes each, none of them beside another that it is connected with.
  private static func split(_ nodes: [Int], _ neighbours: [Set<Int>]) -> [[Int]] {
    let count = (nodes.count + mostInRow - 1) / mostInRow
    let most = (nodes.count + count - 1) / count
    var rows: [[Int]] = []
    for node in nodes {
      if let place = rows.firstIndex(where: { $0.count < most && neighbours[node].isDisjoint(with: $0) }) {
        rows[place].append(node)
      } else {
        rows.append([node])
      }
    }
    return rows
  }
}
