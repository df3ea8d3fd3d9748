import ChartModel
import Foundation
import HelmChart
import HelmValues
import TestSupport
import Testing
import YAML

/// The product's correctness: what Helm renders from a chart's templates is what the evaluator computes from the same declaration.
@Suite struct HelmEqualityTests {
  /// What the cluster serves beside Kubernetes' own kinds: those of the language's test spec, and the Prometheus operator's.
  private static let apiVersions = ["example.com/v1/Everything", "monitoring.coreos.com/v1/PrometheusRule"]
  private static let schemaVersions: [YAMLValue] = ["1.28", "1.32", "1.37"]

  /// Installs by real Helm and compares its release record, object by object, with our rendering.
  private func compare(_ test: ChartUnderTest, _ values: YAMLMap, release: ReleaseFacts, _ label: String) throws {
    let json = JSONWriter.text(for: .map(values), pretty: false)
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(test.folder), "release": .string(release.name), "namespace": .string(release.namespace),
      "values": .string(json), "kubeVersion": .string("\(release.kubernetes.major).\(release.kubernetes.minor)"),
      "schemaVersions": .list(Self.schemaVersions), "apiVersions": .list(Self.apiVersions.map(YAMLValue.string)),
    ])
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
    var facts = release
    facts.apiVersions.formUnion(Self.apiVersions)
    let refusals = Evaluator(test.chart).refusals(combined, release: facts)
    guard answer["ok"]?.bool == true else {
      let error = answer["error"]?.string ?? ""
      // Helm stops at the first.
      if let first = refusals.first, error.hasSuffix("): " + first.message) || error.contains(": \(first.message)\n") { return }
      Issue.record("\(label): Helm refuses: \(error)\nwingen refuses: \(refusals.map(\.message))\nvalues: \(json)")
      return
    }
    #expect(refusals == [], "\(label): wingen refuses what Helm accepts\nvalues: \(json)")
    #expect(test.chart.settings.violations(of: combined) == [], "\(label): wingen refuses what Helm accepts\nvalues: \(json)")
    let ours = Installation(Evaluator(test.chart).render(combined, release: facts))
    let theirs = try Installation(record: answer)
    if let difference = ours.difference(from: theirs) { Issue.record("\(label)\n\(difference)\nvalues: \(json)") }
    let errors = answer["schemaErrors"]?.list ?? []
    #expect(errors.isEmpty, "\(label): \(errors.prefix(3))\nvalues: \(json)")
  }

  @Test(arguments: ChartUnderTest.all) func defaults(test: ChartUnderTest) throws {
    try compare(test, [:], release: ReleaseFacts(name: "metrics", namespace: "monitoring"), "defaults")
  }

  @Test(arguments: ChartUnderTest.all) func valuesCases(test: ChartUnderTest) throws {
    let cases = try test.cases()
    #expect(!cases.isEmpty)
    for (name, values) in cases { try compare(test, values, release: ReleaseFacts(name: "metrics", namespace: "monitoring"), name) }
  }

  /// Release names at their limits: long, dotted, numeric, and containing the chart's own.
  @Test(
    arguments: ChartUnderTest.all,
    [
      "a", "a.b", "123", "windows-metrics", String(repeating: "x", count: 53), "a-" + String(repeating: "b.c", count: 17),
    ])
  func releaseNames(test: ChartUnderTest, name: String) throws {
    try compare(test, [:], release: ReleaseFacts(name: name, namespace: String(repeating: "n", count: 63)), "release \(name)")
  }

  /// 30 values files for the example with an installer, 6 for each other one; `WINGEN_RANDOM_CASES` asks for more.
  @Test(arguments: ChartUnderTest.all) func randomValues(test: ChartUnderTest) throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["WINGEN_RANDOM_CASES"].flatMap { Int($0) } ?? (test.name == "aks-logzio" ? 30 : 6)
    let seed = environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20_261_122
    // Chance makes much that the chart refuses: of that a quarter is enough.
    var (installed, refused) = (0, 0)
    var number: UInt64 = 0
    while installed < count, number < UInt64(100 * count) {
      var sampler = ValueSampler(seed: seed &+ number)
      let values = sampler.values(for: test.chart.settings)
      let version = [28, 32, 37][Int(number % 3)]
      let release = ReleaseFacts(name: "r\(number)", namespace: "ns", kubernetes: KubernetesVersion(major: 1, minor: version))
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
      let isRefused = !Evaluator(test.chart).refusals(combined, release: release).isEmpty
      if !isRefused || refused < count / 4 { try compare(test, values, release: release, "random values, seed \(seed &+ number)") }
      if isRefused { refused += 1 } else { installed += 1 }
      number += 1
    }
    #expect(installed == count, "\(refused) of \(number) values files are refused")
  }

  /// Everything the language has, in every place where it may stand; and everything that scrape plans make of it.
  @Test(arguments: zip([ChartUnderTest.language, .scraping], [100, 20])) func language(test: ChartUnderTest, cases: Int) throws {
    try compare(test, [:], release: ReleaseFacts(name: "r1"), "defaults")
    let environment = ProcessInfo.processInfo.environment
    let count = environment["WINGEN_RANDOM_CASES"].flatMap { Int($0) } ?? cases
    let seed = environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 7
    for number in 0..<UInt64(count) {
      var sampler = ValueSampler(seed: seed &+ number)
      let values = sampler.values(for: test.chart.settings)
      let release = ReleaseFacts(
        name: ["r", "1", "a.b", "language", String(repeating: "z-", count: 26) + "z"][Int(number % 5)],
        kubernetes: KubernetesVersion(major: 1, minor: [28, 32, 37][Int(number % 3)]))
      try compare(test, values, release: release, "\(test.name), seed \(seed &+ number)")
    }
  }

  /// The general stack, which no example is made of: its defaults, and values that chance makes.
  @Test(arguments: ChartUnderTest.stacks) func stackFiles(test: ChartUnderTest) throws {
    try compare(test, [:], release: ReleaseFacts(name: "nodes", namespace: "monitoring"), "defaults")
    var sampler = ValueSampler(seed: 1)
    try compare(test, sampler.values(for: test.chart.settings), release: ReleaseFacts(name: "r", namespace: "ns"), "random values, seed 1")
  }

  /// What the schema refuses, both refuse.
  @Test(arguments: ChartUnderTest.all) func refusedValues(test: ChartUnderTest) throws {
    for seed in 1...UInt64(test.name == "aks-logzio" ? 60 : 12) {
      var sampler = ValueSampler(seed: seed)
      let (values, fault) = sampler.refusedValues(for: test.chart.settings)
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
      #expect(test.chart.settings.violations(of: combined) != [], "seed \(seed): wingen accepts \(fault)")
      let answer = try HelmHarness.shared.ask([
        "op": "install", "chart": .string(test.folder), "release": "r",
        "values": .string(JSONWriter.text(for: .map(values), pretty: false)),
      ])
      #expect(answer["ok"]?.bool == false, "seed \(seed): Helm accepts \(fault)")
      #expect(answer["error"]?.string?.contains("schema") == true, "seed \(seed): \(fault): \(answer["error"]?.string ?? "")")
    }
  }

  @Test(arguments: ChartUnderTest.all) func lintsStrictly(test: ChartUnderTest) throws {
    let answer = try HelmHarness.shared.ask(["op": "lint", "chart": .string(test.folder)])
    #expect(answer["ok"]?.bool == true)
    let findings = (answer["messages"]?.list ?? []).filter { $0["severity"]?.string != "INFO" }
    #expect(findings.isEmpty, "\(findings)")
  }

  /// The chart as another's subchart: Helm adds `global`, and `enabled` through the condition.
  @Test(arguments: ChartUnderTest.all) func worksAsSubchart(test: ChartUnderTest) throws {
    let parent = test.folder + "-parent"
    try? FileManager.default.removeItem(atPath: parent)
    try FileManager.default.createDirectory(atPath: parent + "/charts", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: test.folder, toPath: parent + "/charts/" + test.chart.info.name)
    let chart = """
      apiVersion: v2
      name: parent
      version: 1.0.0
      dependencies:
        - name: \(test.chart.info.name)
          version: \(test.chart.info.version)
          condition: \(test.chart.info.name).enabled

      """
    try chart.write(toFile: parent + "/Chart.yaml", atomically: true, encoding: .utf8)
    let values = "{\"global\":{\"x\":1},\"\(test.chart.info.name)\":{\"enabled\":true}}"
    let answer = try HelmHarness.shared.ask(["op": "install", "chart": .string(parent), "release": "r", "values": .string(values)])
    #expect(answer["ok"]?.bool == true, "\(answer["error"]?.string ?? "")")
    let theirs = try Installation(record: answer)
    let ours = Installation(
      Evaluator(test.chart).render(test.chart.settings.defaults, release: ReleaseFacts(name: "r", namespace: "default")))
    #expect(Set(ours.objects) == Set(theirs.objects))
  }
}
