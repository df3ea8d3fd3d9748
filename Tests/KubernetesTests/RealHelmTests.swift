import ChartModel
import Glibc
import HelmChart
import HelmValues
import OutputTree
import TestSupport
import Testing
import YAML

/// The chart with every kind, installed by real Helm: what it renders is what the evaluator computes.
struct RealHelmTests {
  @Test func helmRendersEveryKindAsTheEvaluatorDoes() throws {
    let chart = try AllKinds.definition()
    let folder = "/tmp/wingen-all-kinds-\(getpid())"
    _ = try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: folder)
    defer { _ = try? Command.run(["rm", "-r", folder]) }

    try Self.compare(chart, folder, [:], "defaults")
    for seed in UInt64(1)...40 {
      var sampler = ValueSampler(seed: seed)
      try Self.compare(chart, folder, sampler.values(for: chart.settings), "seed \(seed)")
    }
  }

  private static func compare(_ chart: ChartDefinition, _ folder: String, _ values: YAMLMap, _ label: String) throws {
    let release = ReleaseFacts(name: "demo", namespace: "monitoring")
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder), "release": .string(release.name), "namespace": .string(release.namespace),
      "values": .string(JSONWriter.text(for: .map(values), pretty: false)), "kubeVersion": "1.37",
      "schemaVersions": ["1.28", "1.32", "1.37"],
    ])
    guard answer["ok"]?.bool == true else {
      Issue.record("\(label): Helm refuses: \(answer["error"]?.string ?? "")")
      return
    }
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    let rendering = Evaluator(chart).render(combined, release: release)
    let ours = (rendering.objects + rendering.hooks).map { normalized($0.value) }
    let texts = [answer["manifest"]?.string ?? ""] + (answer["hooks"]?.list ?? []).compactMap { $0["manifest"]?.string }
    let theirs = try texts.flatMap { try YAMLReader.readValues($0, file: "manifest") }.filter { $0 != .null }.map { normalized($0) }

    #expect(ours.count > 30, "\(label)")
    // Objects in Helm's order; hooks have none among themselves here, for Helm runs them by weight.
    #expect(ours.map(name).prefix(rendering.objects.count) == theirs.map(name).prefix(rendering.objects.count), "\(label)")
    #expect(ours.map(name).sorted() == theirs.map(name).sorted(), "\(label)")
    for our in ours {
      guard let their = theirs.first(where: { name($0) == name(our) }), our != their else { continue }
      Issue.record("\(label)\nHelm: \(JSONWriter.text(for: their, pretty: false))\nwingen: \(JSONWriter.text(for: our, pretty: false))")
    }
    let errors = answer["schemaErrors"]?.list ?? []
    #expect(errors.isEmpty, "\(label): \(errors.prefix(3))")
  }

  private static func name(_ object: YAMLValue) -> String {
    "\(object["kind"]?.string ?? "?") \(object["metadata"]?["name"]?.string ?? "?")"
  }

  /// Numbers that are equal in Kubernetes made equal.
  private static func normalized(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .float(let number): Int(exactly: number).map { .int($0) } ?? value
    case .list(let items): .list(items.map(normalized))
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: normalized($0.value)) }))
    default: value
    }
  }
}
