import YAML

/// From which value on something has which color.
public struct Thresholds: Sendable, Hashable {
  public enum Mode: String, Sendable, Hashable {
    case absolute
    /// Of the way from the least to the greatest value.
    case percentage
  }

  public struct Step: Sendable, Hashable {
    public var value: Double
    public var color: PanelColor

    public init(_ value: Double, _ color: PanelColor) {
      self.value = value
      self.color = color
    }
  }

  public var mode: Mode
  /// Below the first step.
  public var base: PanelColor
  /// In the order of their values.
  public var steps: [Step]

  public init(_ mode: Mode = .absolute, base: PanelColor = .green, _ steps: [Step] = []) {
    self.mode = mode
    self.base = base
    self.steps = steps
  }

  /// Green, from one value on orange, from another on red.
  public static func rising(warning: Double, critical: Double) -> Thresholds {
    Thresholds([Step(warning, .orange), Step(critical, .red)])
  }

  /// Red below one value, orange below another, else green.
  public static func falling(critical: Double, warning: Double) -> Thresholds {
    Thresholds(base: .red, [Step(critical, .orange), Step(warning, .green)])
  }

  public init(_ steps: [Step]) { self.init(.absolute, steps) }
  public init(base: PanelColor, _ steps: [Step]) { self.init(.absolute, base: base, steps) }

  var isOrdered: Bool {
    steps.allSatisfy(\.value.isFinite) && zip(steps, steps.dropFirst()).allSatisfy { $0.value < $1.value }
  }

  var value: YAMLValue {
    // The first step's null is minus infinity, which JSON lacks.
    let first: YAMLValue = ["color": .string(base.text), "value": .null]
    return [
      "mode": .string(mode.rawValue),
      "steps": .list([first] + steps.map { ["color": .string($0.color.text), "value": .number($0.value)] }),
    ]
  }
}

extension YAMLValue {
  /// An integer where it is one, so that no `1.0` stands where people write `1`.
  static func number(_ value: Double) -> YAMLValue { YAMLValue.float(value).integral.map(YAMLValue.int) ?? .float(value) }

  static func strings(_ texts: some Sequence<String>) -> YAMLValue { .list(texts.map(YAMLValue.string)) }
}

extension YAMLMap {
  /// Adds a key unless there is nothing to say.
  mutating func put(_ key: String, _ value: YAMLValue?) {
    if let value { entries.append(Entry(key: key, value: value)) }
  }
  mutating func put(_ key: String, _ value: String?) { put(key, value.map(YAMLValue.string)) }
  mutating func put(_ key: String, _ value: Double?) { put(key, value.map(YAMLValue.number)) }
  mutating func put(_ key: String, _ value: Int?) { put(key, value.map(YAMLValue.int)) }
  mutating func put(_ key: String, _ value: Bool?) { put(key, value.map(YAMLValue.bool)) }
}
