public import ChartModel
import Prometheus

extension LogOperator {
  /// How container runtimes write logs (opentelemetry-collector-contrib, pkg/stanza/operator/parser/container).
  public enum ContainerFormat: String, Sendable {
    /// Docker's JSON files.
    case docker
    /// CRI's lines, whose times have an offset from UTC.
    case crio
    /// CRI's lines, whose times are in UTC.
    case containerd
  }

  /// What a container runtime writes; the format is found out unless it is set. Puts pod, namespace and container from the file's path
  /// into the resource, for paths with either separator.
  public static func container(format: ContainerFormat? = nil, addsMetadata: Bool? = nil, maxLogSize: Expr<String>? = nil) -> LogOperator {
    LogOperator("container") { map in
      map.put("format", choice: format)
      map.put("add_metadata_from_filepath", addsMetadata)
      map.put("max_log_size", maxLogSize)
    }
  }

  /// What marks the borders of an entry, as an expression of expr-lang.
  public enum RecombineBoundary: Sendable {
    /// True for the first record of an entry.
    case first(Expr<String>)
    /// True for the last one.
    case last(Expr<String>)
  }

  /// Makes several records one, such as a stack trace.
  ///
  /// - Parameters:
  ///   - with: what is put between them: a line feed unless it is set.
  ///   - source: tells files apart: `attributes["log.file.path"]` unless it is set; with the file's path under another name, records
  ///     of several files are mixed.
  public static func recombine(
    _ boundary: RecombineBoundary, field: String = "body", with: String? = nil, source: String? = nil, maxBatchSize: Expr<Int>? = nil,
    maxLogSize: Expr<String>? = nil, forceFlushPeriod: Expr<CollectorDuration>? = nil, keepsNewest: Bool = false
  ) -> LogOperator {
    LogOperator("recombine") { map in
      map.put("combine_field", fixed: field)
      switch boundary {
      case .first(let expression): map.put("is_first_entry", expression.verbatim)
      case .last(let expression): map.put("is_last_entry", expression.verbatim)
      }
      map.put("combine_with", fixed: with)
      map.put("source_identifier", fixed: source)
      map.put("max_batch_size", maxBatchSize)
      map.put("max_log_size", maxLogSize)
      map.put("force_flush_period", forceFlushPeriod)
      if keepsNewest { map.put("overwrite_with", "newest") }
    }
  }

  /// Named groups of a regular expression become fields.
  public static func regexParser(
    _ regex: String, from: String? = nil, to: String? = nil, timestamp: LogTimestamp? = nil, severity: LogSeverity? = nil
  ) -> LogOperator {
    LogOperator("regex_parser") { map in
      map.put("regex", fixed: regex.doublingDollars)
      putParser(from, to, timestamp, severity, into: &map)
    }
  }

  /// The keys of a JSON text become fields.
  ///
  /// - Parameter parsesIntegers: whether numbers without a point stay integers; they become floats otherwise.
  public static func jsonParser(
    from: String? = nil, to: String? = nil, parsesIntegers: Bool? = nil, timestamp: LogTimestamp? = nil, severity: LogSeverity? = nil
  ) -> LogOperator {
    LogOperator("json_parser") { map in
      map.put("parse_ints", parsesIntegers)
      putParser(from, to, timestamp, severity, into: &map)
    }
  }

  private static func putParser(
    _ from: String?, _ to: String?, _ timestamp: LogTimestamp?, _ severity: LogSeverity?, into map: inout MapBuilder
  ) {
    map.put("parse_from", fixed: from)
    map.put("parse_to", fixed: to)
    if let timestamp { map.map("timestamp") { timestamp.put(into: &$0) } }
    if let severity { map.map("severity") { severity.put(into: &$0) } }
  }

  /// Takes the record's severity from a field.
  public static func severityParser(_ severity: LogSeverity) -> LogOperator { LogOperator("severity_parser") { severity.put(into: &$0) } }

  /// Takes the record's time from a field.
  public static func timeParser(_ timestamp: LogTimestamp) -> LogOperator { LogOperator("time_parser") { timestamp.put(into: &$0) } }

  /// Moves a field; a record that does not have it is one that the operator cannot handle.
  public static func move(_ from: String, to: String) -> LogOperator {
    LogOperator("move") { map in
      map.put("from", fixed: from)
      map.put("to", fixed: to)
    }
  }

  /// Puts the value of a field into another as well.
  public static func copy(_ from: String, to: String) -> LogOperator {
    LogOperator("copy") { map in
      map.put("from", fixed: from)
      map.put("to", fixed: to)
    }
  }

  /// Sets a field.
  ///
  /// - Parameter value: a text, in which the collector expands `${env:NAME}`, or `EXPR(…)` with an expression of expr-lang.
  public static func add(_ field: String, _ value: Expr<String>) -> LogOperator {
    LogOperator("add") { map in
      map.put("field", fixed: field)
      map.put("value", value)
    }
  }

  /// Removes a field with all that is in it.
  public static func remove(_ field: String) -> LogOperator { LogOperator("remove") { $0.put("field", fixed: field) } }

  /// Drops records for which the expression is true.
  public static func filter(_ expression: String, dropRatio: Double? = nil) -> LogOperator {
    LogOperator("filter") { map in
      map.put("expr", fixed: expression.doublingDollars)
      map.put("drop_ratio", number: dropRatio)
    }
  }

  /// Records for which an expression is true go on at another operator.
  public struct Route: Sendable {
    /// Of expr-lang; the first route whose expression is true is taken.
    public var expression: String
    /// The operator's id.
    public var output: String

    /// A route to an operator, which `named(_:)` has given the id.
    public init(_ expression: String, to output: String) {
      self.expression = expression
      self.output = output
    }
  }

  /// - Parameter otherwise: the operator for records without a route; they are dropped without one.
  public static func router(_ routes: [Route], otherwise: String? = nil) -> LogOperator {
    LogOperator("router") { map in
      map.list(
        "routes",
        routes.map { route in
          MapBuilder.tree { map in
            map.put("expr", fixed: route.expression.doublingDollars)
            map.put("output", fixed: route.output)
          }
        })
      map.put("default", fixed: otherwise)
    }
  }

  /// Does nothing; routes lead to it.
  public static func noop(_ id: String) -> LogOperator { LogOperator("noop").named(id) }
}
