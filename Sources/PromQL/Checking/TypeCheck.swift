import RegularExpressions

extension PromQLExpression {
  /// What the expression gives, after everything in it was checked.
  ///
  /// - Throws: what Prometheus would refuse although the grammar allows it. Source: prometheus/prometheus, promql/parser/parse.go, checkAST.
  public func checkedType() throws(PromQLError) -> PromQLType {
    switch kind {
    case .number: return .scalar
    case .string: return .string
    case .variable, .template: return .any
    case .selector(let selector):
      try selector.check(at: range)
      return .instantVector
    case .range(let selector, _):
      try selector.check(at: range)
      return .rangeVector
    case .subquery(let subquery):
      let type = try subquery.expression.checkedType()
      guard type.isAny(of: .instantVector) else { throw PromQLError(.subqueryType(found: type), at: range) }
      return .rangeVector
    case .call(let call): return try call.checkedType(at: range)
    case .aggregation(let aggregation):
      try aggregation.check()
      return .instantVector
    case .binary(let operation): return try operation.checkedType(at: range)
    case .negation(let operand), .plus(let operand):
      let type = try operand.checkedType()
      guard type.isAny(of: .scalar, .instantVector) else { throw PromQLError(.signedType(found: type), at: range) }
      return type
    case .parentheses(let inner): return try inner.checkedType()
    }
  }
}

extension PromQLType {
  fileprivate func isAny(of wanted: PromQLType...) -> Bool { self == .any || wanted.contains(self) }
}

extension Aggregation {
  fileprivate func check() throws(PromQLError) {
    let type = try expression.checkedType()
    guard type.isAny(of: .instantVector) else {
      throw PromQLError(.aggregatedType(aggregation: operation, found: type), at: expression.range)
    }
    guard let parameter else { return }
    let found = try parameter.checkedType()
    guard Token.aggregations.contains(operation) else { return }
    let wanted: PromQLType = operation == "count_values" ? .string : .scalar
    guard found.isAny(of: wanted) else {
      throw PromQLError(.parameterType(aggregation: operation, expected: wanted, found: found), at: parameter.range)
    }
  }
}

extension FunctionCall {
  fileprivate func checkedType(at range: QueryRange) throws(PromQLError) -> PromQLType {
    guard let function = PromQLFunction.named(name) else {
      // A variable's, or one that a program made up.
      guard QueryText(variablesIn: name).literal == nil else { throw PromQLError(.unknownFunction(name), at: nameRange) }
      for argument in arguments { _ = try argument.checkedType() }
      return .any
    }
    guard arguments.count >= function.least, function.most.map({ arguments.count <= $0 }) ?? true else {
      throw PromQLError(
        .argumentCount(function: name, least: function.least, most: function.most, found: arguments.count), at: range)
    }
    let isInfo = name == "info"
    for (index, argument) in arguments.enumerated() {
      if isInfo, index == 1 {
        try Self.checkInfo(argument)
        continue
      }
      let found = try argument.checkedType()
      guard let wanted = index < function.arguments.count ? function.arguments[index] : function.arguments.last, found.isAny(of: wanted)
      else {
        throw PromQLError(
          .argumentType(function: name, expected: function.arguments[min(index, function.arguments.count - 1)], found: found),
          at: argument.range)
      }
    }
    return function.result
  }

  /// Matchers without a name before them, of which each may be empty.
  private static func checkInfo(_ argument: PromQLExpression) throws(PromQLError) {
    switch argument.kind {
    case .variable, .template: return
    case .selector(let selector):
      if let name = selector.name, !selector.quotesName { throw PromQLError(.infoMetricName(name.spelling), at: argument.range) }
      try selector.checkMatchers()
    default: throw PromQLError(.infoSelector, at: argument.range)
    }
  }
}

extension BinaryOperation {
  fileprivate func checkedType(at range: QueryRange) throws(PromQLError) -> PromQLType {
    let (leftType, rightType) = (try left.checkedType(), try right.checkedType())
    if returnsBool, !operation.isComparison { throw PromQLError(.boolWithoutComparison(operation), at: operatorRange) }
    if operation.isComparison, !returnsBool, leftType == .scalar, rightType == .scalar {
      throw PromQLError(.scalarsWithoutBool(operation), at: operatorRange)
    }
    try checkGroup()
    for (type, operand) in [(leftType, left), (rightType, right)] where !type.isAny(of: .scalar, .instantVector) {
      throw PromQLError(.operandType(operation, found: type), at: operand.range)
    }
    let hasFill = fillLeft != nil || fillRight != nil
    if leftType == .scalar || rightType == .scalar {
      if matching?.labels.isEmpty == false { throw PromQLError(.matchingOnScalar, at: range) }
      if hasFill { throw PromQLError(.fillOnScalar, at: range) }
      if operation.isSetOperator { throw PromQLError(.setOperatorOnScalar(operation), at: range) }
    } else if operation.isSetOperator {
      if cardinality != .oneToOne { throw PromQLError(.groupingInSetOperation(operation), at: range) }
      if hasFill { throw PromQLError(.fillInSetOperation(operation), at: range) }
    }
    if leftType == .instantVector || rightType == .instantVector || operation.isSetOperator { return .instantVector }
    return leftType == .scalar && rightType == .scalar ? .scalar : .any
  }

  private func checkGroup() throws(PromQLError) {
    guard let matching, matching.keeps else { return }
    let included: [GroupingLabel]
    switch cardinality {
    case .oneToOne: return
    case .groupLeft(let labels), .groupRight(let labels): included = labels
    }
    let matched = Set(matching.labels)
    for label in included where matched.contains(label) {
      guard let name = label.name.literal else { continue }
      throw PromQLError(.labelInOnAndGroup(name), at: label.range)
    }
  }
}

extension VectorSelector {
  fileprivate func check(at range: QueryRange) throws(PromQLError) {
    let expressions = try checkMatchers()
    if let name, !quotesName {
      if let other = matchers.first(where: { $0.label.literal == "__name__" }) {
        throw PromQLError(.nameTwice(name.spelling, other.value.spelling), at: other.range)
      }
      return
    }
    if name != nil || !filters.isEmpty { return }
    for (matcher, expression) in zip(matchers, expressions) where !matcher.matchesEmpty(expression) { return }
    throw PromQLError(.emptySelector, at: range)
  }

  /// Prometheus puts every expression between `^(?s:` and `)$`, after it was found valid by itself. Source: prometheus/prometheus,
  /// model/labels/regexp.go, NewFastRegexMatcher.
  ///
  /// - Returns: for each matcher its expression, if it is one without variables and within our limits.
  @discardableResult
  fileprivate func checkMatchers() throws(PromQLError) -> [RegularExpression?] {
    var expressions: [RegularExpression?] = []
    for matcher in matchers {
      guard matcher.comparison == .matches || matcher.comparison == .matchesNot, let text = matcher.value.literal else {
        expressions.append(nil)
        continue
      }
      do throws(RegularExpressionFault) {
        expressions.append(try RegularExpression(text, .re2))
      } catch {
        guard error.isOwnLimit else { throw PromQLError(.regularExpression(error), at: matcher.valueRange) }
        expressions.append(nil)
      }
    }
    return expressions
  }
}

extension LabelMatcher {
  /// Whether series without the label satisfy it; not if that is unknown.
  fileprivate func matchesEmpty(_ expression: RegularExpression?) -> Bool {
    switch comparison {
    case .equal: value.literal == ""
    case .notEqual: value.literal.map { $0 != "" } ?? false
    case .matches: expression?.matchesWhole("") ?? false
    case .matchesNot: expression.map { !$0.matchesWhole("") } ?? false
    }
  }
}
