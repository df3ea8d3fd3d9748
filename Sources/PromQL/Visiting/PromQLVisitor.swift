extension PromQLExpression {
  /// The expressions that this one is made of, in the order of the canonical text. A range is made of none: its selector is a part of it.
  public var children: [PromQLExpression] {
    switch kind {
    case .number, .string, .selector, .range, .variable, .template: []
    case .subquery(let subquery): [subquery.expression]
    case .call(let call): call.arguments
    case .aggregation(let aggregation): (aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression]
    case .binary(let operation): [operation.left, operation.right]
    case .negation(let operand), .plus(let operand), .parentheses(let operand): [operand]
    }
  }

  /// The same expression with each part replaced, from the innermost out. Where the text stood is kept.
  public func mapping(_ change: (PromQLExpression) -> PromQLExpression) -> PromQLExpression {
    var result = self
    switch kind {
    case .number, .string, .selector, .range, .variable, .template: break
    case .subquery(var subquery):
      subquery.expression = subquery.expression.mapping(change)
      result.kind = .subquery(subquery)
    case .call(var call):
      call.arguments = call.arguments.map { $0.mapping(change) }
      result.kind = .call(call)
    case .aggregation(var aggregation):
      aggregation.parameter = aggregation.parameter?.mapping(change)
      aggregation.expression = aggregation.expression.mapping(change)
      result.kind = .aggregation(aggregation)
    case .binary(var operation):
      operation.left = operation.left.mapping(change)
      operation.right = operation.right.mapping(change)
      result.kind = .binary(operation)
    case .negation(let operand): result.kind = .negation(operand.mapping(change))
    case .plus(let operand): result.kind = .plus(operand.mapping(change))
    case .parentheses(let inner): result.kind = .parentheses(inner.mapping(change))
    }
    return change(result)
  }

  /// All selectors in the order of `children`, with how they are used.
  public var selectors: [SelectorUse] {
    var uses: [SelectorUse] = []
    collect(into: &uses, SelectorUse(selector: VectorSelector(nil), range: range, duration: nil, functions: [], hasAlternative: false))
    return uses
  }

  /// - Parameter surroundings: what is around this expression; its functions stand outermost first.
  private func collect(into uses: inout [SelectorUse], _ surroundings: SelectorUse) {
    var inner = surroundings
    switch kind {
    case .selector(let selector), .range(let selector, _):
      inner.selector = selector
      inner.range = range
      if case .range(_, let duration) = kind { inner.duration = duration }
      inner.functions.reverse()
      uses.append(inner)
      return
    case .subquery(let subquery): inner.duration = subquery.duration
    case .call(let call): inner.functions.append(call.name)
    case .aggregation(let aggregation): inner.functions.append(aggregation.operation)
    case .binary(let operation): if operation.operation == .or { inner.hasAlternative = true }
    default: break
    }
    for child in children { child.collect(into: &uses, inner) }
  }
}

/// A selector and what is around it.
public struct SelectorUse: Sendable, Hashable {
  public var selector: VectorSelector
  /// With its range and modifiers.
  public var range: QueryRange
  /// Of the range that it is looked at over, `[5m]`, or of the nearest subquery around it.
  public var duration: QueryDuration?
  /// The functions and aggregations around it, the innermost first: `rate`, `sum`.
  public var functions: [String]
  /// Whether it is in an operand of an `or`, so that the other operand may stand in for it when it gives nothing.
  public var hasAlternative: Bool

  public init(selector: VectorSelector, range: QueryRange, duration: QueryDuration?, functions: [String], hasAlternative: Bool) {
    self.selector = selector
    self.range = range
    self.duration = duration
    self.functions = functions
    self.hasAlternative = hasAlternative
  }
}
