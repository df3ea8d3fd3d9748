import YAML

/// How all numbers of a panel are shown, unless an override says otherwise. The unit has no default: whoever makes a panel says what its
/// numbers are.
public struct FieldOptions: Sendable, Hashable {
  public var unit: Unit
  /// Digits behind the point; nil lets Grafana choose.
  public var decimals: Int?
  public var min: Double?
  public var max: Double?
  public var thresholds: Thresholds?
  public var mappings: [ValueMapping]
  public var color: FieldColor?
  public var links: [DataLink]
  /// What stands where there is no value.
  public var noValue: String?

  public init(
    _ unit: Unit, decimals: Int? = nil, min: Double? = nil, max: Double? = nil, thresholds: Thresholds? = nil,
    mappings: [ValueMapping] = [], color: FieldColor? = nil, links: [DataLink] = [], noValue: String? = nil
  ) {
    self.unit = unit
    self.decimals = decimals
    self.min = min
    self.max = max
    self.thresholds = thresholds
    self.mappings = mappings
    self.color = color
    self.links = links
    self.noValue = noValue
  }

  /// - Parameter color: for panels whose `color` is not given.
  func value(color defaultColor: FieldColor, custom: YAMLMap) -> YAMLValue {
    var map: YAMLMap = [:]
    map.put("unit", unit.rawValue)
    map.put("decimals", decimals)
    map.put("min", min)
    map.put("max", max)
    map.put("color", (color ?? defaultColor).value)
    map.put("thresholds", (thresholds ?? Thresholds()).value)
    map.put("mappings", .list(mappings.enumerated().map { $1.value(at: $0) }))
    if !links.isEmpty { map.put("links", .list(links.map(\.value))) }
    map.put("noValue", noValue)
    if !custom.isEmpty { map.put("custom", .map(custom)) }
    return .map(map)
  }
}

/// Where the color of a series or value comes from (grafana/grafana, kinds/dashboard/dashboard_kind.cue: `#FieldColorModeId`).
public enum FieldColor: Sendable, Hashable {
  case thresholds
  /// Another one for each series, by its place.
  case palette
  /// Another one for each series, by its name: a series keeps its color when others come and go.
  case paletteByName
  case greenYellowRed
  case fixed(PanelColor)

  var value: YAMLValue {
    switch self {
    case .thresholds: ["mode": "thresholds"]
    case .palette: ["mode": "palette-classic"]
    case .paletteByName: ["mode": "palette-classic-by-name"]
    case .greenYellowRed: ["mode": "continuous-GrYlRd"]
    case .fixed(let color): ["mode": "fixed", "fixedColor": .string(color.text)]
    }
  }
}
