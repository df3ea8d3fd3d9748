import MetricCatalogue
import PromQL

/// A counter in a query that uses its value as if it were a gauge's.
struct CounterMisuse {
  enum Way: Hashable {
    /// The value as it is.
    case value
    /// What a function such as `avg_over_time` makes of the values in some time.
    case overTime(String)
    /// A rate over the sum of several, in a subquery.
    case rateOfSum(rate: String, aggregation: String)
  }

  let name: String
  let range: QueryRange
  let way: Way

  /// Those of a query, in no order.
  ///
  /// - Parameters:
  ///   - isCompared: whether the query's value counts, not merely that there is one.
  ///   - countsTotals: whether it is wrong to show a counter's value, or the highest in some time.
  static func all(
    in expression: PromQLExpression, isCompared: Bool, countsTotals: Bool, _ types: [String: Metric.MetricType]
  ) -> [CounterMisuse] {
    var finder = Finder(countsTotals: countsTotals, types: types)
    finder.collectValues(expression, isCompared: isCompared, function: nil, depth: 0)
    finder.collectRates(expression)
    return finder.found
  }

  /// Functions that leave a counter what it is.
  private static let transparent: Set<String> = [
    "label_replace", "label_join", "sort", "sort_desc", "abs", "ceil", "floor", "round", "clamp", "clamp_max", "clamp_min",
  ]
  private static let aggregations: Set<String> = ["sum", "avg", "max", "min", "topk", "bottomk", "quantile"]
  /// Functions whose result is of a counter's value as the value itself is.
  private static let extremes: Set<String> = ["max_over_time", "min_over_time"]
  /// Functions that mean nothing of what only grows. Others tell whether it grows, or that it is there.
  private static let means: Set<String> = ["avg_over_time", "sum_over_time", "quantile_over_time"]
  private static let rates: Set<String> = ["rate", "irate", "increase"]

  private struct Finder {
    let countsTotals: Bool
    let types: [String: Metric.MetricType]
    var found: [CounterMisuse] = []

    /// - Parameter function: over some time, that is around the expression.
    mutating func collectValues(_ expression: PromQLExpression, isCompared: Bool, function: String?, depth: Int) {
      guard depth < 200 else { return }
      func go(_ inner: PromQLExpression, _ finder: inout Finder) {
        finder.collectValues(inner, isCompared: isCompared, function: function, depth: depth + 1)
      }
      switch expression.kind {
      case .parentheses(let inner), .plus(let inner): go(inner, &self)
      case .subquery(let subquery): go(subquery.expression, &self)
      case .aggregation(let aggregation) where aggregations.contains(aggregation.operation): go(aggregation.expression, &self)
      case .call(let call) where transparent.contains(call.name):
        if let first = call.arguments.first { go(first, &self) }
      case .call(let call) where means.contains(call.name) || countsTotals && extremes.contains(call.name):
        // The quantile stands before it.
        guard let last = call.arguments.last else { return }
        collectValues(last, isCompared: isCompared, function: function ?? call.name, depth: depth + 1)
      case .binary(let operation):
        for (operand, isCompared) in Self.operands(operation, isCompared) {
          collectValues(operand, isCompared: isCompared, function: function, depth: depth + 1)
        }
      case .selector(let selector), .range(let selector, _):
        guard isCompared, countsTotals || function != nil, let name = counter(selector) else { return }
        found.append(CounterMisuse(name: name, range: expression.range, way: function.map { .overTime($0) } ?? .value))
      default: return
      }
    }

    /// The operands whose values are the operation's, or are compared by it.
    private static func operands(_ operation: BinaryOperation, _ isCompared: Bool) -> [(PromQLExpression, isCompared: Bool)] {
      let (left, right) = (operation.left, operation.right)
      switch operation.operation {
      case .and, .unless: return [(left, isCompared)]
      case .or: return [(left, isCompared), (right, isCompared)]
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        // Whether there is any, and what began at once: no value that grows.
        return (right.number ?? 0 != 0 ? [(left, true)] : []) + (left.number ?? 0 != 0 ? [(right, true)] : [])
      case .multiply, .divide, .add, .subtract:
        return (right.number != nil ? [(left, isCompared)] : [])
          + (left.number != nil && operation.operation != .divide ? [(right, isCompared)] : [])
      default: return []
      }
    }

    /// Rates over sums, anywhere in a query.
    mutating func collectRates(_ expression: PromQLExpression) {
      if case .call(let call) = expression.kind, rates.contains(call.name), case .subquery(let subquery)? = call.arguments.first?.kind {
        collectSums(subquery.expression, rate: call.name, aggregation: nil, depth: 0)
      }
      for child in expression.children { collectRates(child) }
    }

    /// - Parameter aggregation: the outermost `sum` or `avg` around the expression. The highest of several may be meant to be one of them.
    private mutating func collectSums(_ expression: PromQLExpression, rate: String, aggregation: String?, depth: Int) {
      guard depth < 200 else { return }
      switch expression.kind {
      case .parentheses(let inner), .plus(let inner): collectSums(inner, rate: rate, aggregation: aggregation, depth: depth + 1)
      case .aggregation(let inner) where aggregations.contains(inner.operation):
        let own = inner.operation == "sum" || inner.operation == "avg" ? inner.operation : nil
        collectSums(inner.expression, rate: rate, aggregation: aggregation ?? own, depth: depth + 1)
      case .call(let call) where transparent.contains(call.name):
        if let first = call.arguments.first { collectSums(first, rate: rate, aggregation: aggregation, depth: depth + 1) }
      case .binary(let operation):
        for (operand, _) in Self.operands(operation, false) { collectSums(operand, rate: rate, aggregation: aggregation, depth: depth + 1) }
      case .selector(let selector):
        guard let aggregation, let name = counter(selector) else { return }
        found.append(CounterMisuse(name: name, range: expression.range, way: .rateOfSum(rate: rate, aggregation: aggregation)))
      default: return
      }
    }

    /// Its name, if it is one. Some are counters by their type alone, such as windows_container_available, which is 1; the value of an uptime
    /// is what is wanted of it.
    private func counter(_ selector: VectorSelector) -> String? {
      guard selector.modifiers.offset == nil, let name = selector.metricName?.literal, types[name] == .counter,
        name.hasSuffix("_total"), !name.hasBytes("uptime"), !WellKnownRecordings.names.contains(name)
      else { return nil }
      return name
    }
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
