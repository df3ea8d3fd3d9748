import YAML

/// How large numbers look.
public struct StatStyle: Sendable, Hashable {
  public enum ColorMode: String, Sendable, Hashable { case none, value, background }
  public enum TextMode: String, Sendable, Hashable {
    case auto, value, name, none
    case valueAndName = "value_and_name"
  }

  public var calculation: Calculation
  public var colorMode: ColorMode
  public var textMode: TextMode
  /// Whether the way to the value is drawn below; needs a range query.
  public var showsGraph: Bool

  public init(
    calculation: Calculation = .lastNotNull, colorMode: ColorMode = .value, textMode: TextMode = .auto, showsGraph: Bool = false
  ) {
    self.calculation = calculation
    self.colorMode = colorMode
    self.textMode = textMode
    self.showsGraph = showsGraph
  }

  var options: YAMLMap {
    [
      "colorMode": .string(colorMode.rawValue), "graphMode": showsGraph ? "area" : "none", "justifyMode": "auto", "orientation": "auto",
      "reduceOptions": calculation.reduceOptions, "textMode": .string(textMode.rawValue), "wideLayout": true,
    ]
  }
}

/// How bars look.
public struct BarGaugeStyle: Sendable, Hashable {
  public enum DisplayMode: String, Sendable, Hashable { case basic, gradient, lcd }
  public enum Orientation: String, Sendable, Hashable { case auto, horizontal, vertical }

  public var calculation: Calculation
  public var displayMode: DisplayMode
  public var orientation: Orientation

  public init(calculation: Calculation = .lastNotNull, displayMode: DisplayMode = .basic, orientation: Orientation = .horizontal) {
    self.calculation = calculation
    self.displayMode = displayMode
    self.orientation = orientation
  }

  var options: YAMLMap {
    [
      "displayMode": .string(displayMode.rawValue), "minVizHeight": 16, "minVizWidth": 8, "namePlacement": "auto",
      "orientation": .string(orientation.rawValue), "reduceOptions": calculation.reduceOptions, "showUnfilled": true, "sizing": "auto",
      "valueMode": "color",
    ]
  }
}
