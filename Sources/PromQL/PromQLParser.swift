/// Reads queries.
public struct PromQLParser: Sendable {
  /// Whether `$name`, `${name:format}` and `[[name]]` stand for something that is filled in later.
  public var allowsVariables: Bool

  public init(allowsVariables: Bool = false) { self.allowsVariables = allowsVariables }

  /// - Throws: what is wrong, and where, as Prometheus would refuse it.
  public func parse(_ text: String) throws(PromQLError) -> PromQLExpression {
    throw PromQLError(.unexpectedEnd(expected: "an expression"), at: QueryRange())
  }
}

/// A query that Prometheus would refuse.
public struct PromQLError: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    case unexpectedEnd(expected: String)
  }

  public let problem: Problem
  public let range: QueryRange

  public init(_ problem: Problem, at range: QueryRange) {
    self.problem = problem
    self.range = range
  }
}
