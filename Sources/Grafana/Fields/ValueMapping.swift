import YAML

/// Shows another text or color in place of certain values (grafana/grafana, kinds/dashboard/dashboard_kind.cue: `#ValueMapping`).
public struct ValueMapping: Sendable, Hashable {
  public enum Special: String, Sendable, Hashable {
    case null
    case notANumber = "nan"
    case nullAndNotANumber = "null+nan"
    case empty
    case `true`
    case `false`
  }

  public enum Match: Sendable, Hashable {
    case value(String)
    /// Both ends included; nil is open.
    case range(from: Double?, to: Double?)
    case pattern(String)
    case special(Special)
  }

  public var match: Match
  /// Nil leaves the value's own text.
  public var text: String?
  public var color: PanelColor?

  public init(_ match: Match, text: String?, color: PanelColor? = nil) {
    self.match = match
    self.text = text
    self.color = color
  }

  public static func value(_ value: Int, _ text: String, _ color: PanelColor? = nil) -> ValueMapping {
    ValueMapping(.value(String(value)), text: text, color: color)
  }

  /// - Parameter index: its place in the list: Grafana sorts by it, because a JSON object has no order.
  func value(at index: Int) -> YAMLValue {
    var result: YAMLMap = [:]
    result.put("text", text)
    result.put("color", color?.text)
    result.put("index", index)
    switch match {
    case .value(let key): return ["type": "value", "options": .map(YAMLMap([YAMLMap.Entry(key: key, value: .map(result))]))]
    case .range(let from, let to):
      var options: YAMLMap = [:]
      options.put("from", from.map(YAMLValue.number) ?? .null)
      options.put("to", to.map(YAMLValue.number) ?? .null)
      options.put("result", .map(result))
      return ["type": "range", "options": .map(options)]
    case .pattern(let pattern): return ["type": "regex", "options": ["pattern": .string(pattern), "result": .map(result)]]
    case .special(let special): return ["type": "special", "options": ["match": .string(special.rawValue), "result": .map(result)]]
    }
  }
}
