import Foundation
import TestSupport
import Testing
import YAML

/// promtool's unit tests in Rules, over the rules of an example: what rules give, when alerts fire and end, and what they say.
@Suite struct RuleUnitTests {
  private static let folder = Project.path("Tests/MonitoringContentTests/Rules")
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".test.yaml") }.sorted()

  private static func text(_ file: String) throws -> String { try String(contentsOfFile: folder + "/" + file, encoding: .utf8) }

  private static func rules() throws -> [(name: String, rules: [YAMLValue])] {
    try RuleText.groups(try #require(try RuleText.of("onprem-mimir-loki", RuleText.everything)))
  }

  /// Each group is a file of its own for promtool, which evaluates every rule of the files that a test names at every step.
  @Test func promtoolAgrees() throws {
    try #require(Self.files.count > 5)
    var inputs: [(name: String, text: String)] = try Self.rules().map { group in
      let file: YAMLValue = ["groups": [["name": .string(group.name), "rules": .list(group.rules)]]]
      return ("\(group.name).yaml", JSONWriter.text(for: file, pretty: false))
    }
    for file in Self.files { inputs.append((file, try Self.text(file))) }
    let run = try Promtool.run(inputs, ["test", "rules"] + Self.files)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.successes.count == Self.files.count)
  }

  /// A case of an alert: whether promtool is told to expect it, in the order of time within a group of cases.
  private struct AlertCase {
    var group: String
    var fires: Bool
  }

  @Test func everyRuleIsTested() throws {
    var recorded: Set<String> = []
    var cases: [String: [AlertCase]] = [:]
    for file in Self.files {
      let tests = try YAMLReader.readSingle(try Self.text(file), file: file).plain["tests"]?.list ?? []
      for (number, test) in tests.enumerated() {
        for query in test["promql_expr_test"]?.list ?? [] where query["exp_samples"]?.list?.isEmpty == false {
          recorded.insert(try #require(query["expr"]?.string))
        }
        for alert in test["alert_rule_test"]?.list ?? [] {
          let name = try #require(alert["alertname"]?.string)
          let expected = try #require(alert["exp_alerts"]?.list, "\(file): \(name)")
          for one in expected {
            #expect(one["exp_annotations"]?.map?.keys.sorted() == ["description", "runbook", "summary"], "\(file): \(name)")
          }
          cases[name, default: []].append(AlertCase(group: "\(file) \(number)", fires: !expected.isEmpty))
        }
      }
    }
    let rules = try Self.rules().flatMap(\.rules)
    #expect(Set(cases.keys) == Set(rules.compactMap { $0["alert"]?.string }))
    #expect(recorded == Set(rules.compactMap { $0["record"]?.string }))
    for (name, cases) in cases {
      let groups = Dictionary(grouping: cases, by: \.group).values.map { $0.map(\.fires) }
      #expect(groups.contains { $0.first == false && $0.contains(true) && $0.last == false }, "\(name) is not seen to fire and to end")
      #expect(groups.contains { !$0.contains(true) }, "\(name) is not seen to stay silent")
    }
  }
}
