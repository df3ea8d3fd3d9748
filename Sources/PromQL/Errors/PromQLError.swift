public import RegularExpressions

/// A query that Prometheus would refuse, or that exceeds a limit of ours. The words for it stand in `PromQLErrorWording.swift`.
public struct PromQLError: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    // Characters and literals.
    case unexpectedCharacter(String, inside: Brackets?)
    case unclosed(String)
    case unopened(String)
    case escape
    case replacementCharacter
    case invalidNumber(String)
    case unitsOutOfOrder(String)
    case emptyLabelName

    // Grammar.
    case unexpectedEnd(expected: Expectation)
    case unexpected(String, expected: Expectation)
    case trailingComma
    case tooDeep

    // Times.
    case durationOutOfRange
    case durationNotPositive
    case divisionByZero
    case timestampOutOfRange
    case rangeOfExpression
    case modifierBeforeRange(Modifier)
    case modifierTwice(Modifier)
    case misplacedModifier(Modifier)
    case anchoredAndSmoothed

    // Functions and aggregations.
    case unknownFunction(String)
    /// At most nil arguments: any number of them.
    case argumentCount(function: String, least: Int, most: Int?, found: Int)
    case aggregationArguments(String, expected: Int, found: Int)
    case argumentType(function: String, expected: PromQLType, found: PromQLType)
    case parameterType(aggregation: String, expected: PromQLType, found: PromQLType)
    case aggregatedType(aggregation: String, found: PromQLType)
    case infoSelector
    case infoMetricName(String)

    // Operators.
    case operandType(BinaryOperation.Operator, found: PromQLType)
    case signedType(found: PromQLType)
    case subqueryType(found: PromQLType)
    case boolWithoutComparison(BinaryOperation.Operator)
    case scalarsWithoutBool(BinaryOperation.Operator)
    case setOperatorOnScalar(BinaryOperation.Operator)
    case matchingOnScalar
    case fillOnScalar
    case groupingInSetOperation(BinaryOperation.Operator)
    case fillInSetOperation(BinaryOperation.Operator)
    case labelInOnAndGroup(String)

    // Selectors.
    case nameTwice(String, String)
    case emptySelector
    case regularExpression(RegularExpressionFault)
  }

  /// Between what a character stood.
  public enum Brackets: Sendable, Hashable {
    case braces, brackets
  }

  public enum Modifier: String, Sendable, Hashable {
    case offset
    case at = "@"
    case anchored, smoothed
  }

  /// What could have stood where something else, or nothing, does.
  public enum Expectation: Sendable, Hashable {
    case expression, operatorOrEnd, label, matcher, matcherOperator, string, number, timestamp, duration, durationOrBracket, colonOrBracket
    case symbol(String)
    case commaOr(String)
    case operatorOr(String)
  }

  public let problem: Problem
  /// What is to blame, in bytes of the query.
  public let range: QueryRange

  public init(_ problem: Problem, at range: QueryRange) {
    self.problem = problem
    self.range = range
  }

  /// Whether the query may be right and only exceeds what is handled here.
  public var isOwnLimit: Bool { problem == .tooDeep }
}
