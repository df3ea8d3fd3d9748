/// An instant vector's elements put together.
public struct Aggregation: Sendable, Hashable {
  /// `sum`, `topk`, … in lower case; with variables it may hold one as text: `$operation`.
  public var operation: String
  /// Of `topk`, `bottomk`, `quantile`, `count_values`, `limitk`, `limit_ratio`.
  public var parameter: PromQLExpression?
  public var expression: PromQLExpression
  public var grouping: Grouping?

  public init(_ operation: String, parameter: PromQLExpression? = nil, _ expression: PromQLExpression, grouping: Grouping? = nil) {
    self.operation = operation
    self.parameter = parameter
    self.expression = expression
    self.grouping = grouping
  }
}
