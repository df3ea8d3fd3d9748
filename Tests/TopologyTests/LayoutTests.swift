import TestSupport
import Testing

@testable import Topology

/// What must hold of where everything stands, whatever the graph.
@Suite struct LayoutTests {
  @Test(arguments: Picture.all) func pictures(picture: Picture) throws {
    let graph = try picture.graph()
    #expect(!graph.nodes.isEmpty && !graph.edges.isEmpty)
    check(graph, "\(picture.name)")
  }

  @Test func randomGraphs() {
    let seed: UInt64 = 20_261_122
    for index in 0..<300 {
      var random = SplitMix64(seed: seed &+ UInt64(index))
      check(RandomGraph.make(&random), "seed \(seed) + \(index)")
    }
  }

  @Test func graphsOfOneAndOfNone() {
    let lone = TopologyGraph(
      title: "", notes: [], groups: [.init(kind: .linux, title: "Linux nodes")],
      nodes: [.init(kind: .workload, group: 0, name: "a", title: "", subtitle: "")], edges: [])
    check(lone, "one node")
    check(TopologyGraph(title: "", notes: [], groups: [], nodes: [], edges: []), "no node")
  }

  private func check(_ graph: TopologyGraph, _ name: String) {
    let layout = GraphLayout(graph, top: 40)
    var faults: [String] = []
    func require(_ holds: Bool, _ words: @autoclosure () -> String) { if !holds { faults.append(words()) } }
    let page = Frame(x: 0, y: 0, width: layout.width, height: layout.height)

    require(layout.frames.count == graph.nodes.count, "a node has no card")
    for (index, frame) in layout.frames.enumerated() {
      let lane = layout.lanes.first { $0.group == graph.nodes[index].group }?.frame ?? Frame(x: 0, y: 0, width: 0, height: 0)
      require(inside(frame, lane), "card \(index) lies outside of its lane")
      require(frame.x >= lane.x + GraphLayout.gutter, "card \(index) covers its lane's title")
      for other in layout.frames.indices where other > index {
        require(!frame.overlaps(layout.frames[other]), "cards \(index) and \(other)")
      }
      for line in layout.cards[index].lines {
        require(line.place.x + line.width <= frame.width - 10, "the text \(line.text) leaves card \(index)")
        require(line.place.y > 0 && line.place.y <= frame.height - 4, "the line \(line.text) leaves card \(index)")
      }
    }
    for (index, lane) in layout.lanes.enumerated() {
      require(inside(lane.frame, page), "lane \(index) leaves the page")
      for other in layout.lanes.dropFirst(index + 1) { require(!lane.frame.overlaps(other.frame), "lanes overlap") }
    }

    require(layout.routes.map(\.edge) == Array(graph.edges.indices), "not every edge has one line")
    for route in layout.routes {
      let edge = graph.edges[route.edge]
      require(touches(route.points.first, layout.frames[edge.from]), "edge \(route.edge) does not begin at its card")
      require(touches(route.points.last, layout.frames[edge.to]), "edge \(route.edge) does not end at its card")
      for (start, end) in zip(route.points, route.points.dropFirst()) {
        require(start.x == end.x || start.y == end.y, "edge \(route.edge) runs askew")
        let way = Frame(
          x: min(start.x, end.x), y: min(start.y, end.y), width: abs(start.x - end.x) + 1, height: abs(start.y - end.y) + 1)
        require(inside(way, page), "edge \(route.edge) leaves the page")
        for (index, frame) in layout.frames.enumerated() {
          // Its border may be touched, where lines begin and end.
          let core = Frame(x: frame.x + 1, y: frame.y + 1, width: frame.width - 2, height: frame.height - 2)
          require(!way.overlaps(core), "edge \(route.edge) runs through card \(index)")
        }
      }
      guard let label = route.label else { continue }
      require(inside(label.frame, page), "the label \(label.text) leaves the page")
      for (index, frame) in layout.frames.enumerated() { require(!label.frame.overlaps(frame), "a label covers card \(index)") }
      for other in layout.routes where other.edge > route.edge {
        if let text = other.label { require(!text.frame.overlaps(label.frame), "labels \(label.text) and \(text.text) overlap") }
      }
    }
    #expect(faults.prefix(5).joined(separator: "\n") == "", "\(name)")
  }

  private func inside(_ inner: Frame, _ outer: Frame) -> Bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.right <= outer.right && inner.bottom <= outer.bottom
  }

  private func touches(_ point: Point?, _ frame: Frame) -> Bool {
    guard let point else { return false }
    return point.x > frame.x && point.x < frame.right && (point.y == frame.y || point.y == frame.bottom)
  }
}

/// Graphs of any shape, with circles and texts of any length.
enum RandomGraph {
  static func make(_ random: inout SplitMix64) -> TopologyGraph {
    let kinds: [TopologyGraph.Group.Kind] = [.windows, .either, .linux, .cluster, .outside]
    let groups = kinds.prefix(Int.random(in: 1...5, using: &random)).map { TopologyGraph.Group(kind: $0, title: text(40, &random)) }
    var nodes: [TopologyGraph.Node] = []
    for index in 0..<Int.random(in: 1...20, using: &random) {
      let facts = (0..<Int.random(in: 0...6, using: &random)).map { _ in TopologyGraph.Fact(kind: .note, text: text(90, &random)) }
      // Every group has a node, as the builder sees to.
      let group = index < groups.count ? index : Int.random(in: 0..<groups.count, using: &random)
      nodes.append(
        .init(kind: .workload, group: group, name: "n\(index)", title: text(70, &random), subtitle: text(60, &random), facts: facts))
    }
    let used = (nodes.map(\.group).max() ?? 0) + 1
    var edges: [TopologyGraph.Edge] = []
    for _ in 0..<Int.random(in: 0...(2 * nodes.count), using: &random) {
      let from = Int.random(in: 0..<nodes.count, using: &random)
      let to = Int.random(in: 0..<nodes.count, using: &random)
      let kind = TopologyGraph.Edge.Kind.allCases.randomElement(using: &random) ?? .push
      if from == to || edges.contains(where: { $0.from == from && $0.to == to && $0.kind == kind }) { continue }
      edges.append(.init(from: from, to: to, kind: kind, labels: random.chance(60) ? [text(30, &random)] : []))
    }
    return TopologyGraph(title: text(80, &random), notes: [], groups: Array(groups.prefix(used)), nodes: nodes, edges: edges)
  }

  static func text(_ most: Int, _ random: inout SplitMix64) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzWM0123456789-./: <>&\"'#;`|[](){}…äΩ漢😀é%")
    return String((0..<Int.random(in: 1...most, using: &random)).map { _ in letters.randomElement(using: &random) ?? "x" })
  }
}
