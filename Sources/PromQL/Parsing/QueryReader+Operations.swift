extension BinaryOperation.Operator {
  /// How tightly it binds. Source: generated_parser.y, %left and %right.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and, .unless: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .trimUpper, .trimLower: 3
    case .add, .subtract: 4
    case .multiply, .divide, .modulo, .atan2: 5
    case .power: 6
    }
  }

  /// Whether it gives 0 and 1 with `bool`.
  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether it chooses among series instead of computing values.
  public var isSetOperator: Bool { self == .and || self == .unless || self == .or }
}

extension QueryReader {
  var binaryOperator: BinaryOperation.Operator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperation.Operator(rawValue: symbol.rawValue)
    case .keyword(.and, _): .and
    case .keyword(.or, _): .or
    case .keyword(.unless, _): .unless
    case .keyword(.atan2, _): .atan2
    default: nil
    }
  }

  /// What follows the left side.
  mutating func binary(_ left: PromQLExpression, _ operation: BinaryOperation.Operator) throws(PromQLError) -> PromQLExpression {
    let leftHeight = height
    var result = BinaryOperation(left, operation, at: current.range, left)
    advance()
    result.returnsBool = take(.bool)
    try matching(&result)
    try fill(&result)
    // Only powers are read from the right: `2 ^ 3 ^ 2` is `2 ^ (3 ^ 2)`.
    result.right = try expression(operation == .power ? operation.precedence : operation.precedence + 1)
    try raise(above: leftHeight)
    return PromQLExpression(.binary(result), at: range(from: left.range.start))
  }

  private mutating func matching(_ result: inout BinaryOperation) throws(PromQLError) {
    let keeps = isAt(.on)
    guard keeps || isAt(.ignoring) else { return }
    advance()
    let labels = try labels()
    if take(.groupLeft) {
      result.cardinality = .groupLeft(isAt(.leftParenthesis) ? try self.labels() : [])
    } else if take(.groupRight) {
      result.cardinality = .groupRight(isAt(.leftParenthesis) ? try self.labels() : [])
    }
    // Ignoring nothing is what happens anyway.
    if keeps || !labels.isEmpty || result.cardinality != .oneToOne { result.matching = Grouping(keeps: keeps, labels) }
  }

  private mutating func fill(_ result: inout BinaryOperation) throws(PromQLError) {
    if take(.fill) {
      let value = try fillValue()
      result.fillLeft = value
      result.fillRight = value
    } else if take(.fillLeft) {
      result.fillLeft = try fillValue()
      if take(.fillRight) { result.fillRight = try fillValue() }
    } else if take(.fillRight) {
      result.fillRight = try fillValue()
      if take(.fillLeft) { result.fillLeft = try fillValue() }
    }
  }

  private mutating func fillValue() throws(PromQLError) -> NumberLiteral {
    try expect(.leftParenthesis, .symbol("("))
    let value = try signedNumber(.number)
    try expect(.rightParenthesis, .symbol(")"))
    return value
  }

  /// A number with or without a sign.
  mutating func signedNumber(_ expectation: PromQLError.Expectation) throws(PromQLError) -> NumberLiteral {
    let isNegative = isAt(.subtract)
    if isNegative || isAt(.add) { advance() }
    guard let number = current.number else { throw unexpected(expectation) }
    advance()
    return isNegative ? number.negated : number
  }

  // MARK: Lists of labels

  /// `(a, "b.c", d,)`.
  mutating func labels() throws(PromQLError) -> [GroupingLabel] {
    try expect(.leftParenthesis, .symbol("("))
    var labels: [GroupingLabel] = []
    while !take(.rightParenthesis) {
      labels.append(try label())
      if take(.rightParenthesis) { break }
      try expect(.comma, .commaOr(")"))
    }
    return labels
  }

  private mutating func label() throws(PromQLError) -> GroupingLabel {
    let token = current
    switch token.kind {
    case .word(let text): return take(GroupingLabel(text, at: token.range))
    case .string(let text):
      guard text.literal != "" else { throw PromQLError(.emptyLabelName, at: token.range) }
      return take(GroupingLabel(text, at: token.range))
    case .keyword(let keyword, let word) where keyword != .without: return take(GroupingLabel(QueryText(word), at: token.range))
    case .aggregation(_, let word): return take(GroupingLabel(QueryText(word), at: token.range))
    default: throw unexpected(.label)
    }
  }

  private mutating func take(_ label: GroupingLabel) -> GroupingLabel {
    advance()
    return label
  }
}
