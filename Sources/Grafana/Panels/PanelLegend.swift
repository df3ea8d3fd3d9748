import YAML

/// The list of series beside or below the lines.
public struct PanelLegend: Sendable, Hashable {
  public enum Mode: String, Sendable, Hashable { case list, table }
  public enum Placement: String, Sendable, Hashable { case bottom, right }

  public var mode: Mode
  public var placement: Placement
  public var calculations: [Calculation]
  public var isShown: Bool

  public init(_ mode: Mode = .list, placement: Placement = .bottom, calculations: [Calculation] = [], isShown: Bool = true) {
    self.mode = mode
    self.placement = placement
    self.calculations = calculations
    self.isShown = isShown
  }

  public static let hidden = PanelLegend(isShown: false)
  /// A table at the right with the greatest and the latest values.
  public static let table = PanelLegend(.table, placement: .right, calculations: [.mean, .max, .lastNotNull])

  var value: YAMLValue {
    [
      "calcs": .strings(calculations.map(\.rawValue)), "displayMode": .string(mode.rawValue), "placement": .string(placement.rawValue),
      "showLegend": .bool(isShown),
    ]
  }
}
