/// A query of Prometheus 3 as a tree. Source of the grammar: prometheus/prometheus, promql/parser/generated_parser.y, as it was with
/// Prometheus 3.14.
///
/// Equal trees mean the same; where they stood in a text does not count.
public struct PromQLExpression: Sendable, Hashable {
  public indirect enum Kind: Sendable, Hashable {
    case number(NumberLiteral)
    case string(QueryText)
    /// Series by name and labels.
    case selector(VectorSelector)
    /// The samples of a selector's series over some time: `up[5m]`.
    case range(VectorSelector, QueryDuration)
    /// An expression evaluated over some time: `rate(up[5m])[1h:1m]`.
    case subquery(Subquery)
    case call(FunctionCall)
    case aggregation(Aggregation)
    case binary(BinaryOperation)
    case negation(PromQLExpression)
    /// A sign that changes nothing: `+x`.
    case plus(PromQLExpression)
    case parentheses(PromQLExpression)
    /// A variable that stands for an expression or a number: `$threshold`.
    case variable(QueryVariable)
    /// A number or an expression with variables in it: `0.$quantile`, `${n}e3`.
    case template(QueryText)
  }

  public var kind: Kind
  /// Where it stood; empty for what was made and not read.
  public var range: QueryRange

  public init(_ kind: Kind, at range: QueryRange = QueryRange()) {
    self.kind = kind
    self.range = range
  }

  public static func == (left: PromQLExpression, right: PromQLExpression) -> Bool { left.kind == right.kind }
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
