import TestSupport
import Testing

@testable import Topology

@Suite struct MermaidTests {
  @Test(arguments: Picture.all) func grammar(picture: Picture) throws {
    let graph = try picture.graph()
    let read = try MermaidReader(MermaidWriter.text(of: graph))
    #expect(read.subgraphs == graph.groups.count)
    #expect(read.nodes.count == graph.nodes.count)
    #expect(read.edges == graph.edges.map { "n\($0.from) n\($0.to)" })
    for (index, node) in graph.nodes.enumerated() { #expect(read.nodes["n\(index)"]?.first == node.title) }
  }

  /// Whatever stands in texts, it stays text.
  @Test func hostileTexts() throws {
    let seed: UInt64 = 4_242
    for index in 0..<50 {
      var random = SplitMix64(seed: seed &+ UInt64(index))
      let graph = RandomGraph.make(&random)
      let read = try MermaidReader(MermaidWriter.text(of: graph))
      for (index, node) in graph.nodes.enumerated() {
        #expect(read.nodes["n\(index)"] == [node.title, node.subtitle] + node.facts.map(\.text), "seed \(seed) + \(index)")
      }
      #expect(read.edges.count == graph.edges.count, "seed \(seed) + \(index)")
    }
  }
}

/// Reads the part of Mermaid's flowcharts that pictures are written in, and nothing else.
///
/// Source: mermaid-js/mermaid packages/mermaid/src/diagrams/flowchart/parser/flow.jison.
struct MermaidReader {
  struct Fault: Error { var line: String }

  private(set) var subgraphs = 0
  /// The lines of each node's label.
  private(set) var nodes: [String: [String]] = [:]
  private(set) var edges: [String] = []

  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.removeLast().isEmpty, lines.count > 4, lines[0] == "---", lines[2] == "---", lines[3] == "flowchart TB" else {
      throw Fault(line: "header")
    }
    let title = lines[1].wholeMatch(of: #/title: "[^"\\]*"/#)
    guard title != nil else { throw Fault(line: lines[1]) }
    let group = #/  subgraph g\d+\["([^"]*)"\]/#
    let node = #/    (n\d+)(?:\(\["|\[\["|\["|\(")([^"]*)(?:"\]\)|"\]\]|"\]|"\))/#
    let edge = #/  (n\d+) (?:-->|==>|-\.->)(?:\|"([^"]*)"\|)? (n\d+)/#
    let style = #/  classDef [a-z]+ stroke:#[0-9a-f]{6},stroke-width:2px|  class n\d+(,n\d+)* [a-z]+/#
    var isInside = false
    for line in lines.dropFirst(4) {
      if line.hasPrefix("  %% ") {
        continue
      } else if let match = line.wholeMatch(of: group) {
        guard !isInside else { throw Fault(line: line) }
        _ = try Self.plain(String(match.1))
        isInside = true
        subgraphs += 1
      } else if line == "  end" {
        guard isInside else { throw Fault(line: line) }
        isInside = false
      } else if let match = line.wholeMatch(of: node) {
        guard isInside, nodes[String(match.1)] == nil else { throw Fault(line: line) }
        nodes[String(match.1)] = try match.2.split(separator: "<br/>").map { try Self.plain(String($0)) }
      } else if let match = line.wholeMatch(of: edge) {
        guard !isInside, nodes[String(match.1)] != nil, nodes[String(match.3)] != nil else { throw Fault(line: line) }
        _ = try Self.plain(String(match.2 ?? ""))
        edges.append("\(match.1) \(match.3)")
      } else if line.wholeMatch(of: style) == nil {
        throw Fault(line: line)
      }
    }
  }

  /// Entity codes read back; marks that are syntax must not be left over.
  private static func plain(_ text: String) throws -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.first {
      if mark == "#" {
        guard let end = rest.firstIndex(of: ";"), let number = UInt32(rest[rest.index(after: rest.startIndex)..<end]),
          let scalar = Unicode.Scalar(number)
        else { throw Fault(line: text) }
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        if "<>\"`&;{}|[]".contains(mark) { throw Fault(line: text) }
        result.append(mark)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
