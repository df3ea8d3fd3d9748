import Reports

/// What the lines and symbols of a picture mean, below it; only those that are in it.
struct SVGLegend {
  private enum Sign {
    case line(TopologyGraph.Edge.Kind)
    case symbol(TopologyGraph.Fact.Kind)
  }

  private struct Entry {
    var sign: Sign
    var text: String
    var place: Point
  }

  private var entries: [Entry] = []
  let bottom: Int

  private static let size = 11

  init(_ graph: TopologyGraph, width: Int, top: Int) {
    var place = Point(x: 20, y: top + 28)
    let edges = Set(graph.edges.map(\.kind))
    let facts = Set(graph.nodes.flatMap(\.facts).map(\.kind))
    var entries: [Entry] = []
    func add(_ sign: Sign, _ text: String, _ lead: Int) {
      let wide = lead + TextWidths.width(text, size: Self.size) + 22
      if place.x + wide > width - 16, place.x > 20 { place = Point(x: 20, y: place.y + 20) }
      entries.append(Entry(sign: sign, text: text, place: place))
      place.x += wide
    }
    for kind in TopologyGraph.Edge.Kind.allCases where edges.contains(kind) { add(.line(kind), kind.words, 34) }
    if !facts.isEmpty, !entries.isEmpty { place = Point(x: 20, y: place.y + 20) }
    for (kind, words) in TopologyGraph.Fact.Kind.legend where facts.contains(kind) { add(.symbol(kind), words, 16) }
    self.entries = entries
    bottom = (entries.isEmpty ? top : place.y) + 16
  }

  func write(into svg: inout SVGText) {
    for entry in entries {
      let (x, y) = (entry.place.x, entry.place.y)
      let lead: Int
      switch entry.sign {
      case .line(let kind):
        svg.line("<g class=\"edge \(kind.rawValue)\"><path class=\"way\" d=\"M\(x) \(y - 4)h20\"/>")
        svg.line("<path class=\"tip\" d=\"M\(x + 27) \(y - 4)l-8 -4v8Z\"/></g>")
        lead = 34
      case .symbol(let kind):
        svg.line(
          "<path class=\"symbol \(kind.rawValue)\" transform=\"translate(\(x) \(y - 9))\" d=\"\(SVGSymbols.path(of: kind))\"/>")
        lead = 16
      }
      svg.line("<text class=\"remark\" x=\"\(x + lead)\" y=\"\(y)\">\(XMLText.escaped(entry.text))</text>")
    }
  }
}

extension TopologyGraph.Edge.Kind {
  /// What a line says, from who connects to whom.
  var words: String {
    switch self {
    case .scrape: "asks for metrics"
    case .push: "sends telemetry"
    case .read: "reads"
    case .install: "installs"
    case .deliver: "delivers"
    }
  }
}

extension TopologyGraph.Fact.Kind {
  fileprivate static let legend: [(TopologyGraph.Fact.Kind, String)] = [
    (.image, "image or chart"), (.system, "Windows build"), (.pipeline, "pipeline"), (.port, "ports"), (.service, "Service or release"),
    (.secret, "Secret"), (.account, "account"), (.right, "right"), (.strongRight, "far-reaching right"), (.warning, "warning"),
    (.setting, "settings"),
  ]
}
