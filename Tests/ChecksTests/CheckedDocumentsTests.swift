import KubernetesSchemas
import TestSupport
import Testing
import YAML

@testable import Checks

/// What an earlier check came to know changes nothing in what a check finds.
@Suite struct CheckedDocumentsTests {
  @Test(arguments: RuleCases.codes) func equalsCheckOfItsOwn(_ code: String) throws {
    for file in try RuleCases.files(code, "bad") + RuleCases.files(code, "good") {
      let rule = try RuleCase(file)
      let documents = try YAMLReader.read(rule.text, file: file).map(\.plain)
      let schemas = KubernetesSchemas(version: rule.cluster.kubernetes.map(KubernetesMinor.init))
      let checker = Checker(cluster: rule.cluster, schemas: schemas)
      let first = checker.check(documents, isWhole: true)
      #expect(checker.check(documents, isWhole: true, after: first.checked).findings == first.findings, "\(file)")
      for seed in 1...12 as ClosedRange<UInt64> {
        var random = SplitMix64(seed: seed)
        let changed = Self.changed(documents, &random)
        let alone = checker.check(changed, isWhole: true).findings
        let after = checker.check(changed, isWhole: true, after: first.checked)
        #expect(after.findings == alone, "\(file), seed \(seed)")
        // And back: what the second check took over is as good.
        #expect(checker.check(documents, isWhole: true, after: after.checked).findings == first.findings, "\(file), seed \(seed)")
        // A checker for one code leaves nothing of it out.
        for code in Set(alone.map(\.code)) {
          let single = checker.restricted(to: code).check(changed, isWhole: true).findings
          #expect(single.filter { $0.code == code } == alone.filter { $0.code == code }, "\(file), seed \(seed), \(code)")
        }
      }
    }
  }

  /// Only documents that are equal and stand where they stood are taken over, and none beside those that say what is right in others.
  @Test func whatIsTakenOver() throws {
    let checker = Checker(schemas: KubernetesSchemas(version: nil))
    func map(_ name: String) -> YAMLValue { ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)]] }
    let checked = checker.check([map("a"), map("b")], isWhole: true).checked
    #expect(checked.document(0, map("a")) != nil)
    #expect(checked.document(1, map("a")) == nil)
    #expect(checked.document(2, map("a")) == nil)
    let runtime: YAMLValue = ["apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "metadata": ["name": "a"], "handler": "a"]
    #expect(checker.check([map("a"), runtime], isWhole: true).checked.document(0, map("a")) == nil)
  }

  /// The documents with one value changed, a line missing in a text, or one document more or less.
  private static func changed(_ documents: [YAMLValue], _ random: inout SplitMix64) -> [YAMLValue] {
    var changed = documents
    let index = Int.random(in: documents.indices, using: &random)
    if random.chance(12) {
      changed.remove(at: index)
    } else if random.chance(12) {
      changed.insert(documents[index], at: 0)
    } else {
      changed[index] = self.changed(documents[index], &random)
    }
    return changed
  }

  private static func changed(_ value: YAMLValue, _ random: inout SplitMix64) -> YAMLValue {
    switch value {
    case .map(let map) where !map.isEmpty:
      var map = map
      let index = Int.random(in: map.entries.indices, using: &random)
      if random.chance(10) {
        map.entries.remove(at: index)
      } else {
        map.entries[index].value = changed(map.entries[index].value, &random)
      }
      return .map(map)
    case .list(let list) where !list.isEmpty:
      var list = list
      let index = Int.random(in: list.indices, using: &random)
      list[index] = changed(list[index], &random)
      return .list(list)
    case .string(let text) where text.contains("\n"):
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.remove(at: Int.random(in: lines.indices, using: &random))
      return .string(lines.joined(separator: "\n"))
    default: return ([.null, true, 7, "", "windows", "other", [:], []] as [YAMLValue]).randomElement(using: &random) ?? .null
    }
  }
}
