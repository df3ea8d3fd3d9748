/// Reads queries as Prometheus 3.14 does, experimental syntax and functions among them.
///
/// Sources: prometheus/prometheus, promql/parser/generated_parser.y, lex.go and parse.go.
public struct PromQLParser: Sendable {
  /// How deep expressions may stand within each other. Prometheus has no such limit.
  public static let depthLimit = 200
  /// How high a tree may be: each operator of a chain such as `a + b + c` counts, unlike for the depth. Prometheus has no such limit.
  ///
  /// With both, no walk through a tree needs more than a mebibyte of stack.
  public static let heightLimit = 500

  /// Whether `$name`, `${name:format}` and `[[name]]` stand for something that is filled in later.
  public var allowsVariables: Bool

  public init(allowsVariables: Bool = false) { self.allowsVariables = allowsVariables }

  /// Reads a query and checks its types.
  ///
  /// - Throws: what is wrong, and where, as Prometheus would refuse it; or that it exceeds a limit of ours.
  public func parse(_ text: String) throws(PromQLError) -> PromQLExpression {
    var reader = QueryReader(Lexer.tokens(of: text, allowsVariables: allowsVariables))
    let expression = try reader.query()
    _ = try expression.checkedType()
    return expression
  }
}
