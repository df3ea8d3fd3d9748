/// Durations and expressions of them. Source: generated_parser.y, duration_expr and offset_duration_expr.
extension QueryReader {
  /// What stands in brackets.
  mutating func positiveDuration(_ expectation: PromQLError.Expectation) throws(PromQLError) -> QueryDuration {
    let start = current.range.start
    height = 0
    let duration = try duration(expectation)
    let result = duration.settled()
    if case .milliseconds(let milliseconds) = result, milliseconds <= 0 {
      throw PromQLError(.durationNotPositive, at: range(from: start))
    }
    return result
  }

  /// What stands behind `offset`: up to the first operator, because `a offset 5m * 2` doubles the value; but in Prometheus' grammar an
  /// expression that begins with a parenthesis or two signs goes on as far as it can.
  mutating func offsetDuration() throws(PromQLError) -> QueryDuration {
    height = 0
    let result: QueryDuration
    if isAt(.leftParenthesis) {
      result = try duration(.duration)
    } else if (isAt(.subtract) || isAt(.add)) && (next.kind == .symbol(.subtract) || next.kind == .symbol(.add)) {
      result = try duration(.duration)
    } else if isAt(.subtract) || isAt(.add) {
      let isNegative = isAt(.subtract)
      advance()
      let operand = try durationPrimary(.duration)
      result = isNegative ? operand.negated : operand
    } else {
      result = try durationPrimary(.duration)
    }
    return result.settled()
  }

  private mutating func duration(
    _ expectation: PromQLError.Expectation, _ precedence: Int = 0
  ) throws(PromQLError) -> QueryDuration {
    try enter()
    defer { leave() }
    var left = try durationUnary(expectation)
    while let operation = binaryOperator, durationOperators.contains(operation), operation.precedence >= precedence {
      let (leftHeight, range) = (height, current.range)
      advance()
      let right = try duration(.duration, operation == .power ? operation.precedence : operation.precedence + 1)
      if operation == .divide || operation == .modulo, right.isZero { throw PromQLError(.divisionByZero, at: range) }
      try raise(above: leftHeight)
      left = .binary(operation.rawValue, left, right)
    }
    return left
  }

  private var durationOperators: Set<BinaryOperation.Operator> { [.add, .subtract, .multiply, .divide, .modulo, .power] }

  private mutating func durationUnary(_ expectation: PromQLError.Expectation) throws(PromQLError) -> QueryDuration {
    let isNegative = isAt(.subtract)
    guard isNegative || isAt(.add) else { return try durationPrimary(expectation) }
    advance()
    let operand = try duration(.duration, BinaryOperation.Operator.power.precedence)
    return isNegative ? operand.negated : operand
  }

  private mutating func durationPrimary(_ expectation: PromQLError.Expectation) throws(PromQLError) -> QueryDuration {
    let token = current
    switch token.kind {
    case .number(let number):
      advance()
      guard abs(number.value) <= 0x1p63 / 1e9 else { throw PromQLError(.durationOutOfRange, at: token.range) }
      return .number(number)
    case .duration(let milliseconds, _):
      advance()
      return .milliseconds(milliseconds)
    case .template(let text), .word(let text):
      guard text.literal == nil else { throw unexpected(expectation) }
      advance()
      if text.pieces.count == 1, case .variable(let variable) = text.pieces[0] { return .variable(variable) }
      return .text(text)
    case .symbol(.leftParenthesis):
      advance()
      let inner = try duration(.duration)
      try expect(.rightParenthesis, .operatorOr(")"))
      try raise()
      return .parentheses(inner)
    case .keyword(let keyword, _):
      guard [.step, .range, .minOf, .maxOf].contains(keyword) else { throw unexpected(expectation) }
      advance()
      try expect(.leftParenthesis, .symbol("("))
      var arguments: [QueryDuration] = []
      var highest = 0
      if keyword == .minOf || keyword == .maxOf {
        arguments.append(try duration(.duration))
        highest = height
        try expect(.comma, .symbol(","))
        arguments.append(try duration(.duration))
        highest = max(highest, height)
      }
      try expect(.rightParenthesis, .symbol(")"))
      height = highest
      try raise()
      return .call(keyword.rawValue, arguments)
    default: throw unexpected(expectation)
    }
  }
}

extension QueryDuration {
  fileprivate var negated: QueryDuration {
    switch self {
    case .milliseconds(let milliseconds): .milliseconds(-milliseconds)
    case .number(let number): .number(number.negated)
    default: .negative(self)
    }
  }

  fileprivate var isZero: Bool {
    switch self {
    case .milliseconds(let milliseconds): milliseconds == 0
    case .number(let number): number.value == 0
    default: false
    }
  }

  /// A number that is all of it becomes a time. Prometheus rounds to nanoseconds.
  fileprivate func settled() -> QueryDuration {
    guard case .number(let number) = self else { return self }
    let milliseconds = (number.value * 1000).rounded()
    if milliseconds == 0, abs(number.value) >= 0.5e-9 { return .milliseconds(number.value < 0 ? -1 : 1) }
    return .milliseconds(min(max(Int(milliseconds), -Lexer.longest), Lexer.longest))
  }
}
