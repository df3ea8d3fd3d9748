/// A column of a table, or a field of a series.
public enum FieldName: Sendable, Hashable {
  /// The time of the samples.
  case time
  /// The column of a label.
  case label(String)
  /// The values of one of the panel's queries, counted from 0. What Grafana calls the column depends on how many queries there are: `Value`
  /// or `Value #A` (grafana/grafana, packages/grafana-prometheus/src/result_transformer.ts: `getValueText`).
  case value(ofTarget: Int)
  /// A name as Grafana shows it.
  case named(String)

  func text(targets: Int) -> String {
    switch self {
    case .time: "Time"
    case .label(let name), .named(let name): name
    case .value(let index): targets > 1 ? "Value #\(Target.refID(at: index))" : "Value"
    }
  }

  var target: Int? { if case .value(let index) = self { index } else { nil } }
}
