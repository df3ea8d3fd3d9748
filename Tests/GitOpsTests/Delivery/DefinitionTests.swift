import Fleet
import GitOps
import OutputTree
import TestSupport
import Testing
import YAML

/// Every object that is written is one that its definition accepts.
struct DefinitionTests {
  private static let origins: [ChartOrigin] = [
    .repository, .oci(url: "oci://registry.example.com/charts", version: nil), .oci(url: "oci://example.com", version: "2.0.0"),
  ]

  /// The objects of all settings, of fleets with these seeds.
  private func objects(seeds: Range<UInt64>) throws -> [YAMLValue] {
    var files: [OutputFile] = []
    for seed in seeds {
      for origin in Self.origins {
        for generator in ArgoCDSettings.Generator.allCases {
          let sample = RandomFleet(seed: seed, delivery: .argocd, origin: origin, generator: generator)
          files += try ArgoCD.sharedFiles(sample.clusters, charts: sample.charts, in: sample.fleet, changes: sample.changes)
          for release in sample.releases { files += try ArgoCD.clusterFiles(release, in: sample.fleet) }
        }
        for isHub in [false, true] {
          let sample = RandomFleet(seed: seed, delivery: .flux, origin: origin, isHub: isHub)
          files += try Flux.sharedFiles(sample.clusters, charts: sample.charts, in: sample.fleet)
          for release in sample.releases { files += try Flux.clusterFiles(release, in: sample.fleet) }
        }
      }
      for delivery in Delivery.allCases {
        let sample = RandomFleet(seed: seed, delivery: delivery)
        for cluster in sample.clusters { files += try SecretFiles.files(cluster, in: sample.fleet) }
      }
    }
    // What tells kustomize where names stand is no object.
    return try files.filter { $0.path != "release/name-references.yaml" }.allDocuments()
  }

  @Test func definitionsAcceptEveryObject() throws {
    let kinds = try DefinedKinds()
    var seen: Set<String> = []
    for object in try objects(seeds: 0..<4) {
      seen.insert(DefinedKinds.name(object))
      let problems = kinds.problems(of: object)
      if !problems.isEmpty { Issue.record("\(problems): \(YAMLEmitter.text(for: object))") }
    }
    // Beside them only what Kubernetes itself and kustomize know.
    #expect(seen.subtracting(kinds.names) == ["v1 Namespace", "v1 Secret", "kustomize.config.k8s.io/v1beta1 Kustomization"])
    #expect(kinds.names.filter { !seen.contains($0) } == [])
  }

  @Test func anotherValidatorAcceptsThemToo() throws {
    let kinds = try DefinedKinds()
    let objects = try objects(seeds: 100..<101).filter { kinds.names.contains(DefinedKinds.name($0)) }
    let verdicts = try kinds.otherVerdicts(of: objects)
    #expect(Set(objects.map(DefinedKinds.name)) == Set(kinds.names))
    #expect(verdicts == String(repeating: "v", count: objects.count))
  }

  /// A field too many, and a needed one of another type, in every kind.
  @Test func bothChecksRefuseWhatIsWrong() throws {
    let kinds = try DefinedKinds()
    var broken: [YAMLValue] = []
    let objects = try objects(seeds: 100..<101)
    for name in kinds.names {
      let object = try #require(objects.first { DefinedKinds.name($0) == name })
      guard case .map(let map) = object, case .map(let spec)? = map["spec"] else {
        Issue.record("no spec: \(name)")
        continue
      }
      let field = try #require(spec.entries.first?.key)
      for (key, value) in [("noSuchField", YAMLValue.bool(true)), (field, .list([.list([])]))] {
        var (copy, wrong) = (map, spec)
        wrong[key] = value
        copy["spec"] = .map(wrong)
        broken.append(.map(copy))
      }
    }
    for object in broken { #expect(!kinds.problems(of: object).isEmpty, "\(YAMLEmitter.text(for: object))") }
    #expect(try kinds.otherVerdicts(of: broken) == String(repeating: "i", count: broken.count))
  }

  @Test(arguments: ArgoCDSettings.Generator.allCases) func filesAreTheSameInEveryRun(generator: ArgoCDSettings.Generator) throws {
    func files() throws -> [OutputFile] {
      let sample = RandomFleet(seed: 7, delivery: .argocd, generator: generator)
      return try ArgoCD.sharedFiles(sample.clusters, charts: sample.charts, in: sample.fleet, changes: sample.changes)
        + sample.releases.flatMap { try ArgoCD.clusterFiles($0, in: sample.fleet) + SecretFiles.files($0.cluster, in: sample.fleet) }
    }
    #expect(try files() == files())
    #expect(try !files().isEmpty)
  }
}
