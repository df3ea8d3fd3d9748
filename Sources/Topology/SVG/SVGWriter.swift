import Reports

/// A graph as a picture that stands for itself: no scripts, no fonts or files from elsewhere, light or dark as its reader has it.
public enum SVGWriter {
  public static func text(of graph: TopologyGraph) -> String {
    let header = SVGHeader(graph)
    let layout = GraphLayout(graph, top: header.height)
    let legend = SVGLegend(graph, width: layout.width, top: layout.height)
    var svg = SVGText()
    let height = legend.bottom
    svg.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(layout.width) \(height)\" width=\"\(layout.width)\" height=\"\(height)\""
        + " role=\"img\" aria-label=\"\(XMLText.escaped(graph.title))\">")
    svg.line("<title>\(XMLText.escaped(graph.title))</title>")
    svg.line("<desc>\(XMLText.escaped(description(of: graph)))</desc>")
    svg.line("<style>\(SVGStyle.text)</style>")
    svg.line("<rect class=\"page\" width=\"\(layout.width)\" height=\"\(height)\"/>")
    header.write(into: &svg, width: layout.width)
    for lane in layout.lanes { write(lane, graph, &svg) }
    for route in layout.routes { write(route, graph, &svg) }
    for index in graph.nodes.indices { write(index, layout, graph, &svg) }
    for route in layout.routes { writeLabel(route, graph, &svg) }
    legend.write(into: &svg)
    svg.line("</svg>")
    return svg.text
  }

  private static func description(of graph: TopologyGraph) -> String {
    let groups = graph.groups.indices.map { index in
      let names = graph.nodes.filter { $0.group == index }.map(\.name)
      return "\(graph.groups[index].title): \(names.joined(separator: ", "))."
    }
    return groups.joined(separator: " ")
  }

  // MARK: Lanes

  private static func write(_ lane: GraphLayout.Lane, _ graph: TopologyGraph, _ svg: inout SVGText) {
    let group = graph.groups[lane.group]
    let frame = lane.frame
    svg.line(
      "<rect class=\"lane \(group.kind.rawValue)\" x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"\(frame.width)\" height=\"\(frame.height)\" rx=\"10\"/>"
    )
    svg.line(
      "<path class=\"sign \(group.kind.rawValue)\" transform=\"translate(\(frame.x + 14) \(frame.y + 14))\" d=\"\(SVGSymbols.path(of: group.kind))\"/>"
    )
    for (index, line) in lane.title.enumerated() {
      svg.line(
        "<text class=\"lane-title\" x=\"\(frame.x + 14)\" y=\"\(frame.y + 50 + 16 * index)\">\(XMLText.escaped(line))</text>")
    }
  }

  // MARK: Lines

  private static func write(_ route: GraphLayout.Route, _ graph: TopologyGraph, _ svg: inout SVGText) {
    let edge = graph.edges[route.edge]
    let words = "\(graph.nodes[edge.from].name) → \(graph.nodes[edge.to].name)" + (edge.labels.isEmpty ? "" : ": \(edge.label)")
    svg.line("<g class=\"edge \(edge.kind.rawValue)\"><title>\(XMLText.escaped(words))</title>")
    svg.line("<path class=\"way\" d=\"\(SVGPath.rounded(route.points, isBackwards: route.endsTogether))\"/>")
    svg.line("<path class=\"tip\" d=\"\(SVGPath.tip(route.points))\"/></g>")
  }

  private static func writeLabel(_ route: GraphLayout.Route, _ graph: TopologyGraph, _ svg: inout SVGText) {
    guard let label = route.label else { return }
    let edge = graph.edges[route.edge]
    let group = graph.groups[graph.nodes[edge.to].group].kind
    svg.line(
      "<text class=\"label \(edge.kind.rawValue) on-\(group.rawValue)\" x=\"\(label.place.x)\" y=\"\(label.place.y)\">\(XMLText.escaped(label.text))</text>"
    )
  }

  // MARK: Cards

  private static func write(_ index: Int, _ layout: GraphLayout, _ graph: TopologyGraph, _ svg: inout SVGText) {
    let node = graph.nodes[index]
    let card = layout.cards[index]
    let frame = layout.frames[index]
    let words = ([node.name, node.subtitle] + node.facts.map(\.text)).filter { !$0.isEmpty }.joined(separator: "; ")
    svg.line(
      "<g class=\"card \(node.kind.rawValue) of-\(graph.groups[node.group].kind.rawValue)\" transform=\"translate(\(frame.x) \(frame.y))\"><title>\(XMLText.escaped(words))</title>"
    )
    if node.kind == .crowd {
      svg.line("<rect class=\"behind\" x=\"4\" y=\"4\" width=\"\(frame.width - 4)\" height=\"\(frame.height - 4)\" rx=\"8\"/>")
    }
    let inset = node.kind == .crowd ? 4 : 0
    svg.line("<rect class=\"face\" width=\"\(frame.width - inset)\" height=\"\(frame.height - inset)\" rx=\"8\"/>")
    svg.line("<path class=\"bar\" d=\"M1 10v\(max(frame.height - inset - 20, 4))\"/>")
    if let rule = card.rule { svg.line("<path class=\"rule\" d=\"M12 \(rule)h\(frame.width - 24)\"/>") }
    for line in card.lines {
      if let fact = line.fact {
        svg.line(
          "<path class=\"symbol \(fact.kind.rawValue)\" transform=\"translate(12 \(line.place.y - 9))\" d=\"\(SVGSymbols.path(of: fact.kind))\"/>"
        )
      }
      let style =
        switch line.style {
        case .title: "title"
        case .subtitle: "subtitle"
        case .fact: "fact"
        }
      svg.line("<text class=\"\(style)\" x=\"\(line.place.x)\" y=\"\(line.place.y)\">\(XMLText.escaped(line.text))</text>")
    }
    svg.line("</g>")
  }
}

/// Lines of a picture's text.
struct SVGText {
  private(set) var text = ""

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }
}
