public import ChartModel
import CollectorSchemas

/// What becomes of data at which an expression fails.
public enum OTTLErrorMode: String, Sendable {
  /// A message, and on with the next expression.
  case ignore
  /// On with the next expression, without a message.
  case silent
  /// The whole payload is dropped.
  case propagate
}

/// Conditions or statements of OTTL about one kind of thing: a data point, a log record, a span, or the resource
/// (opentelemetry-collector-contrib, pkg/ottl). Paths name it: `datapoint.attributes["x"]`, `resource.attributes["y"]`.
public struct OTTLGroup<S: Signal>: Sendable {
  fileprivate var context: String
  fileprivate var conditions: [Expr<String>]
  fileprivate var expressions: [Expr<String>]

  fileprivate init(_ context: String, _ conditions: [Expr<String>], _ expressions: [Expr<String>]) {
    self.context = context
    self.conditions = conditions
    self.expressions = expressions
  }

  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func resource(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("resource", conditions, expressions)
  }
}

extension OTTLGroup where S == Metrics {
  /// About every metric, with all its data points.
  ///
  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func metric(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("metric", conditions, expressions)
  }
  /// About every data point.
  ///
  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func dataPoint(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("datapoint", conditions, expressions)
  }
}

extension OTTLGroup where S == Logs {
  /// About every log record.
  ///
  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func log(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("log", conditions, expressions)
  }
}

extension OTTLGroup where S == Traces {
  /// About every span.
  ///
  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func span(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("span", conditions, expressions)
  }
  /// About every event in a span.
  ///
  /// - Parameter conditions: for transform: statements hold only where one of them is true.
  public static func spanEvent(_ expressions: [Expr<String>], where conditions: [Expr<String>] = []) -> OTTLGroup {
    OTTLGroup("spanevent", conditions, expressions)
  }
}

extension CollectorSignal {
  /// The first part of keys about what the signal consists of.
  fileprivate var singular: String {
    switch self {
    case .metrics: "metric"
    case .logs: "log"
    case .traces: "trace"
    case .profiles: "profile"
    }
  }
}

extension Processor {
  /// Drops what one of the conditions is true for (opentelemetry-collector-contrib, processor/filterprocessor).
  ///
  /// Since 0.146 as `metric_conditions` and so on, before as lists under `metrics`; the old form is deprecated.
  public static func filter(named name: String? = nil, errorMode: OTTLErrorMode = .ignore, _ groups: [OTTLGroup<S>]) -> Processor {
    Processor(
      Component(.processor, "filter", name) { map, version in
        map.put("error_mode", choice: errorMode)
        if version < CollectorVersion(0, 146) {
          map.map(S.name) { map in
            for group in groups { map.list(group.context == "log" ? "log_record" : group.context, verbatim: group.expressions) }
          }
        } else {
          map.list(
            "\(S.signal.singular)_conditions",
            groups.map { group in
              MapBuilder.tree { map in
                map.put("context", fixed: group.context)
                map.list("conditions", verbatim: group.expressions)
              }
            })
        }
      })
  }

  /// Changes data by statements (opentelemetry-collector-contrib, processor/transformprocessor).
  public static func transform(named name: String? = nil, errorMode: OTTLErrorMode = .ignore, _ groups: [OTTLGroup<S>]) -> Processor {
    Processor(
      Component(.processor, "transform", name) { map, _ in
        map.put("error_mode", choice: errorMode)
        map.list(
          "\(S.signal.singular)_statements",
          groups.map { group in
            MapBuilder.tree { map in
              map.put("context", fixed: group.context)
              map.list("conditions", verbatim: group.conditions)
              map.list("statements", verbatim: group.expressions)
            }
          })
      })
  }
}
