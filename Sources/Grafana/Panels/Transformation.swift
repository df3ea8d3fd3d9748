import YAML

/// What is done to the answers of queries before they are shown (grafana/grafana, packages/grafana-data/src/transformations/transformers).
public enum Transformation: Sendable, Hashable {
  public enum JoinMode: String, Sendable, Hashable {
    /// Keeps what only one side has.
    case outer
    case inner
  }

  /// A column that stays, under a title, in the order of the list.
  public struct Column: Sendable, Hashable {
    public var source: FieldName
    public var title: String

    public init(_ source: FieldName, title: String) {
      self.source = source
      self.title = title
    }
  }

  /// Tables put together where all their common columns are equal.
  case merge
  /// Tables put together by one column.
  case joinByField(FieldName, JoinMode)
  /// Drops all other columns.
  case keepFields([FieldName])
  /// Columns in this order and under these titles; others stay behind them unless they are dropped.
  case organize([Column], dropping: [FieldName] = [])
  /// Lines sorted by a column.
  case sort(FieldName, descends: Bool)
  /// At most so many lines.
  case limit(Int)
  /// One line for each series: its labels and a calculation.
  case reduce(Calculation)

  var targets: [Int] {
    switch self {
    case .merge, .limit, .reduce: []
    case .joinByField(let field, _), .sort(let field, _): [field.target].compactMap(\.self)
    case .keepFields(let fields): fields.compactMap(\.target)
    case .organize(let columns, let dropped): (columns.map(\.source) + dropped).compactMap(\.target)
    }
  }

  func value(targets: Int) -> YAMLValue {
    switch self {
    case .merge: Self.transformation("merge", [:])
    case .joinByField(let field, let mode):
      Self.transformation("joinByField", ["byField": .string(field.text(targets: targets)), "mode": .string(mode.rawValue)])
    case .keepFields(let fields):
      Self.transformation("filterFieldsByName", ["include": ["names": .strings(fields.map { $0.text(targets: targets) })]])
    case .organize(let columns, let dropped):
      Self.transformation(
        "organize",
        [
          "excludeByName": Self.map(dropped.map { ($0.text(targets: targets), true) }),
          "indexByName": Self.map(columns.enumerated().map { ($1.source.text(targets: targets), .int($0)) }),
          "renameByName": Self.map(columns.map { ($0.source.text(targets: targets), .string($0.title)) }),
        ])
    case .sort(let field, let descends):
      Self.transformation("sortBy", ["fields": [:], "sort": [["field": .string(field.text(targets: targets)), "desc": .bool(descends)]]])
    case .limit(let count): Self.transformation("limit", ["limitField": .int(count)])
    case .reduce(let calculation):
      Self.transformation("reduce", ["labelsToFields": true, "mode": "seriesToRows", "reducers": [.string(calculation.rawValue)]])
    }
  }

  private static func transformation(_ id: String, _ options: YAMLMap) -> YAMLValue { ["id": .string(id), "options": .map(options)] }

  /// Of a name that stands twice, the first counts.
  private static func map(_ entries: [(String, YAMLValue)]) -> YAMLValue {
    var seen: Set<String> = []
    return .map(YAMLMap(entries.filter { seen.insert($0.0).inserted }.map { YAMLMap.Entry(key: $0.0, value: $0.1) }))
  }
}
