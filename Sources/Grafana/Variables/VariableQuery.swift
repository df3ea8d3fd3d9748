public import PromQL
import YAML

/// Where the values of a variable come from (grafana/grafana, packages/grafana-prometheus/src/migrations/variableMigration.ts).
public enum VariableQuery: Sendable, Hashable {
  /// The values that a label has; of the selected series, or of all.
  case labelValues(VectorSelector?, label: String)
  /// The names of all labels.
  case labelNames
  /// The names of metrics that match an ECMAScript expression.
  case metricNames(String)
  /// The series of a result as text, from which `VariableSelection.pattern` takes its part.
  case queryResult(PromQLExpression)

  /// As `PromVariableQueryType` of grafana/grafana, packages/grafana-prometheus/src/types.ts numbers them.
  var kind: Int {
    switch self {
    case .labelNames: 0
    case .labelValues: 1
    case .metricNames: 2
    case .queryResult: 3
    }
  }

  public var text: String {
    switch self {
    case .labelValues(nil, let label): "label_values(\(label))"
    case .labelValues(let selector?, let label): "label_values(\(PromQLExpression(.selector(selector)).text),\(label))"
    case .labelNames: "label_names()"
    case .metricNames(let pattern): "metrics(\(pattern))"
    case .queryResult(let expression): "query_result(\(expression.text))"
    }
  }

  var value: YAMLValue {
    ["qryType": .int(kind), "query": .string(text), "refId": "PrometheusVariableQueryEditor-VariableQuery"]
  }
}
