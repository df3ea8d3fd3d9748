import YAML

/// How series are stacked.
public enum Stacking: String, Sendable, Hashable {
  case none, normal, percent

  var value: YAMLValue { ["group": "A", "mode": .string(rawValue)] }
}

/// How lines over time look.
public struct TimeSeriesStyle: Sendable, Hashable {
  public enum DrawStyle: String, Sendable, Hashable { case line, bars, points }
  public enum Interpolation: String, Sendable, Hashable { case linear, smooth, stepBefore, stepAfter }
  public enum ThresholdsStyle: String, Sendable, Hashable {
    case off, line, dashed, area
    case lineAndArea = "line+area"
    case dashedAndArea = "dashed+area"
  }

  public var drawStyle: DrawStyle
  public var interpolation: Interpolation
  /// In pixels.
  public var lineWidth: Int
  /// In percent.
  public var fillOpacity: Int
  public var stacking: Stacking
  public var thresholdsStyle: ThresholdsStyle
  /// Whether lines go on over missing samples.
  public var spansNulls: Bool
  public var axisLabel: String
  public var softMin: Double?
  public var softMax: Double?
  public var legend: PanelLegend

  public init(
    drawStyle: DrawStyle = .line, interpolation: Interpolation = .linear, lineWidth: Int = 1, fillOpacity: Int = 10,
    stacking: Stacking = .none, thresholdsStyle: ThresholdsStyle = .off, spansNulls: Bool = false, axisLabel: String = "",
    softMin: Double? = nil, softMax: Double? = nil, legend: PanelLegend = PanelLegend()
  ) {
    self.drawStyle = drawStyle
    self.interpolation = interpolation
    self.lineWidth = lineWidth
    self.fillOpacity = fillOpacity
    self.stacking = stacking
    self.thresholdsStyle = thresholdsStyle
    self.spansNulls = spansNulls
    self.axisLabel = axisLabel
    self.softMin = softMin
    self.softMax = softMax
    self.legend = legend
  }

  /// Areas on top of one another.
  public static func stacked(_ stacking: Stacking = .normal, legend: PanelLegend = PanelLegend()) -> TimeSeriesStyle {
    TimeSeriesStyle(fillOpacity: 60, stacking: stacking, legend: legend)
  }

  var custom: YAMLMap {
    var map: YAMLMap = [:]
    map.put("axisLabel", axisLabel)
    map.put("axisPlacement", "auto")
    map.put("axisSoftMin", softMin)
    map.put("axisSoftMax", softMax)
    map.put("drawStyle", drawStyle.rawValue)
    map.put("fillOpacity", fillOpacity)
    map.put("gradientMode", "none")
    map.put("lineInterpolation", interpolation.rawValue)
    map.put("lineWidth", lineWidth)
    map.put("pointSize", 5)
    map.put("showPoints", drawStyle == .points ? "always" : "auto")
    map.put("spanNulls", spansNulls)
    map.put("stacking", stacking.value)
    map.put("thresholdsStyle", ["mode": .string(thresholdsStyle.rawValue)])
    return map
  }

  var options: YAMLMap { ["legend": legend.value, "tooltip": ["mode": "multi", "sort": "desc"]] }
}
