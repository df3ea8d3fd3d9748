/// An expression evaluated over some time.
public struct Subquery: Sendable, Hashable {
  public var expression: PromQLExpression
  public var duration: QueryDuration
  /// Nil is the global evaluation interval.
  public var step: QueryDuration?
  public var modifiers: TimeModifiers

  public init(
    _ expression: PromQLExpression, _ duration: QueryDuration, step: QueryDuration? = nil, modifiers: TimeModifiers = TimeModifiers()
  ) {
    self.expression = expression
    self.duration = duration
    self.step = step
    self.modifiers = modifiers
  }
}
