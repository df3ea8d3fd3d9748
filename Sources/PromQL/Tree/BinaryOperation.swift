/// Two expressions with an operator between them.
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
    /// Native histograms without the observations above, or below, a value. Since Prometheus 3.11.
    case trimUpper = "</"
    case trimLower = ">/"
  }
  public enum Cardinality: Sendable, Hashable {
    case oneToOne
    /// Labels that are taken over from the side of one.
    case groupLeft([GroupingLabel])
    case groupRight([GroupingLabel])
  }

  public var left: PromQLExpression
  public var operation: Operator
  public var operatorRange: QueryRange
  public var right: PromQLExpression
  /// Whether a comparison gives 0 and 1 instead of leaving out.
  public var returnsBool: Bool
  public var matching: Grouping?
  public var cardinality: Cardinality
  /// What stands in for series that only the right side has. Experimental, since Prometheus 3.10.
  public var fillLeft: NumberLiteral?
  /// What stands in for series that only the left side has.
  public var fillRight: NumberLiteral?

  public init(
    _ left: PromQLExpression, _ operation: Operator, at operatorRange: QueryRange = QueryRange(), _ right: PromQLExpression,
    returnsBool: Bool = false, matching: Grouping? = nil, cardinality: Cardinality = .oneToOne, fillLeft: NumberLiteral? = nil,
    fillRight: NumberLiteral? = nil
  ) {
    self.left = left
    self.operation = operation
    self.right = right
    self.returnsBool = returnsBool
    self.matching = matching
    self.cardinality = cardinality
    self.operatorRange = operatorRange
    self.fillLeft = fillLeft
    self.fillRight = fillRight
  }

  public static func == (left: BinaryOperation, right: BinaryOperation) -> Bool {
    left.left == right.left && left.operation == right.operation && left.right == right.right && left.returnsBool == right.returnsBool
      && left.matching == right.matching && left.cardinality == right.cardinality && left.fillLeft == right.fillLeft
      && left.fillRight == right.fillRight
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(left)
    hasher.combine(operation)
    hasher.combine(right)
    hasher.combine(returnsBool)
    hasher.combine(matching)
    hasher.combine(cardinality)
    hasher.combine(fillLeft)
    hasher.combine(fillRight)
  }
}
