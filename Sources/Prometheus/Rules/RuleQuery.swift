public import ChartModel
public import PromQL
import YAML

/// The query of a rule: PromQL as people write it, with settings in it.
///
/// It is read when it is made. What Prometheus would refuse is a mistake of the spec's author, found when the chart is made.
public struct RuleQuery: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The query, settings standing in it as variables; or why Prometheus would refuse it.
  public private(set) var tree: Result<PromQLExpression, PromQLError>
  /// As it was written.
  public let source: String
  private let holes: [Expression]

  private static let hole = "__setting"

  public init(stringLiteral value: String) { self.init(value, holes: []) }
  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.text, holes: stringInterpolation.holes) }

  private init(_ text: String, holes: [Expression]) {
    source = text
    self.holes = holes
    do throws(PromQLError) {
      tree = .success(try PromQLParser(allowsVariables: !holes.isEmpty).parse(text))
    } catch {
      tree = .failure(error)
    }
  }

  /// Collects a query's text; settings become variables.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var holes: [Expression] = []

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    /// PromQL from elsewhere in the spec, read as if it had been written here.
    public mutating func appendInterpolation(_ text: String) { self.text += text }
    /// A number that the chart's user sets.
    public mutating func appendInterpolation(_ value: Expr<Int>) { append(value.expression) }
    /// A text within quotes, or a duration. A setting in it must not be able to hold quotes or backslashes.
    public mutating func appendInterpolation(_ value: Expr<String>) { append(value.expression) }
    /// Another query with its settings, without brackets around it: as it was written, or as `mapping` changed it. An operation that
    /// `mapping` put in the place of something else has brackets.
    public mutating func appendInterpolation(_ query: RuleQuery) {
      let written = RuleQuery(query.source, holes: query.holes).tree
      guard case .success(let tree) = query.tree, query.tree != written else { return appendSource(of: query) }
      var wasOperation = false
      if case .success(let written) = written, case .binary = written.kind { wasOperation = true }
      var needsBrackets = false
      if case .binary = tree.kind { needsBrackets = !wasOperation }
      if needsBrackets { text += "(" }
      for piece in tree.pieces {
        switch piece {
        case .text(let part): text += part
        case .variable: append(query.expression(piece))
        }
      }
      if needsBrackets { text += ")" }
    }

    private mutating func appendSource(of query: RuleQuery) {
      // The holes of the other are numbered anew.
      var rest = query.source[...]
      for (index, expression) in query.holes.enumerated() {
        let variable = "${\(RuleQuery.hole)\(index)}"
        guard let place = rest.firstRange(of: variable) else { continue }
        text += rest[..<place.lowerBound]
        append(expression)
        rest = rest[place.upperBound...]
      }
      text += rest
    }

    private mutating func append(_ value: Expression) {
      text += "${\(RuleQuery.hole)\(holes.count)}"
      holes.append(value)
    }
  }

  /// The query with its tree changed; what could not be read stays.
  public func mapping(_ change: (PromQLExpression) -> PromQLExpression) -> RuleQuery {
    var query = self
    query.tree = tree.map(change)
    return query
  }

  /// The query as text on one line.
  public var text: Expr<String> {
    guard case .success(let tree) = tree else { return Expr(literal: source) }
    return Expr(.text(joining: tree.pieces.map(expression)))
  }

  /// The query as it stands in a file: on lines of its own where it is long, or would have to be quoted.
  public var layout: Tree {
    guard case .success(let tree) = tree else { return .value(.string(source)) }
    let lines = tree.lines()
    guard lines.count > 1 || !holes.isEmpty || source.utf8.contains(UInt8(ascii: "\"")) else { return .folding(text.expression) }
    return .text(.lines(lines.map { .line($0.flatMap { expression($0).rawPieces }) }))
  }

  fileprivate func expression(_ piece: QueryText.Piece) -> Expression {
    switch piece {
    case .text(let text): return .string(text)
    case .variable(let variable):
      let number = Int(variable.name.dropFirst(Self.hole.count))
      return number.flatMap { holes.indices.contains($0) ? holes[$0] : nil } ?? .string("")
    }
  }
}
