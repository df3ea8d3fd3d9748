import Grafana
import PromQL

/// Makes panels whose queries are written as text, with what all of our panels have in common.
struct PanelMaker: Sendable {
  /// A query and what its series are called: `{{node}}`.
  typealias Series = (query: String, legend: String)

  let queries: DashboardQueries

  /// Lines over time. Thresholds are drawn as dashed lines.
  func lines(
    _ title: String, _ unit: Unit, _ description: String, needs: DataRequirement, _ series: [Series], from min: Double? = 0,
    to max: Double? = nil, thresholds: Thresholds? = nil, style: TimeSeriesStyle = TimeSeriesStyle(),
    overrides: [FieldOverride] = [], links: [DataLink] = []
  ) throws(DashboardFault) -> Panel {
    var style = style
    if thresholds != nil { style.thresholdsStyle = .dashed }
    return .timeSeries(
      title, description: description,
      fields: FieldOptions(
        unit, min: min, max: max, thresholds: thresholds, color: .paletteByName, links: links, noValue: needs.noValue),
      targets: try targets(series), style: style, overrides: overrides)
  }

  /// A large number, or one for each series.
  func number(
    _ title: String, _ unit: Unit, _ description: String, needs: DataRequirement, _ query: String, legend: String = "",
    decimals: Int? = nil, thresholds: Thresholds? = nil, mappings: [ValueMapping] = [], text: StatStyle.TextMode = .auto,
    links: [DataLink] = []
  ) throws(DashboardFault) -> Panel {
    // Without thresholds a number is neither good nor bad, and has the color of text.
    .stat(
      title, description: description,
      fields: FieldOptions(
        unit, decimals: decimals, thresholds: thresholds ?? Thresholds(base: .text), mappings: mappings, links: links,
        noValue: needs.noValue),
      targets: [.instant(try queries(query), legend: legend.isEmpty ? .automatic : .format(legend))], style: StatStyle(textMode: text))
  }

  /// A bar for each series.
  func bars(
    _ title: String, _ unit: Unit, _ description: String, needs: DataRequirement, _ query: String, legend: String, max: Double? = nil,
    thresholds: Thresholds? = nil
  ) throws(DashboardFault) -> Panel {
    .barGauge(
      title, description: description,
      fields: FieldOptions(unit, min: 0, max: max, thresholds: thresholds ?? Thresholds(base: .blue), noValue: needs.noValue),
      targets: [.instant(try queries(query), legend: .format(legend))])
  }

  /// What state something was in, by numbers that have a name and a color.
  func states(
    _ title: String, _ description: String, needs: DataRequirement, _ query: String, legend: String, states: [ValueMapping]
  ) throws(DashboardFault) -> Panel {
    .stateTimeline(
      title, description: description, fields: FieldOptions(.none, mappings: states, noValue: needs.noValue),
      targets: [Target(try queries(query), legend: .format(legend))])
  }

  /// A table whose lines are put together where the labels are equal that all queries have.
  ///
  /// - Parameter queries: one for each column of values, and further ones whose labels alone are shown.
  func table(
    _ title: String, _ description: String, needs: DataRequirement, _ queries: [String], columns: [TableColumn],
    sorting: (title: String, descends: Bool)? = nil
  ) throws(DashboardFault) -> Panel {
    var targets: [Target] = []
    for query in queries { targets.append(.table(try self.queries(query))) }
    var panel = Panel.table(title, description: description, columns: columns.map(withDash), targets: targets, sorting: sorting)
    panel.fields?.noValue = needs.noValue
    return panel
  }

  /// A cell without a value, as the text that stands for a whole panel without data is too long.
  private func withDash(_ column: TableColumn) -> TableColumn {
    var column = column
    column.properties.append(.noValue("–"))
    return column
  }

  private func targets(_ series: [Series]) throws(DashboardFault) -> [Target] {
    var targets: [Target] = []
    for series in series { targets.append(Target(try queries(series.query), legend: .format(series.legend))) }
    return targets
  }
}

extension Thresholds {
  /// Of shares of what there is, in percent.
  static let percentage = rising(warning: 80, critical: 90)
  /// Of what should not be at all.
  static let noneIsGood = Thresholds([Step(1, .red)])
  static let fewIsBearable = Thresholds([Step(1, .orange)])
}

extension ValueMapping {
  static let upOrDown = [value(0, "Down", .red), value(1, "Up", .green)]
  static let yesOrNo = [value(0, "No", .red), value(1, "Yes", .green)]
}

extension TableColumn {
  /// A percentage in the color of its thresholds.
  static func percentage(ofTarget index: Int, _ title: String, _ thresholds: Thresholds = .percentage) -> TableColumn {
    value(ofTarget: index, title, .percent, [.decimals(0), .thresholds(thresholds), .cell(.colorText)])
  }
}

extension PanelLine {
  /// Large numbers.
  static func numbers(_ panels: [Panel]) -> PanelLine { PanelLine(height: 4, panels) }
}
