import Foundation
import GitOps
import TestSupport
import Testing
import YAML

/// Whatever two sets of objects are, real kustomize makes one of the other.
struct OverlayPropertyTests {
  /// 400 pairs of objects, 100 in each run; `WINGEN_RANDOM_CASES` asks for more runs.
  @Test func overlaysGiveTheirObjects() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20_261_123
    let runs = environment["WINGEN_RANDOM_CASES"].flatMap { UInt64($0) } ?? 4
    for run in 0..<runs {
      var sampler = ObjectSampler(seed: seed &+ run)
      let (base, target) = sampler.pair(count: 100)
      let repository = RealKustomize()
      try repository.write(Kustomize.base(base, namespace: "monitoring"), to: "base/x")
      try repository.write(
        Kustomize.overlay(target, over: base, basePath: RepositoryLayout.path(from: "clusters/a", to: "base/x"), namespace: "monitoring"),
        to: "clusters/a")
      for (folder, expected) in [("base/x", base), ("clusters/a", target)] {
        let built = try AppliedObjects(repository.build(folder))
        #expect(built.count == expected.count)
        if let difference = built.difference(from: AppliedObjects(expected)) {
          Issue.record("\(folder), WINGEN_SEED=\(seed &+ run)\n\(difference)")
        }
      }
    }
  }
}
