import YAML

public enum TableAlignment: String, Sendable, Hashable { case auto, left, center, right }

/// How a cell of a table looks (grafana/grafana, packages/grafana-schema/src/common/table.cue: `#TableCellOptions`).
public enum TableCell: Sendable, Hashable {
  case automatic
  /// The text in the color of the thresholds or mappings.
  case colorText
  /// The cell in the color of the thresholds or mappings.
  case colorBackground
  /// A bar from the field's least to its greatest value.
  case gauge

  var value: YAMLValue {
    switch self {
    case .automatic: ["type": "auto"]
    case .colorText: ["type": "color-text"]
    case .colorBackground: ["type": "color-background", "mode": "basic"]
    case .gauge: ["type": "gauge", "mode": "basic", "valueDisplayMode": "text"]
    }
  }
}

public struct TableStyle: Sendable, Hashable {
  /// By the names of columns that are shown.
  public struct Sorting: Sendable, Hashable {
    public var column: FieldName
    public var descends: Bool

    public init(by column: FieldName, descends: Bool = false) {
      self.column = column
      self.descends = descends
    }
  }

  public var sorting: Sorting?
  /// Whether every column gets a filter in its head.
  public var isFilterable: Bool
  public var cell: TableCell

  public init(sorting: Sorting? = nil, isFilterable: Bool = false, cell: TableCell = .automatic) {
    self.sorting = sorting
    self.isFilterable = isFilterable
    self.cell = cell
  }

  var custom: YAMLMap {
    ["align": "auto", "cellOptions": cell.value, "filterable": .bool(isFilterable), "inspect": false]
  }

  var options: YAMLMap {
    // A column of a query's values is sorted by under the name that `TableColumn` gave it; names of single queries need none.
    let sorting = sorting.map { YAMLValue.list([["displayName": .string($0.column.text(targets: 1)), "desc": .bool($0.descends)]]) }
    return ["cellHeight": "sm", "showHeader": true, "sortBy": sorting ?? []]
  }
}
