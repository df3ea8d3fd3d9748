import YAML

/// Shows some fields of a panel differently from the rest.
public struct FieldOverride: Sendable, Hashable {
  public enum Match: Sendable, Hashable {
    /// By the name that is shown, after all transformations.
    case name(FieldName)
    /// An ECMAScript expression over the shown name.
    case pattern(String)
    /// All fields of one of the panel's queries, counted from 0.
    case target(Int)
  }

  public enum Property: Sendable, Hashable {
    case unit(Unit)
    case decimals(Int)
    case min(Double)
    case max(Double)
    case displayName(String)
    case color(FieldColor)
    case thresholds(Thresholds)
    case mappings([ValueMapping])
    case links([DataLink])
    case noValue(String)
    /// Of a table's column, in pixels.
    case width(Int)
    case cell(TableCell)
    case alignment(TableAlignment)
    case filterable
    /// Not shown in a table.
    case hidden
    /// Of a time series: percent, 0 to 100.
    case fillOpacity(Int)
    case lineWidth(Int)
    case dashedLine
    case rightAxis
    case negativeY
    case stacking(Stacking)
    case drawStyle(TimeSeriesStyle.DrawStyle)
  }

  public var match: Match
  public var properties: [Property]

  public init(_ match: Match, _ properties: [Property]) {
    self.match = match
    self.properties = properties
  }

  var target: Int? {
    switch match {
    case .name(let name): name.target
    case .pattern: nil
    case .target(let index): index
    }
  }

  func value(targets: Int) -> YAMLValue {
    ["matcher": matcher(targets: targets), "properties": .list(properties.map(\.value))]
  }

  private func matcher(targets: Int) -> YAMLValue {
    switch match {
    case .name(let name): ["id": "byName", "options": .string(name.text(targets: targets))]
    // Grafana wants the slashes of ECMAScript around it.
    case .pattern(let pattern): ["id": "byRegexp", "options": .string("/\(pattern)/")]
    case .target(let index): ["id": "byFrameRefID", "options": .string(Target.refID(at: index))]
    }
  }
}

extension FieldOverride.Property {
  fileprivate var value: YAMLValue {
    switch self {
    case .unit(let unit): Self.property("unit", .string(unit.rawValue))
    case .decimals(let count): Self.property("decimals", .int(count))
    case .min(let value): Self.property("min", .number(value))
    case .max(let value): Self.property("max", .number(value))
    case .displayName(let name): Self.property("displayName", .string(name))
    case .color(let color): Self.property("color", color.value)
    case .thresholds(let thresholds): Self.property("thresholds", thresholds.value)
    case .mappings(let mappings): Self.property("mappings", .list(mappings.enumerated().map { $1.value(at: $0) }))
    case .links(let links): Self.property("links", .list(links.map(\.value)))
    case .noValue(let text): Self.property("noValue", .string(text))
    case .width(let pixels): Self.property("custom.width", .int(pixels))
    case .cell(let cell): Self.property("custom.cellOptions", cell.value)
    case .alignment(let alignment): Self.property("custom.align", .string(alignment.rawValue))
    case .filterable: Self.property("custom.filterable", true)
    case .hidden: Self.property("custom.hidden", true)
    case .fillOpacity(let percent): Self.property("custom.fillOpacity", .int(percent))
    case .lineWidth(let pixels): Self.property("custom.lineWidth", .int(pixels))
    case .dashedLine: Self.property("custom.lineStyle", ["fill": "dash", "dash": [10, 10]])
    case .rightAxis: Self.property("custom.axisPlacement", "right")
    case .negativeY: Self.property("custom.transform", "negative-Y")
    case .stacking(let stacking): Self.property("custom.stacking", stacking.value)
    case .drawStyle(let style): Self.property("custom.drawStyle", .string(style.rawValue))
    }
  }

  private static func property(_ id: String, _ value: YAMLValue) -> YAMLValue { ["id": .string(id), "value": value] }
}
