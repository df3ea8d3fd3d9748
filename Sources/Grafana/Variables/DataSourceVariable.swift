import YAML

/// The variable by which readers choose their Prometheus. Every dashboard has it, before all others, and every query asks it.
public struct DataSourceVariable: Sendable, Hashable {
  public static let name = "datasource"

  public var label: String
  /// An ECMAScript expression that the names of the data sources on offer match; empty offers every Prometheus.
  public var pattern: String

  public init(label: String = "Data source", pattern: String = "") {
    self.label = label
    self.pattern = pattern
  }

  /// What stands as `datasource` of queries.
  static let reference: YAMLValue = ["type": "prometheus", "uid": .string("${\(name)}")]

  var value: YAMLValue {
    [
      // The organization's default if that is a Prometheus; else Grafana takes the first.
      "current": ["selected": false, "text": "default", "value": "default"],
      "hide": 0, "includeAll": false, "label": .string(label), "multi": false, "name": .string(Self.name), "options": [],
      "query": "prometheus", "refresh": 1, "regex": .string(pattern.isEmpty ? "" : "/\(pattern)/"), "skipUrlSync": false,
      "type": "datasource",
    ]
  }
}
