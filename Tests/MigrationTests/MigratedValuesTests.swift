import ChartModel
import Checks
import Diagnostics
import Foundation
import HelmChart
import HelmValues
import KubernetesSchemas
import Migration
import OutputTree
import TestSupport
import Testing
import YAML

/// What a migration writes is fit for the chart.
@Suite struct MigratedValuesTests {
  private static let release = ReleaseFacts(name: "windows-metrics", namespace: "monitoring")

  private func values(_ old: OldValuesCase) throws -> YAMLMap {
    let text = try old.migrate().text(of: "values.yaml")
    return try YAMLReader.readSingle(text, file: "values.yaml", options: .valuesFile).plain.map ?? [:]
  }

  private func objects(_ old: OldValuesCase) throws -> [YAMLValue] {
    let chart = try OldValuesCase.chart()
    let combined = try ValuesMerge.combine(files: [try values(old)], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: combined) == [])
    #expect(Evaluator(chart).refusals(combined, release: Self.release) == [])
    let rendering = Evaluator(chart).render(combined, release: Self.release)
    return (rendering.objects + rendering.hooks).map(\.value)
  }

  /// Nothing that the chart has by default, and no empty file.
  @Test(arguments: OldValuesCase.good) func onlyWhatDiffers(old: OldValuesCase) throws {
    let chart = try OldValuesCase.chart()
    func compare(_ values: YAMLMap, _ defaults: YAMLMap, _ path: String) {
      for entry in values.entries {
        let standard = defaults[entry.key]
        if case .map(let inner) = entry.value, case .map(let standard)? = standard, !standard.isEmpty {
          compare(inner, standard, path + entry.key + ".")
        } else {
          #expect(entry.value != standard, "\(path)\(entry.key)")
        }
      }
    }
    compare(try values(old), chart.settings.defaults, "")
  }

  @Test(arguments: OldValuesCase.good) func lintsClean(old: OldValuesCase) async throws {
    let text = try objects(old).map { "---\n" + YAMLEmitter.text(for: $0) }.joined()
    let source = LintSource([.text(Array(text.utf8)[...], name: old.name, isStream: true)], isWhole: true)
    let run = LintRun(Linter(Checker(schemas: KubernetesSchemas(version: nil))), LintConfiguration())
    let result = await run.check([source], workers: 1)
    #expect(result.objects > 10)
    #expect(result.findings.filter { $0.severity >= .warning }.map(\.plainText) == [])
  }

  @Test(arguments: ["everything", "mirrored", "windows-2019", "existing-secret"]) func realHelm(name: String) throws {
    let old = OldValuesCase(name: name)
    let folder = Project.path(".build/test-charts/migration-\(name)")
    try? FileManager.default.removeItem(atPath: folder)
    _ = try TreeWriter().write(FileTree(HelmChartWriter.files(OldValuesCase.chart())), to: folder)
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder), "release": .string(Self.release.name), "namespace": .string(Self.release.namespace),
      "values": .string(JSONWriter.text(for: .map(try values(old)), pretty: false)), "schemaVersions": ["1.28", "1.37"],
    ])
    #expect(answer["ok"]?.bool == true, "\(answer["error"]?.string ?? "")")
    #expect(answer["schemaErrors"]?.list == [])
    func names(_ objects: [YAMLValue]) -> [String] {
      objects.map { "\($0["kind"]?.string ?? "?") \($0["metadata"]?["name"]?.string ?? "?")" }
    }
    let installed = try YAMLReader.readValues(answer["manifest"]?.string ?? "", file: "manifest").filter { $0 != .null }
    let hooks = answer["hooks"]?.list?.count ?? 0
    let ours = try objects(old)
    #expect(names(installed) == names(ours.dropLast(hooks)))
    #expect(hooks > 0 && installed.count > 10)
  }
}
