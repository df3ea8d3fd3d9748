import Diagnostics
import Fleet
import Foundation
import JSONSchemas
import TestSupport
import Testing
import YAML

/// The fleet that the examples ship. That its values are right for the charts is held where charts are known.
@Suite struct ExampleFleetTests {
  private let path = Project.path("examples/aks-logzio/fleet.yaml")

  @Test func hasUnlikeClusters() throws {
    let reading = try readFleet(path)
    #expect(reading.findings.isEmpty && reading.broken.isEmpty && !reading.hasNamelessClusters)
    let fleet = try #require(reading.fleet)
    #expect(
      fleet.clusters.map(\.name) == [
        "dev-weu-1", "edge-ham1", "edge-lin1", "edge-rot1", "factory-dc-1", "games-euw4-1", "prod-weu-1", "shop-euc-1",
      ])
    #expect(Set(fleet.clusters.map(\.delivery)) == Set(Delivery.allCases))
    #expect(Set(fleet.clusters.map(\.spec)) == ["aks-logzio", "eks-amp", "gke-otlp", "onprem-mimir-loki"])
    #expect(
      reading.inputs.map(\.path) == [
        "fleet.yaml", "fleet/defaults.yaml", "fleet/edge.yaml", "fleet/westeurope.yaml", "fleet/eks.yaml", "fleet/gke.yaml",
        "fleet/onprem.yaml", "fleet/clusters.csv",
      ])
    #expect(reading.inputs.allSatisfy { $0.sha256.count == 64 })
    let edge = try #require(fleet.clusters.first { $0.name == "edge-rot1" })
    #expect(edge.origin == SourceLocation(file: Project.path("examples/aks-logzio/fleet/clusters.csv"), line: 3, column: 1))
    #expect(edge.wave == 3)
    #expect(edge.values.last?.values["collector"]?["resources"]?["memoryMiB"]?.int == 1024)
  }

  /// The first file of docs/fleets.md, and each later piece as part of one.
  @Test func documentationIsRead() throws {
    let page = try readText(Project.path("docs/fleets.md"))
    func pieces(_ start: String) -> [String] {
      page.components(separatedBy: "```\(start)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }
    let whole = pieces("yaml fleet.yaml")
    let parts = pieces("yaml")
    try #require(whole.count == 1 && parts.count == 2)
    #expect(try fleet(whole[0], files: ["values/defaults.yaml": "a: 1\n"]).clusters.map(\.name) == ["dev-weu-1", "prod-weu-1"])
    let head = "fleet: f\ndefaults: {spec: s, delivery: manifests, namespace: m}\n"
    let secrets = parts[0].split(separator: "\n").map { "      \($0)\n" }.joined()
    #expect(try fleet(head + "clusters:\n    - name: a\n" + secrets).clusters[0].secrets.count == 4)
    let table = try fleet(head + "environments: {prod: {wave: 7}}\n" + parts[1], files: ["clusters.csv": pieces("csv")[0]])
    #expect(table.clusters.map(\.name) == ["edge-ham1", "edge-rot1"] && table.clusters.map(\.wave) == [7, 3])
  }

  @Test func isAllowedByTheSchema() throws {
    let text = try readText(path)
    let value = try YAMLReader.readSingle(text, file: path).plain
    #expect(try fleetSchema.get().validate(value) == [])
  }
}
