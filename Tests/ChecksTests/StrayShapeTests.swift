import Checks
import Foundation
import KubernetesSchemas
import TestSupport
import Testing
import YAML

/// Rules meet objects of any shape: values of the wrong type, empty texts, lists where maps belong.
@Suite struct StrayShapeTests {
  private static let strays: [YAMLValue] = [
    .null, true, 0, -1, 1.5, "", ":", "-=", "://", "C:", "\\", "/", "@", "http://@:/.svc", "é.svc:1", [], [.null], [[]], [:], ["": ""],
  ]

  /// The value with some parts of it replaced.
  private func bent(_ value: YAMLValue, _ random: inout SplitMix64) -> YAMLValue {
    if random.chance(4), let stray = Self.strays.randomElement(using: &random) { return stray }
    switch value {
    case .map(let map): return .map(YAMLMap(map.entries.map { .init(key: $0.key, value: bent($0.value, &random)) }))
    case .list(let list): return .list(list.map { bent($0, &random) })
    default: return value
    }
  }

  /// Checking twice brings the same, and every finding has the place of a document that is there.
  @Test(arguments: RuleCases.codes) func findingsHavePlaces(_ code: String) throws {
    for file in try RuleCases.files(code, "bad") + RuleCases.files(code, "good") {
      let rule = try RuleCase(file)
      let documents = try YAMLReader.read(rule.text, file: file).map(\.plain)
      let schemas = KubernetesSchemas(version: rule.cluster.kubernetes.map(KubernetesMinor.init))
      let checker = Checker(cluster: rule.cluster, schemas: schemas)
      for seed in 1...12 as ClosedRange<UInt64> {
        var random = SplitMix64(seed: seed)
        let strayed = documents.map { bent($0, &random) }
        let first = checker.check(strayed, isWhole: true).findings
        #expect(first == checker.check(strayed, isWhole: true).findings, "\(file), seed \(seed)")
        #expect(first.allSatisfy { strayed.indices.contains($0.place.document) && !$0.message.isEmpty }, "\(file), seed \(seed)")
      }
    }
  }
}
