/// A condition that stands in many places of a chart, and is long: wherever it stands, templates ask for it by its name.
///
/// Only the text of templates knows of the name. Whoever computes with the chart sees the condition itself.
public struct NamedCondition: Sendable, Hashable {
  /// As named templates have theirs: `has-rules`. Its name in the chart is `CHART.NAME`.
  public var name: String
  /// Explains the condition to the chart's reader; printed as a comment above its template.
  public var summary: String
  /// What the name stands for. Only an `all` or `any` is asked for by its name; any other is written out wherever it stands.
  public var condition: Expression

  /// - Parameter condition: of settings and facts alone, not of a loop's elements.
  public init(_ name: String, _ summary: String, _ condition: Expr<Bool>) {
    self.name = name
    self.summary = summary
    self.condition = condition.expression
  }
}
