import Diagnostics
import MetricCatalogue
import PromQL

enum RawCounter: MetricContentRule {
  static let about = RuleDescription(
    "MET008", "counter-without-rate", .warning, "A query uses a counter as if it were a gauge.",
    explanation: """
      A counter grows from its program's start until it ends. Its value says how long that was rather than how much happens: a curve that
      only rises, an alert that fires some day and never ends. `rate`, `irate` or `increase` tell what happens; they belong before any
      `sum`, which would hide restarts from them.

      Looked at are recording rules, alerts that compare a counter with a number, and curves; not whether there is such a series (`> 0`,
      `== 1`, `count`, `absent`), nor quotients of two counters, nor rules that record a counter as a counter, nor tables and
      single values of dashboards, where a total may be meant.
      """,
    sources: ["prometheus/prometheus docs/querying/functions.md (rate)", "prometheus/docs docs/concepts/metric_types.md"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for query in content.queries where isOfValues(query.origin) {
      guard let expression = query.expression else { continue }
      var found: [(name: String, range: QueryRange)] = []
      collect(expression, isCompared: query.origin != .alert, content.types, &found, depth: 0)
      var told: Set<String> = []
      for (name, range) in found where told.insert(name).inserted {
        report.add(
          query, range, "\(name) is a counter, and \(query.title) uses its value as it is", hint: "use rate(\(name)[…]), or increase")
      }
    }
  }

  private static func isOfValues(_ origin: MetricQuery.Origin) -> Bool {
    switch origin {
    case .alert, .graph: true
    case .dashboard: false
    // A counter that is recorded as one is for others to take the rate of.
    case .recording(let name): name.utf8.contains(UInt8(ascii: ":")) && !name.hasSuffix("_total")
    }
  }

  /// Functions that leave a counter what it is.
  private static let transparent: Set<String> = [
    "label_replace", "label_join", "sort", "sort_desc", "abs", "ceil", "floor", "round", "clamp", "clamp_max", "clamp_min",
  ]
  private static let aggregations: Set<String> = ["sum", "avg", "max", "min", "topk", "bottomk", "quantile"]

  /// - Parameter isCompared: whether the value counts, not merely that there is one.
  private static func collect(
    _ expression: PromQLExpression, isCompared: Bool, _ types: [String: Metric.MetricType],
    _ found: inout [(name: String, range: QueryRange)], depth: Int
  ) {
    guard depth < 200 else { return }
    func go(_ inner: PromQLExpression, _ compared: Bool) { collect(inner, isCompared: compared, types, &found, depth: depth + 1) }
    switch expression.kind {
    case .parentheses(let inner), .plus(let inner): go(inner, isCompared)
    case .aggregation(let aggregation) where aggregations.contains(aggregation.operation): go(aggregation.expression, isCompared)
    case .call(let call) where transparent.contains(call.name):
      if let first = call.arguments.first { go(first, isCompared) }
    case .binary(let operation): collect(operation, isCompared, go)
    case .selector(let selector):
      guard isCompared, selector.modifiers.offset == nil, let name = selector.metricName?.literal, types[name] == .counter,
        isNamedCounter(name)
      else { return }
      found.append((name, expression.range))
    default: return
    }
  }

  private static func collect(
    _ operation: BinaryOperation, _ isCompared: Bool, _ go: (PromQLExpression, Bool) -> Void
  ) {
    switch operation.operation {
    case .and, .unless: go(operation.left, isCompared)
    case .or:
      go(operation.left, isCompared)
      go(operation.right, isCompared)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      // Whether there is any, and what began at once: no value that grows.
      if let number = operation.right.number, number != 0 { go(operation.left, true) }
      if let number = operation.left.number, number != 0 { go(operation.right, true) }
    case .multiply, .divide, .add, .subtract:
      if operation.right.number != nil { go(operation.left, isCompared) }
      if operation.left.number != nil, operation.operation != .divide { go(operation.right, isCompared) }
    default: return
    }
  }

  /// Some are counters by their type alone, such as windows_container_available, which is 1; the value of an uptime is what is wanted of it.
  private static func isNamedCounter(_ name: String) -> Bool {
    name.hasSuffix("_total") && !name.hasBytes("uptime") && !WellKnownRecordings.names.contains(name)
  }
}

extension PromQLExpression {
  /// The value of a number, in parentheses or with a sign too.
  fileprivate var number: Double? {
    switch kind {
    case .number(let literal): literal.value
    case .parentheses(let inner), .plus(let inner): inner.number
    case .negation(let inner): inner.number.map { -$0 }
    default: nil
    }
  }
}
