public import ChartModel
public import Diagnostics
import HelmChart
public import OutputTree
import YAML

/// What a migration writes, and what is worth saying about it.
public struct MigrationResult: Sendable {
  /// `values.yaml` for the chart and `MIGRATION.md`.
  public let files: [OutputFile]
  /// Keys that the old chart does not have, and why it collected nothing: `MIG004`, `MIG005`.
  public let remarks: [Diagnostic]
  /// How many of the chart's settings are written.
  public let settings: Int
  /// How many old keys become no setting.
  public let leftOut: Int
}

/// From the values of Logz.io's chart logzio-telemetry 5.9, the last line of it that installs windows_exporter over SSH, to values for the
/// built-in chart `aks-logzio`.
///
/// No credential of the old values is written, nor said in a message. Source of all that is known of the old chart: logzio/logzio-helm,
/// charts/logzio-telemetry at 3d36a14 (5.9.6).
public enum LogzioTelemetryMigration {
  /// The name of the built-in spec whose chart takes the values.
  public static let spec = MigrationWording.chartTitle

  /// - Parameters:
  ///   - bytes: the values file of the old release, or of its parent chart logzio-monitoring.
  ///   - name: what messages call the file.
  ///   - chart: the chart of the spec `aks-logzio`.
  /// - Returns: files that the chart's schema and refusals were held against.
  /// - Throws: what is wrong with the old values: `YAML…`, `MIG001` to `MIG003`, and `VAL…` for what the chart refuses.
  public static func migrate(_ bytes: [UInt8], name: String, to chart: ChartDefinition) throws(DiagnosticList) -> MigrationResult {
    let old: OldValues
    do throws(Diagnostic) { old = try OldValuesReader.read(bytes, name: name) } catch { throw DiagnosticList([error]) }
    var walk = OldValuesWalk(old)
    walk.run()
    var findings = walk.findings
    if !findings.problems.isEmpty { throw DiagnosticList(limited(findings.problems)) }
    completeBuilds(&findings, chart)

    let values = MigratedValues(findings.carried, for: chart.settings)
    // Places are those of the old file, so that what the chart refuses is said of it.
    let file = ValuesFile(name: name, values: values.located(at: old.root.position))
    let release = ReleaseFacts(name: Guide.release, namespace: Guide.namespace)
    _ = try ValuesResolution.resolve(chart, files: [file], sets: [], release: release)

    do {
      return MigrationResult(
        files: [
          try OutputFile(path: "values.yaml", text: values.text(from: name)),
          try OutputFile(path: "MIGRATION.md", text: Guide(old: old, findings: findings, values: values).text),
        ], remarks: findings.remarks, settings: values.written.count,
        leftOut: findings.leftOut.count + findings.unknown.count + findings.moreUnknown)
    } catch {
      // The two paths are constant and good.
      preconditionFailure("\(error)")
    }
  }

  /// A file with everything wrong has as many problems as the table has keys.
  private static func limited(_ problems: [Diagnostic]) -> [Diagnostic] { Array(problems.prefix(ValuesResolution.reportLimit)) }

  /// A list is replaced as a whole: builds that are added stand before the chart's own, and are like the first of these where they say
  /// nothing else.
  private static func completeBuilds(_ findings: inout MigrationFindings, _ chart: ChartDefinition) {
    guard let index = findings.carried.firstIndex(where: { $0.setting == .proxyBuilds }),
      case .list(let added) = findings.carried[index].value.content,
      let standard = YAMLValue.map(chart.settings.defaults).value(at: ChartSetting.proxyBuilds.path)?.list, let first = standard.first
    else { return }
    let position = findings.carried[index].value.position
    let completed = added.map { LocatedValue(plain: first, at: position).overlaid(with: $0) }
    findings.carried[index].value.content = .list(completed + standard.map { LocatedValue(plain: $0, at: position) })
  }
}

extension LocatedValue {
  /// A value that stands in no file, with one place for all of it.
  init(plain value: YAMLValue, at position: Position) {
    let content: Content =
      switch value {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .int(let number): .int(number)
      case .float(let number): .float(number)
      case .string(let text): .string(text)
      case .list(let items): .list(items.map { LocatedValue(plain: $0, at: position) })
      case .map(let map):
        .map(map.entries.map { LocatedEntry(key: $0.key, keyPosition: position, value: LocatedValue(plain: $0.value, at: position)) })
      }
    self.init(content, at: position)
  }
}

extension YAMLValue {
  /// The value that keys lead to.
  func value(at path: [String]) -> YAMLValue? {
    path.reduce(self) { (value: YAMLValue?, key) in value?[key] }
  }
}
