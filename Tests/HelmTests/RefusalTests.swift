import ChartModel
import Foundation
import HelmChart
import HelmValues
import Kubernetes
import TestSupport
import Testing
import YAML

/// What the chart refuses, real Helm refuses with the same words, and nothing else.
@Suite struct RefusalTests {
  /// What Helm says; nil if it installs.
  private func error(_ test: ChartUnderTest, _ values: YAMLMap) throws -> String? {
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(test.folder), "release": "r", "values": .string(JSONWriter.text(for: .map(values), pretty: false)),
    ])
    return answer["ok"]?.bool == true ? nil : answer["error"]?.string ?? ""
  }

  private func refusals(_ test: ChartUnderTest, _ values: YAMLMap) throws -> [RefusedValues] {
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
    try #require(test.chart.settings.violations(of: combined) == [], "\(values)")
    return Evaluator(test.chart).refusals(combined, release: ReleaseFacts(name: "r", namespace: "default"))
  }

  private static let refused: [(values: YAMLMap, messages: [String])] = [
    (["least": 6], ["least is 6, most is 5: 100% {{ braces }} \"quotes\" \\ é"]),
    (["most": 0, "big": -10_000_000], ["least is 1, most is 0: 100% {{ braces }} \"quotes\" \\ é", "big is -10000000"]),
    (["flag": true, "mode": "strict"], ["a fixed text with %s and {{ braces }}"]),
    (["flag": true, "text": "%v \"é\"", "other": "%v \"é\""], ["text and other are both %v \"é\""]),
    (["flag": true, "maybe": 6], ["maybe is 6"]),
    (["password": "p"], ["the password needs flag or other, r"]),
    (
      ["items": [["name": "a", "number": 1, "text": "", "strict": false], ["name": "a", "number": 1, "text": "", "strict": false]]],
      ["items: two are named a"]
    ),
    (["items": [["name": "b", "number": 3, "text": "", "strict": false]], "most": 2], ["b: 3 is more than 2"]),
    (["items": [["name": "b", "number": 2, "text": "x", "strict": true, "maybe": 2]]], ["b is strict: x", "b has 2 twice"]),
    (["flag": true, "words": ["x", "y", "x"], "other": "x"], ["the word x is the other text"]),
  ]

  @Test(arguments: refused) func refusesWithTheseWords(_ bad: (values: YAMLMap, messages: [String])) throws {
    #expect(try refusals(.refusing, bad.values).map(\.message) == bad.messages)
    let error = try #require(try error(.refusing, bad.values), "Helm accepts \(bad.values)")
    #expect(error.contains("validation.yaml") && error.hasSuffix(": \(bad.messages[0])"), "\(error)")
  }

  private static let accepted: [YAMLMap] = [
    [:], ["least": 5], ["least": 5.0, "most": 5.0], ["big": -1000], ["mode": "strict"], ["other": "{{ %d \"quoted\" }}"], ["maybe": 9],
    ["flag": true, "maybe": .null], ["password": "p", "other": "x"], ["flag": true, "password": "p"], ["words": ["x", "x"], "other": "x"],
    ["items": [["name": "b", "number": 2, "text": "b", "strict": true, "maybe": 2]], "flag": true],
    ["items": [["name": "a", "number": 1, "text": "b", "strict": false], ["name": "b", "number": 1, "text": "b", "strict": false]]],
  ]

  @Test(arguments: accepted) func acceptsWhatDoesNotContradict(_ values: YAMLMap) throws {
    #expect(try refusals(.refusing, values) == [])
    #expect(try error(.refusing, values) == nil)
  }

  /// Random values: about half are refused.
  @Test func randomValues() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["WINGEN_RANDOM_CASES"].flatMap { Int($0) } ?? 120
    let seed = environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20_261_122
    var verdicts: [Bool: Int] = [:]
    for number in 0..<UInt64(count) {
      var sampler = ValueSampler(seed: seed &+ number)
      let values = sampler.values(for: ChartUnderTest.refusing.chart.settings)
      let first = try refusals(.refusing, values).first
      let error = try error(.refusing, values)
      verdicts[first == nil, default: 0] += 1
      if let first {
        #expect(error?.hasSuffix(": " + first.message) == true, "seed \(seed &+ number): \(first.message); Helm: \(error ?? "accepts")")
      } else {
        #expect(error == nil, "seed \(seed &+ number): \(error ?? "")")
      }
    }
    #expect(min(verdicts[true] ?? 0, verdicts[false] ?? 0) > count / 10, "seed \(seed): \(verdicts)")
  }

  /// The examples' own contradictions.
  @Test(
    arguments: [
      ("gke-otlp", ["gateway": ["minReplicas": 7]], "gateway.minReplicas is 7, more than gateway.maxReplicas, which is 6"),
      (
        "onprem-mimir-loki", ["windowsNodes": ["healthPort": 18888]],
        "windowsNodes.healthPort and windowsNodes.telemetryPort are both 18888"
      ),
      (
        "aks-logzio", ["installer": ["credentials": ["username": "u"]]],
        "installer.credentials.username is given, and neither installer.credentials.password nor installer.credentials.privateKey"
      ),
      (
        "aks-logzio", ["installer": ["credentials": ["username": "u", "password": "geheim", "privateKey": "geheim"]]],
        "installer.credentials.password and installer.credentials.privateKey are both given"
      ),
      (
        "aks-logzio", ["proxy": ["builds": .list([build("a"), build("b"), build("a")])]], "proxy.builds: two builds are named a"
      ),
      (
        "gke-otlp", ["logs": ["multiline": .list([rule("x"), rule("x")])]], "logs.multiline: two rules are named x"
      ),
    ] as [(String, YAMLMap, String)])
  func examplesRefuse(_ name: String, _ values: YAMLMap, _ message: String) throws {
    let test = try #require(ChartUnderTest.all.first { $0.name == name })
    let refused = try refusals(test, values)
    #expect(refused.count == 1 && refused[0].message.hasPrefix(message), "\(refused.map(\.message))")
    let error = try #require(try error(test, values), "Helm accepts \(values)")
    #expect(error.hasSuffix(": \(refused[0].message)") && !error.contains("geheim"), "\(error)")
  }

  /// A setting's order in the file does not matter, the line that refuses does.
  @Test func namesTheSettings() throws {
    let settings = try refusals(.refusing, ["flag": true, "maybe": 6]).map(\.settings)
    #expect(settings == [[[.key("most")], [.key("maybe")], [.key("flag")]]])
    let items: YAMLValue = [
      ["name": "a", "number": 1, "text": "", "strict": false], ["name": "b", "number": 2, "text": "", "strict": true],
    ]
    let inLoop = try refusals(.refusing, ["items": items])
    let item: [PathElement] = [.key("items"), .index(1)]
    #expect(
      inLoop.map(\.settings) == [
        [item + [.key("text")], item + [.key("name")], item + [.key("number")], item + [.key("strict")], [.key("flag")]]
      ])
  }

  /// `helm lint` does not heed `fail` (docs/helm-differences.md).
  @Test func helmsLintPassesOverRefusals() throws {
    let values = JSONWriter.text(for: ["least": 6], pretty: false)
    let answer = try HelmHarness.shared.ask(["op": "lint", "chart": .string(ChartUnderTest.refusing.folder), "values": .string(values)])
    let findings = (answer["messages"]?.list ?? []).filter { $0["severity"]?.string != "INFO" }
    #expect(answer["ok"]?.bool == true && findings.isEmpty, "\(findings)")
  }

  private static func build(_ name: String) -> YAMLValue {
    [
      "name": .string(name), "windowsBuild": "10.0.20348",
      "image": ["registry": "a", "repository": "a", "tag": "a", "pullPolicy": "IfNotPresent", "pullSecrets": []],
    ]
  }

  private static func rule(_ name: String) -> YAMLValue {
    ["name": .string(name), "namespace": "", "container": "", "firstLine": "^a"]
  }
}

extension ChartUnderTest {
  /// Refusals in every place.
  static let refusing = written("refusals") { try ChartDefinition(RefusalSpec.self) }
}
