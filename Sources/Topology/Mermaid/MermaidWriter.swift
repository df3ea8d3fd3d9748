/// A graph as a flowchart of Mermaid, as GitHub, GitLab and many editors show it in Markdown.
public enum MermaidWriter {
  /// GitHub draws no diagram of more characters. Source: mermaid-js/mermaid packages/mermaid/src/defaultConfig.ts (`maxTextSize`).
  private static let mostCharacters = 50_000

  public static func text(of graph: TopologyGraph) -> String {
    // Of large graphs, less is said of each node.
    for most in [GraphBuilder.mostFacts, 4, 0] {
      let text = text(of: graph, facts: most)
      if text.utf8.count < mostCharacters { return text }
    }
    return text(of: graph, facts: 0)
  }

  private static func text(of graph: TopologyGraph, facts: Int) -> String {
    var lines = ["---", "title: \"\(frontMatter(graph.title))\"", "---", "flowchart TB"]
    for note in graph.notes { lines.append("  %% \(MermaidText.escaped(note))") }
    for (index, group) in graph.groups.enumerated() {
      lines.append("  subgraph g\(index)[\"\(MermaidText.escaped(group.title))\"]")
      for node in graph.nodes.indices where graph.nodes[node].group == index { lines.append("    " + declaration(node, graph, facts)) }
      lines.append("  end")
    }
    for edge in graph.edges { lines.append("  " + line(edge)) }
    lines += style(graph)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Between double quotes in YAML.
  private static func frontMatter(_ text: String) -> String {
    String(text.map { $0 == "\"" || $0 == "\\" ? "'" : $0 })
  }

  private static func declaration(_ index: Int, _ graph: TopologyGraph, _ facts: Int) -> String {
    let node = graph.nodes[index]
    let said = node.facts.prefix(facts).map { fact in
      switch fact.kind {
      case .right, .strongRight: "may in \(fact.text)"
      default: fact.text
      }
    }
    let lines = ([node.title, node.subtitle] + said).filter { !$0.isEmpty }.map(MermaidText.escaped)
    let label = lines.joined(separator: "<br/>")
    return switch node.kind {
    case .backend: "n\(index)([\"\(label)\"])"
    case .node: "n\(index)[[\"\(label)\"]]"
    case .discovery, .service: "n\(index)(\"\(label)\")"
    default: "n\(index)[\"\(label)\"]"
    }
  }

  private static func line(_ edge: TopologyGraph.Edge) -> String {
    let arrow =
      switch edge.kind {
      case .scrape, .deliver: "-->"
      case .push: "==>"
      case .read, .install: "-.->"
      }
    let label = edge.labels.isEmpty ? "" : "|\"\(MermaidText.escaped(edge.label))\"|"
    return "n\(edge.from) \(arrow)\(label) n\(edge.to)"
  }

  /// Borders alone, which show on light and dark pages.
  private static func style(_ graph: TopologyGraph) -> [String] {
    var lines: [String] = []
    for (kind, colour) in [
      (TopologyGraph.Group.Kind.windows, "#0078d4"), (.linux, "#2c8a3d"), (.either, "#6e7781"), (.cluster, "#8250df"),
      (.outside, "#bf6a02"), (.repository, "#6e7781"), (.delivery, "#8250df"), (.environment, "#0078d4"),
    ] {
      let members = graph.nodes.indices.filter { graph.groups[graph.nodes[$0].group].kind == kind }
      if members.isEmpty { continue }
      lines.append("  classDef \(kind.rawValue) stroke:\(colour),stroke-width:2px")
      lines.append("  class \(members.map { "n\($0)" }.joined(separator: ",")) \(kind.rawValue)")
    }
    return lines
  }
}
