public import ChartModel
public import Diagnostics
public import HelmValues
public import YAML

/// A values file as it was read.
public struct ValuesFile: Sendable {
  public var name: String
  public var values: LocatedValue

  public init(name: String, values: LocatedValue) {
    self.name = name
    self.values = values
  }
}

/// Combines values files and `--set` as Helm does, and refuses what the chart's schema refuses, pointing at the file that is to blame.
public enum ValuesResolution {
  /// - Returns: the values as templates would see them, and warnings.
  /// - Throws: every violation at once.
  public static func resolve(
    _ chart: ChartDefinition, files: [ValuesFile], sets: [SetExpression]
  ) throws(DiagnosticList) -> (values: YAMLMap, warnings: [Diagnostic]) {
    var maps: [YAMLMap] = []
    var faults: [Diagnostic] = []
    for file in files {
      switch file.values.plain {
      case .map(let map): maps.append(map)
      case .null: maps.append([:])
      case _:
        faults.append(
          Diagnostic(
            "VAL200", .error, "a values file is a map of settings", at: file.values.position.location(in: file.name),
            hint: "write settings as key: value"))
      }
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }

    let combined: (values: YAMLMap, warnings: [ValuesWarning])
    do { combined = try ValuesMerge.combine(files: maps, sets: sets, defaults: chart.settings.defaults) } catch {
      throw DiagnosticList([error.diagnostic])
    }
    let violations = chart.settings.violations(of: combined.values)
    if !violations.isEmpty { throw DiagnosticList(violations.map { $0.diagnostic(at: location(of: $0.path, in: files)) }) }
    return (combined.values, combined.warnings.map(\.diagnostic))
  }

  /// The place in the last file that says anything about the path, or about what stands around it.
  private static func location(of path: [PathElement], in files: [ValuesFile]) -> SourceLocation? {
    var length = path.count
    while length > 0 {
      let part = path.prefix(length)
      for file in files.reversed() where file.values.value(at: part) != nil {
        return file.values.location(at: part, in: file.name)
      }
      length -= 1
    }
    return nil
  }
}
