/// A query of Prometheus 3 as a tree. Source of the grammar: prometheus/prometheus, promql/parser/generated_parser.y.
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

/// A part of a query's text, in bytes of UTF-8 from its beginning.
public struct QueryRange: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(_ start: Int = 0, _ end: Int = 0) {
    self.start = start
    self.end = end
  }
}

/// A name that somebody else replaces before Prometheus sees the query: of Grafana (`$node`, `${node:regex}`, `[[node]]`, `$__rate_interval`), or a hole
/// in a query of our own (`$threshold`).
public struct QueryVariable: Sendable, Hashable {
  public var name: String
  /// Of `${name:format}`.
  public var format: String?

  public init(_ name: String, format: String? = nil) {
    self.name = name
    self.format = format
  }
}

/// A text that may have variables in it: a metric's or label's name, the value of a matcher.
public struct QueryText: Sendable, Hashable, ExpressibleByStringLiteral {
  public enum Piece: Sendable, Hashable {
    case text(String)
    case variable(QueryVariable)
  }

  public var pieces: [Piece]

  public init(_ pieces: [Piece]) { self.pieces = pieces }
  public init(_ text: String) { pieces = text.isEmpty ? [] : [.text(text)] }
  public init(stringLiteral value: String) { self.init(value) }

  /// The whole text, if no variable is in it.
  public var literal: String? {
    switch pieces.count {
    case 0: ""
    case 1: if case .text(let text) = pieces[0] { text } else { nil }
    default: nil
    }
  }
}

/// A number as it is written (`0x1F`, `1e3`, `Inf`, `5m`), and what it is worth.
public struct NumberLiteral: Sendable, Hashable {
  public var value: Double
  public var text: String

  public init(_ value: Double, text: String) {
    self.value = value
    self.text = text
  }

  /// Equal numbers, however written; not a number equals itself here.
  public static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.value == right.value || left.value.isNaN && right.value.isNaN
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(value.isNaN ? 0 : value) }
}

/// A length of time: written out, a variable, or an expression of them (experimental: `[5m * 2]`, `[step()]`).
public indirect enum QueryDuration: Sendable, Hashable {
  case milliseconds(Int)
  case variable(QueryVariable)
  /// `$__interval` with a unit behind it, `${minutes}m`.
  case text(QueryText)
  case negative(QueryDuration)
  case binary(String, QueryDuration, QueryDuration)
  /// `step()`, `range()`, `min(…)`, `max(…)`.
  case call(String, [QueryDuration])
  case parentheses(QueryDuration)
}

public struct VectorSelector: Sendable, Hashable {
  /// Nil if it is given by matchers alone.
  public var name: QueryText?
  public var nameRange: QueryRange
  public var matchers: [LabelMatcher]
  public var modifiers: TimeModifiers

  public init(
    _ name: QueryText?, at nameRange: QueryRange = QueryRange(), matchers: [LabelMatcher] = [], modifiers: TimeModifiers = TimeModifiers()
  ) {
    self.name = name
    self.nameRange = nameRange
    self.matchers = matchers
    self.modifiers = modifiers
  }

  public static func == (left: VectorSelector, right: VectorSelector) -> Bool {
    left.name == right.name && left.matchers == right.matchers && left.modifiers == right.modifiers
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(matchers)
    hasher.combine(modifiers)
  }
}

public struct LabelMatcher: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case matchesNot = "!~"
  }

  public var label: QueryText
  public var comparison: Operator
  public var value: QueryText
  public var range: QueryRange

  public init(_ label: QueryText, _ comparison: Operator, _ value: QueryText, at range: QueryRange = QueryRange()) {
    self.label = label
    self.comparison = comparison
    self.value = value
    self.range = range
  }

  public static func == (left: LabelMatcher, right: LabelMatcher) -> Bool {
    left.label == right.label && left.comparison == right.comparison && left.value == right.value
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(label)
    hasher.combine(comparison)
    hasher.combine(value)
  }
}

/// Which time is looked at.
public struct TimeModifiers: Sendable, Hashable {
  public enum At: Sendable, Hashable {
    /// In seconds since 1970.
    case time(NumberLiteral)
    case start, end
    case variable(QueryVariable)
  }
  public enum Extension: String, Sendable, Hashable {
    /// Experimental, since Prometheus 3.7.
    case anchored, smoothed
  }

  public var offset: QueryDuration?
  public var at: At?
  public var extended: Extension?

  public init(offset: QueryDuration? = nil, at: At? = nil, extended: Extension? = nil) {
    self.offset = offset
    self.at = at
    self.extended = extended
  }
}

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

public struct FunctionCall: Sendable, Hashable {
  public var name: String
  public var nameRange: QueryRange
  public var arguments: [PromQLExpression]

  public init(_ name: String, at nameRange: QueryRange = QueryRange(), _ arguments: [PromQLExpression]) {
    self.name = name
    self.nameRange = nameRange
    self.arguments = arguments
  }

  public static func == (left: FunctionCall, right: FunctionCall) -> Bool { left.name == right.name && left.arguments == right.arguments }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}

/// Labels that an operation goes by, or leaves out.
public struct Grouping: Sendable, Hashable {
  /// `by`, `on` and the labels of `group_left`; otherwise `without`, `ignoring`.
  public var keeps: Bool
  public var labels: [GroupingLabel]

  public init(keeps: Bool, _ labels: [GroupingLabel]) {
    self.keeps = keeps
    self.labels = labels
  }
}

public struct GroupingLabel: Sendable, Hashable {
  public var name: QueryText
  public var range: QueryRange

  public init(_ name: QueryText, at range: QueryRange = QueryRange()) {
    self.name = name
    self.range = range
  }

  public static func == (left: GroupingLabel, right: GroupingLabel) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

public struct Aggregation: Sendable, Hashable {
  /// `sum`, `topk`, … in lower case.
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

public struct BinaryOperation: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case power = "^"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case atan2
    case add = "+"
    case subtract = "-"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and, unless, or
  }
  public enum Cardinality: Sendable, Hashable {
    case oneToOne
    /// Labels that are taken over from the side of one.
    case groupLeft([GroupingLabel])
    case groupRight([GroupingLabel])
  }

  public var left: PromQLExpression
  public var operation: Operator
  public var right: PromQLExpression
  /// Whether a comparison gives 0 and 1 instead of leaving out.
  public var returnsBool: Bool
  public var matching: Grouping?
  public var cardinality: Cardinality

  public init(
    _ left: PromQLExpression, _ operation: Operator, _ right: PromQLExpression, returnsBool: Bool = false, matching: Grouping? = nil,
    cardinality: Cardinality = .oneToOne
  ) {
    self.left = left
    self.operation = operation
    self.right = right
    self.returnsBool = returnsBool
    self.matching = matching
    self.cardinality = cardinality
  }
}
