/// A column of a table, from where it comes to how it looks. `Panel.table(_:description:columns:joiningBy:targets:sorting:)` makes the
/// transformations and overrides of them.
public struct TableColumn: Sendable, Hashable {
  public var source: FieldName
  /// What stands at the top.
  public var title: String
  /// Of numbers; text needs none.
  public var unit: Unit?
  /// Everything else that the column has.
  public var properties: [FieldOverride.Property]

  /// A column of numbers.
  public static func value(ofTarget index: Int, _ title: String, _ unit: Unit, _ properties: [FieldOverride.Property] = []) -> TableColumn {
    TableColumn(source: .value(ofTarget: index), title: title, unit: unit, properties: properties)
  }

  /// A column of a label's values.
  public static func label(_ name: String, _ title: String, _ properties: [FieldOverride.Property] = []) -> TableColumn {
    TableColumn(source: .label(name), title: title, unit: nil, properties: properties)
  }
}

extension Panel {
  /// A table of these columns and no others: a line for each combination of labels that the queries agree on, or for each value of one
  /// label.
  ///
  /// - Parameters:
  ///   - joiningLabel: the label by which the lines of several queries are put together; nil merges lines whose labels are all equal. With
  ///     a label, queries that have no value for it leave their cell empty. Other labels that are columns must come from one query alone:
  ///     Grafana numbers names that occur twice (`job 1`, `job 2`).
  ///   - sorting: by a column's title.
  public static func table(
    _ title: String, description: String, columns: [TableColumn], joiningBy joiningLabel: String? = nil, targets: [Target],
    sorting: (title: String, descends: Bool)? = nil
  ) -> Panel {
    var transformations: [Transformation] = []
    if targets.count > 1 { transformations.append(joiningLabel.map { .joinByField(.label($0), .outer) } ?? .merge) }
    transformations.append(.keepFields(columns.map(\.source)))
    transformations.append(.organize(columns.map { Transformation.Column($0.source, title: $0.title) }))
    let overrides = columns.map { column in
      FieldOverride(.name(.named(column.title)), (column.unit.map { [.unit($0)] } ?? []) + column.properties)
    }
    let style = TableStyle(sorting: sorting.map { TableStyle.Sorting(by: .named($0.title), descends: $0.descends) })
    return .table(
      title, description: description, fields: FieldOptions(.none), targets: targets, style: style, transformations: transformations,
      overrides: overrides.filter { !$0.properties.isEmpty })
  }
}
