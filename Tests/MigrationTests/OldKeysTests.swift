import ChartModel
import Diagnostics
import Testing
import YAML

@testable import Migration

/// The table of keys holds together with the old chart and with the new one.
@Suite struct OldKeysTests {
  @Test func keysAreUnique() {
    let names = OldKeys.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 100)
  }

  /// No key stands inside another one, whose value would then be read twice.
  @Test func keysDoNotOverlap() { #expect(OldKeys.all.map(\.name).filter { OldKeys.groups.contains($0) } == []) }

  /// The paths that a migration writes or names are the chart's.
  @Test(arguments: ChartSetting.allCases) func chartHas(setting: ChartSetting) throws {
    let paths = try OldValuesCase.chart().settings.declarations.map(\.path)
    #expect(paths.contains { $0.starts(with: setting.path) }, "\(setting.rawValue)")
  }

  /// A file with each of the old chart's keys: none is unknown, and all turn up in the guide.
  @Test func everyKeyIsSpokenOf() throws {
    let old = OldValuesCase(name: "everything")
    let result = try old.migrate()
    #expect(result.remarks.filter { $0.code == "MIG004" } == [])
    let guide = try result.text(of: "MIGRATION.md")
    let values = try YAMLReader.readSingle(old.bytes(), file: "old.yaml", options: .valuesFile)
    let present = OldKeys.all.filter { OldValues(file: "", root: values, foreignKeys: []).entry($0.path) != nil }
    #expect(present.count > 90)
    for key in present { #expect(guide.contains("`\(key.name)`"), "\(key.name)") }
    // What no values.yaml of the old chart has, although its templates read it, and what releases before 5.0 had.
    let others = ["logzioMetricsToken", "logzioTracesToken", "logzioSpmToken", "logzioLogsToken", "resourceDetection", "agentCollector"]
    let absent = OldKeys.all.map(\.name).filter { name in !present.contains { $0.name == name } && !others.contains(name) }
    let former = Set(FormerRules.keys.map(\.name))
    #expect(absent.filter { !former.contains($0) }.sorted() == Self.omitted)
  }

  /// Keys that the case does without.
  private static let omitted = [
    "daemonsetCollector.containerLogs", "standaloneCollector.ports", "standaloneCollector.resources.limits.ephemeral-storage",
    "standaloneCollector.resources.requests.ephemeral-storage",
  ]

  /// The table of metrics is true of one version of the exporter: the chart's.
  @Test func metricsAreThoseOfTheChart() throws {
    let declarations = try OldValuesCase.chart().settings.declarations
    #expect(declarations.first { $0.path == ["exporter", "version"] }?.defaultValue == .string(MetricNames.version))
    #expect(declarations.first { $0.path == ["exporter", "port"] }?.defaultValue == .int(9182))
    let names = MetricNames.changed.map(\.old)
    #expect(Set(names).count == names.count)
    #expect(Set(names).isDisjoint(with: MetricNames.changed.map(\.new)))
  }
}
