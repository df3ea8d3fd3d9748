import YAML

/// How states over time look.
public struct StateTimelineStyle: Sendable, Hashable {
  /// The part of a line's height that its bar takes, 0 to 1.
  public var rowHeight: Double
  /// Whether equal states that follow one another become one.
  public var mergesValues: Bool
  public var showsValues: Bool

  public init(rowHeight: Double = 0.9, mergesValues: Bool = true, showsValues: Bool = false) {
    self.rowHeight = rowHeight
    self.mergesValues = mergesValues
    self.showsValues = showsValues
  }

  var custom: YAMLMap { ["fillOpacity": 70, "lineWidth": 0] }

  var options: YAMLMap {
    [
      "alignValue": "left",
      "legend": PanelLegend().value,
      "mergeValues": .bool(mergesValues),
      "rowHeight": .number(rowHeight),
      "showValue": showsValues ? "auto" : "never",
      "tooltip": ["mode": "single", "sort": "none"],
    ]
  }
}
