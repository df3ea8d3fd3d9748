public import PromQL
import YAML

/// Marks in all time series: wherever a query has a value greater than 0.
///
/// Fields: grafana/grafana, packages/grafana-prometheus/src/annotations.ts.
public struct DashboardAnnotation: Sendable, Hashable {
  public var name: String
  public var expression: PromQLExpression
  /// May have labels in it: `{{instance}}`.
  public var title: String
  public var text: String
  /// Labels whose values become tags.
  public var tagLabels: [String]
  public var color: PanelColor
  /// Whether the value, in milliseconds since 1970, says when it was, rather than the sample's own time.
  public var usesValueAsTime: Bool
  /// Between samples, such as `1m`; marks that are no further apart become one region.
  public var step: String?
  public var isEnabled: Bool

  public init(
    _ name: String, _ expression: PromQLExpression, title: String, text: String = "", tagLabels: [String] = [], color: PanelColor = .blue,
    usesValueAsTime: Bool = false, step: String? = nil, isEnabled: Bool = true
  ) {
    self.name = name
    self.expression = expression
    self.title = title
    self.text = text
    self.tagLabels = tagLabels
    self.color = color
    self.usesValueAsTime = usesValueAsTime
    self.step = step
    self.isEnabled = isEnabled
  }

  var value: YAMLValue {
    var map: YAMLMap = [:]
    map.put("datasource", DataSourceVariable.reference)
    map.put("enable", isEnabled)
    map.put("expr", expression.text)
    map.put("hide", false)
    map.put("iconColor", color.text)
    map.put("name", name)
    map.put("step", step)
    map.put("tagKeys", tagLabels.joined(separator: ","))
    map.put("textFormat", text)
    map.put("titleFormat", title)
    map.put("useValueForTime", usesValueAsTime)
    return .map(map)
  }

  /// What users mark by hand, which Grafana would add itself.
  static let builtIn: YAMLValue = [
    "builtIn": 1, "datasource": ["type": "grafana", "uid": "-- Grafana --"], "enable": true, "hide": true,
    "iconColor": "rgba(0, 211, 255, 1)", "name": "Annotations & Alerts", "type": "dashboard",
  ]
}
