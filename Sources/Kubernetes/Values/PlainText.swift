public import ChartModel

extension DefaultStringInterpolation {
  /// Inside a plain `String` there is only a description of the expression, never the value that a user gives.
  @available(*, deprecated, message: "the value is known only at install time: write this where an Expr<String> is taken")
  public mutating func appendInterpolation<Value>(_ expression: Expr<Value>) { appendInterpolation(expression.expression) }
}
