import ChartModel
import Checks
import Diagnostics
import HelmChart
import YAML

extension ChartDefinition {
  /// The chart with other defaults, merged over its own as Helm merges a values file. values.yaml, its schema, the README and everything that
  /// is computed from defaults follow.
  ///
  /// - Parameters:
  ///   - values: a map of settings.
  ///   - file: what messages call the file that they stand in.
  /// - Throws: what the chart's settings or the chart itself refuse, at its line.
  func changingDefaults(by values: LocatedValue, file: String) throws(DiagnosticList) -> ChartDefinition {
    let injected = SettingsSchema.injectedKeys.filter { key in !settings.members.contains { $0.name == key } }
    var faults = injected.compactMap { key in
      values.entry(key).map { StackProblem.injectedKey(key).diagnostic(at: $0.keyPosition.location(in: file)) }
    }
    for declaration in settings.declarations {
      let path = declaration.path.map(PathElement.key)
      guard let value = values.value(at: path), value.plain != declaration.defaultValue else { continue }
      // An address may hold one too, whatever the setting is for.
      guard declaration.type.holdsSecret || value.plain.string.map(PlainCredentials.isInAddress) ?? false else { continue }
      faults.append(StackProblem.credential(declaration.path).diagnostic(at: values.location(at: path, in: file)))
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }
    let resolved = try ValuesResolution.resolve(
      self, files: [ValuesFile(name: file, values: values)], sets: [], release: ReleaseFacts())
    var chart = self
    chart.settings.members = chart.settings.members.map { $0.changingDefaults(to: resolved.values) }
    return chart
  }
}

extension SettingsSchema.Member {
  /// - Parameter values: those of the map that the member stands in.
  fileprivate func changingDefaults(to values: YAMLMap) -> SettingsSchema.Member {
    switch self {
    case .setting(var declaration):
      let value = values[name]
      // An optional setting without a value is left out of values.yaml.
      declaration.defaultValue = value == .null ? nil : value
      return .setting(declaration)
    case .group(let name, let summary, let members):
      let inner = values[name]?.map ?? [:]
      return .group(name: name, summary: summary, members.map { $0.changingDefaults(to: inner) })
    }
  }
}
