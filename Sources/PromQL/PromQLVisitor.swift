extension PromQLExpression {
  /// The expressions that this one is made of, in the order of the text.
  public var children: [PromQLExpression] { [] }

  /// The same expression with each part replaced, from the innermost out. Where the text stood is kept.
  public func mapping(_ change: (PromQLExpression) -> PromQLExpression) -> PromQLExpression { self }

  /// All selectors, with how they are used.
  public var selectors: [SelectorUse] { [] }
}

/// A selector and what is around it.
public struct SelectorUse: Sendable, Hashable {
  public var selector: VectorSelector
  public var range: QueryRange
  /// Of the range that it is looked at over: `[5m]`.
  public var duration: QueryDuration?
  /// The functions and aggregations around it, the innermost first: `rate`, `sum`.
  public var functions: [String]
  /// Whether another operand of an `or` stands in for it when it gives nothing.
  public var hasAlternative: Bool
}
