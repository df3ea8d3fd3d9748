import ChartModel
import Fleet
import Scheduling
import Testing
import YAML

/// Which layer a cluster has each thing from.
@Suite struct LayeringTests {
  private static let layers = ["defaults", "environment", "region", "cluster"]

  /// Of each set of layers that say something the highest wins.
  @Test(arguments: 1..<16) func scalarsReplace(_ mask: Int) throws {
    let said = (0..<4).filter { mask >> $0 & 1 == 1 }
    let fleet = try fleet(
      Self.text { layer in
        guard said.contains(layer) else { return "" }
        return """
          release: r\(layer), cloud: \(Cloud.allCases[layer].rawValue), kubernetes: "1.\(30 + layer)", wave: \(layer), \
          windowsBuilds: [\([2019, 2022, 2025, 20348][layer])], apiVersions: [g\(layer)/v1], labels: {common: l\(layer), own\(layer): x}, \
          values: {layer: \(layer)}, valuesFiles: [\(layer).yaml]
          """
      }, files: Dictionary(uniqueKeysWithValues: (0..<4).map { ("\($0).yaml", "file: \($0)\n") }))
    let cluster = try #require(fleet.clusters.first)
    let top = try #require(said.last)
    #expect(cluster.release.name == "r\(top)" && cluster.cloud == Cloud.allCases[top] && cluster.wave == top)
    #expect(cluster.release.kubernetes == KubernetesVersion(major: 1, minor: 30 + top))
    #expect(cluster.windowsBuilds == [[.server2019, .server2022, .server2025, .server2022][top]])
    #expect(cluster.release.apiVersions == ["g\(top)/v1"])
    #expect(cluster.labels == Dictionary(uniqueKeysWithValues: said.map { ("own\($0)", "x") } + [("common", "l\(top)")]))
    #expect(cluster.values.map(\.level) == said.flatMap { Array(repeating: ValuesLayer.Level.allCases[$0], count: 2) })
    // Every layer stays one of its own, files before what stands in the fleet file.
    #expect(
      cluster.values.map(\.values.plain) == said.flatMap { layer -> [YAMLValue] in [["file": .int(layer)], ["layer": .int(layer)]] })
  }

  @Test func secretsMergeByName() throws {
    let fleet = try fleet(
      Self.text { layer in
        [
          "secrets: {a: {sops: {keys: [a]}}, b: {sops: {keys: [b]}}, c: {sops: {keys: [c]}}}",
          "secrets: {b: {sealedSecret: {keys: [b]}}}",
          "secrets: {c: {existing: true}, d: {existing: true}}",
          "secrets: {d: {sops: {keys: [d]}}}",
        ][layer]
      })
    #expect(
      fleet.clusters[0].secrets == [
        SecretReference(name: "a", source: .sops(keys: ["a"])), SecretReference(name: "b", source: .sealedSecret(keys: ["b"])),
        SecretReference(name: "d", source: .sops(keys: ["d"])),
      ])
  }

  @Test func clustersWithoutLayersHaveTheDefaults() throws {
    let fleet = try fleet(
      """
      fleet: f
      defaults: {spec: s, delivery: manifests, namespace: m, wave: 1}
      environments: {prod: {wave: 2}}
      regions: {eu: {wave: 3}}
      clusters: [{name: a}, {name: b, environment: prod}, {name: c, region: eu}, {name: d, environment: prod, region: eu}]
      """)
    #expect(fleet.clusters.map(\.wave) == [1, 2, 3, 3])
  }

  private static func text(_ keys: (Int) -> String) -> String {
    """
    fleet: f
    defaults: {\(keys(0))}
    environments: {prod: {\(keys(1))}}
    regions: {eu: {\(keys(2))}}
    clusters:
      - {name: a, environment: prod, region: eu, spec: s, delivery: manifests, namespace: m, \(keys(3))}
    """
  }
}
