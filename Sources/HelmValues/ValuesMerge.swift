public import YAML

/// The values that a chart's templates see, put together from values files, `--set` expressions and the chart's defaults as Helm does.
///
/// Source of the order: helm/helm `pkg/cli/values/options.go` (files, then `--set`, then `--set-string`), then
/// `pkg/chart/common/util/coalesce.go`, both at version 4.3. A chart without subcharts is meant: `global` is then a key like any other,
/// and nothing is injected. Helm validates the schema against the result.
public enum ValuesMerge {
  /// The values of one release, in the order of the chart's defaults; keys that only the user has follow.
  ///
  /// Integers of files and defaults are rounded as Helm reads them (`FileNumbers`), those of `--set` are not.
  /// - Throws: `SetError` if an expression's path runs through a value that is no map or no list.
  public static func combine(
    files: [YAMLMap] = [], sets: [SetExpression] = [], defaults: YAMLMap
  ) throws(SetError) -> (values: YAMLMap, warnings: [ValuesWarning]) {
    coalesce(try layered(files: files, sets: sets), over: FileNumbers.rounded(defaults))
  }

  /// What the user gives: the files merged in order, then all `--set`, then all `--set-string`, in whatever order the two are mixed.
  public static func layered(files: [YAMLMap], sets: [SetExpression]) throws(SetError) -> YAMLMap {
    var values = YAMLMap()
    for file in files { values = merge(FileNumbers.rounded(file), onto: values) }
    for option in SetExpression.Option.allCases {
      for expression in sets where expression.option == option { values = try expression.apply(to: values) }
    }
    return values
  }

  /// Helm's `MergeMaps`: maps merge deep, anything else of the upper layer replaces, and null is a value like any other. A later map over a
  /// null is therefore that map, and brings the chart's defaults below it back.
  public static func merge(_ upper: YAMLMap, onto lower: YAMLMap) -> YAMLMap {
    if lower.isEmpty { return upper }
    var result = lower
    let positions = KeyPositions(of: lower)
    for entry in upper.entries {
      guard let position = positions[entry.key] else {
        result.entries.append(entry)
        continue
      }
      if case .map(let above) = entry.value, case .map(let below) = result.entries[position].value {
        result.entries[position].value = .map(merge(above, onto: below))
      } else {
        result.entries[position].value = entry.value
      }
    }
    return result
  }
}
