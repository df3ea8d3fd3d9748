public import ChartModel
import CollectorSchemas
import Prometheus
import YAML

/// What is done with the labels and values of a metric (opentelemetry-collector-contrib, processor/metricstransformprocessor).
public enum MetricOperation: Sendable {
  /// Gives every data point a label with this value.
  case addLabel(String, Expr<String>)
  /// Gives a label another name, or some of its values others.
  ///
  /// - values: pairs of an old and a new value.
  case updateLabel(String, to: String? = nil, values: [(String, String)] = [])
  /// Drops the data points whose label has this value.
  case deleteLabelValue(String, value: String)
  /// Makes integers floating-point numbers, and floating-point numbers integers.
  case toggleScalarType
  /// Multiplies every value, such as by 1000 to make milliseconds of seconds.
  case scaleValue(Double)
  /// Only these labels stay; data points that differ in nothing else become one.
  ///
  /// - function: sum, mean, min, max, count or median.
  case aggregateLabels([String], function: String)
  /// The data points whose label has one of the values become one, whose label has a new value.
  ///
  /// - function: sum, mean, min, max, count or median.
  case aggregateLabelValues(String, values: [String], to: String, function: String)
}

/// A change of metrics that a name or pattern fits.
public struct MetricTransform: Sendable {
  /// What becomes of the metrics that fit.
  public enum Action: Sendable {
    /// They are changed in place; nil leaves them their names.
    case update(renamedTo: String?)
    /// A copy under another name.
    case insert(String)
    /// All of them become one metric of this name; they must have the same type, unit and labels.
    ///
    /// - function: what becomes of data points with the same labels: sum, mean, min, max, count or median. The collector asks for one
    ///   (opentelemetry-collector-contrib, processor/metricstransformprocessor/factory.go, validateConfiguration).
    case combine(String, function: String)
  }

  fileprivate var include: String
  fileprivate var isPattern: Bool
  fileprivate var action: Action
  fileprivate var operations: [MetricOperation]

  /// - Parameters:
  ///   - include: a metric's name, or a regular expression.
  ///   - action: new names may hold `$1` for the first group.
  public init(_ include: String, isPattern: Bool = false, _ action: Action = .update(renamedTo: nil), _ operations: [MetricOperation] = [])
  {
    self.include = include
    self.isPattern = isPattern
    self.action = action
    self.operations = operations
  }
}

extension Processor where S == Metrics {
  /// Renames metrics and changes their labels.
  public static func metricsTransform(named name: String? = nil, _ transforms: [MetricTransform]) -> Processor {
    Processor(Component(.processor, "metrics_transform", name) { map, _ in map.list("transforms", transforms.map(\.tree)) })
  }

  /// Makes differences of sums, for backends that take nothing else (opentelemetry-collector-contrib, processor/cumulativetodeltaprocessor).
  ///
  /// It remembers the last value of each series: each must always come to the same collector.
  ///
  /// - Parameters:
  ///   - include: names of metrics; empty is all.
  ///   - maxStaleness: after which a series that has not come is forgotten: 1h unless it is set (at v0.156.0), `0s` is never.
  public static func cumulativeToDelta(
    named name: String? = nil, include: [String] = [], exclude: [String] = [], isPattern: Bool = false,
    maxStaleness: Expr<CollectorDuration>? = nil
  ) -> Processor {
    Processor(
      Component(.processor, "cumulativetodelta", name) { map, _ in
        for (key, names) in [("include", include), ("exclude", exclude)] where !names.isEmpty {
          map.map(key) { map in
            map.list("metrics", names.map { Tree.value(.string($0.doublingDollars)) })
            map.put("match_type", fixed: isPattern ? "regexp" : "strict")
          }
        }
        map.put("max_staleness", maxStaleness)
      })
  }
}

extension MetricTransform {
  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      map.put("include", fixed: include.doublingDollars)
      if isPattern { map.put("match_type", "regexp") }
      switch action {
      case .update(let name):
        map.put("action", "update")
        map.put("new_name", fixed: name?.doublingDollars)
      case .insert(let name):
        map.put("action", "insert")
        map.put("new_name", fixed: name.doublingDollars)
      case .combine(let name, let function):
        map.put("action", "combine")
        map.put("new_name", fixed: name.doublingDollars)
        map.put("aggregation_type", fixed: function)
      }
      map.list("operations", operations.map(\.tree))
    }
  }
}

extension MetricOperation {
  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      switch self {
      case .addLabel(let label, let value):
        map.put("action", "add_label")
        map.put("new_label", fixed: label)
        map.put("new_value", value)
      case .updateLabel(let label, let name, let values):
        map.put("action", "update_label")
        map.put("label", fixed: label)
        map.put("new_label", fixed: name)
        map.list(
          "value_actions",
          values.map { old, new in
            MapBuilder.tree { map in
              map.put("value", fixed: old.doublingDollars)
              map.put("new_value", fixed: new.doublingDollars)
            }
          })
      case .deleteLabelValue(let label, let value):
        map.put("action", "delete_label_value")
        map.put("label", fixed: label)
        map.put("label_value", fixed: value.doublingDollars)
      case .toggleScalarType: map.put("action", "toggle_scalar_data_type")
      case .scaleValue(let factor):
        map.put("action", "experimental_scale_value")
        map.put("experimental_scale", number: factor)
      case .aggregateLabels(let labels, let function):
        map.put("action", "aggregate_labels")
        map.list("label_set", fixed: labels)
        map.put("aggregation_type", fixed: function)
      case .aggregateLabelValues(let label, let values, let new, let function):
        map.put("action", "aggregate_label_values")
        map.put("label", fixed: label)
        map.list("aggregated_values", values.map { Tree.value(.string($0.doublingDollars)) })
        map.put("new_value", fixed: new.doublingDollars)
        map.put("aggregation_type", fixed: function)
      }
    }
  }
}
