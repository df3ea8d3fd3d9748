import Fleet
import GitOps
import OutputTree
import Testing
import YAML

/// An ApplicationSet makes, for each cluster, the Application that would stand there as a file.
struct ApplicationSetTests {
  private static let origins: [ChartOrigin] = [.repository, .oci(url: "oci://registry.example.com/charts", version: nil)]

  /// What Argo CD's generators would give (argo-cd, docs/operator-manual/applicationset/Generators-*.md).
  private func parameters(_ set: YAMLValue, _ sample: RandomFleet) throws -> [YAMLValue] {
    let generators = set["spec"]?["generators"]?.list ?? []
    switch sample.fleet.argocd.generator {
    case .applications: return []
    case .list: return generators[0]["list"]?["elements"]?.list ?? []
    case .git:
      #expect(generators[0]["git"]?["files"]?[0]?["path"]?.string?.hasSuffix("clusters/*/config.json") == true)
      return try sample.releases.map {
        try #require(try YAMLReader.readValues(ArgoCD.clusterFiles($0, in: sample.fleet)[0].contents, file: "config.json").first)
      }
    case .clusters:
      // One Secret for each cluster; a generator gives those that its selector takes.
      return try sample.clusters.map { cluster in
        let matching = generators.filter {
          let terms = $0["clusters"]?["selector"]?["matchExpressions"]?.list ?? []
          return terms.allSatisfy {
            $0["key"]?.string == ArgoCD.clusterLabel && $0["operator"]?.string == "In"
              && $0["values"]?.list?.contains(.string(cluster.name)) == true
          }
        }
        #expect(matching.count == 1, "\(cluster.name)")
        return [
          "name": "n", "server": .string("https://\(cluster.name).example.com"),
          "metadata": ["labels": .map([ArgoCD.clusterLabel: .string(cluster.name)] as YAMLMap)],
          "values": try #require(matching.first?["clusters"]?["values"]),
        ]
      }
    }
  }

  /// What both should have in common: all but what is decided for the whole set, or by Argo CD's Secrets.
  private func comparable(_ application: YAMLValue, byName: Bool) -> YAMLValue {
    var spec = application["spec"]?.map ?? [:]
    spec["syncPolicy"] = nil
    if spec["ignoreDifferences"]?.list?.isEmpty == true { spec["ignoreDifferences"] = nil }
    if let source = spec["source"] {
      spec["source"] = nil
      spec["sources"] = [source]
    }
    var destination = spec["destination"]?.map ?? [:]
    destination.entries.removeAll { $0.value == "" || !byName && $0.key != "namespace" }
    spec["destination"] = .map(destination)
    return [
      "name": application["metadata"]?["name"] ?? .null, "labels": application["metadata"]?["labels"] ?? .null,
      "finalizers": application["metadata"]?["finalizers"] ?? .null, "spec": .map(spec),
    ]
  }

  @Test(arguments: [ArgoCDSettings.Generator.list, .clusters, .git]) func makesTheApplications(
    generator: ArgoCDSettings.Generator
  ) throws {
    for seed: UInt64 in 0..<8 {
      for origin in Self.origins {
        var sample = RandomFleet(seed: seed, delivery: .argocd, origin: origin, generator: generator)
        let shared = try ArgoCD.sharedFiles(sample.clusters, charts: sample.charts, in: sample.fleet, changes: sample.changes)
        #expect(shared.map(\.path) == ["applicationset.yaml"])
        let set = try #require(try shared.documents(at: "applicationset.yaml").first)
        let made = try RealTemplates(set: set, parameters: parameters(set, sample)).applications()
        sample.fleet.argocd.generator = .applications
        let files = try sample.releases.map {
          try #require(try ArgoCD.clusterFiles($0, in: sample.fleet).documents(at: "application.yaml").first)
        }
        #expect(made.count == files.count)
        for (one, other) in zip(made, files) {
          #expect(
            comparable(one, byName: generator != .clusters) == comparable(other, byName: generator != .clusters),
            "seed \(seed) \(origin)\n\(YAMLEmitter.text(for: set))")
        }
      }
    }
  }

  /// Of clusters that were not looked at, objects may be large.
  @Test func largeObjectsAreAssumedOfUnknownClusters() throws {
    func options(_ changes: [String: RuntimeChanges]) throws -> YAMLValue? {
      let sample = RandomFleet(seed: 1, delivery: .argocd, generator: .list)
      let cluster = sample.clusters[0]
      let files = try ArgoCD.sharedFiles(
        [cluster], charts: sample.charts, in: sample.fleet, changes: changes.isEmpty ? [:] : [cluster.name: changes["it"] ?? .init(of: [])])
      return try files.documents(at: "applicationset.yaml")[0]["spec"]?["template"]?["spec"]?["syncPolicy"]?["syncOptions"]
    }
    #expect(try options([:]) == ["CreateNamespace=true", "ServerSideApply=true"])
    #expect(try options(["it": RuntimeChanges(of: [Objects.configMap("a", ["b": "c"])])]) == ["CreateNamespace=true"])
  }

  @Test func wavesAreStepsOfARollingSync() throws {
    var sample = RandomFleet(seed: 1, delivery: .argocd, generator: .list)
    var one = sample.clusters[0]
    one.wave = 1
    var two = one
    (two.name, two.wave) = ("early", -1)
    let shared = try ArgoCD.sharedFiles([one, two], charts: sample.charts, in: sample.fleet)
    let set = try #require(try shared.documents(at: "applicationset.yaml").first)
    #expect(set["spec"]?["strategy"]?["type"] == "RollingSync")
    let steps = set["spec"]?["strategy"]?["rollingSync"]?["steps"]?.list ?? []
    #expect(steps.map { $0["matchExpressions"]?[0]?["values"]?[0] } == ["minus-1", "1"])
    // What the steps look for is what the Applications have.
    let labels = try RealTemplates(set: set, parameters: parameters(set, sample)).applications()
      .map { $0["metadata"]?["labels"]?[ArgoCD.waveLabel] }
    #expect(labels == ["1", "minus-1"])
    sample.fleet.argocd.generator = .list
    let alike = try ArgoCD.sharedFiles([one], charts: sample.charts, in: sample.fleet).documents(at: "applicationset.yaml")[0]
    #expect(alike["spec"]?["strategy"] == nil)
  }
}
