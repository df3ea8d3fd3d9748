import Foundation
import OutputTree
import TestSupport
import Testing

@testable import Topology

/// Pictures to the letter. Write them anew with WINGEN_UPDATE=1, read the difference, and look at the pictures.
@Suite struct TopologyGoldenTests {
  private static let folder = "\(Project.root)/Tests/TopologyTests/Golden"

  @Test(arguments: Picture.all) func golden(picture: Picture) throws {
    let graph = try picture.graph()
    for (name, text) in [("\(picture.name).svg", SVGWriter.text(of: graph)), ("\(picture.name).mmd", MermaidWriter.text(of: graph))] {
      let path = "\(Self.folder)/\(name)"
      if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" { try text.write(toFile: path, atomically: true, encoding: .utf8) }
      let expected = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let difference = UnifiedDiff.text(
        old: Array(expected.utf8), new: Array(text.utf8), oldName: name, newName: "now", context: 2)
      #expect(difference.isEmpty, "\(difference)")
    }
  }

  @Test func noGoldenIsLeftOver() throws {
    let files = try Set(FileManager.default.contentsOfDirectory(atPath: Self.folder)).filter { !$0.hasPrefix(".") }
    #expect(files == Set(Picture.all.flatMap { ["\($0.name).svg", "\($0.name).mmd"] }))
  }

  /// What the documentation shows is what the program draws.
  @Test func documentation() throws {
    let logzio = try #require(Picture.all.first { $0.name == "aks-logzio-production" })
    var graph = try logzio.graph()
    graph.title = "aks-logzio"
    let path = "\(Project.root)/docs/images/topology.svg"
    let text = SVGWriter.text(of: graph)
    if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "docs/images/topology.svg is stale: make golden")
    let agents = try #require(Picture.all.first { $0.name == "aks-vm-extension-defaults" })
    var small = try agents.graph()
    small.title = "aks-vm-extension"
    let diagram = "```mermaid\n" + MermaidWriter.text(of: small) + "```"
    let pagePath = "\(Project.root)/docs/graph.md"
    if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" {
      let old = try String(contentsOfFile: pagePath, encoding: .utf8)
      let new = old.replacing(#/```mermaid\n[\s\S]*?```/#) { _ in diagram }
      try new.write(toFile: pagePath, atomically: true, encoding: .utf8)
    }
    let page = try String(contentsOfFile: pagePath, encoding: .utf8)
    #expect(page.contains(diagram), "the diagram in docs/graph.md is stale")
  }
}
