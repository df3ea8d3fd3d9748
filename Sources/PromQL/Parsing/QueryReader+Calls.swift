extension QueryReader {
  /// A function with its arguments. What a variable names may turn out to be an aggregation.
  mutating func call() throws(PromQLError) -> PromQLExpression {
    let token = current
    let name = token.description
    advance()
    let isVariable = QueryText(variablesIn: name).literal == nil
    if isGrouping(current) { return try aggregation(name, from: token.range.start) }
    let arguments = try arguments()
    if case .word(let text) = token.kind, text.literal == nil {
      if isGrouping(current) {
        let grouping = try grouping()
        return try aggregation(name, from: token.range.start, arguments, grouping)
      }
    } else if PromQLFunction.named(name) == nil, !isVariable {
      throw PromQLError(.unknownFunction(name), at: token.range)
    }
    try raise()
    return PromQLExpression(.call(FunctionCall(name, at: token.range, arguments)), at: range(from: token.range.start))
  }

  private mutating func arguments() throws(PromQLError) -> [PromQLExpression] {
    try expect(.leftParenthesis, .symbol("("))
    var arguments: [PromQLExpression] = []
    var highest = 0
    while !take(.rightParenthesis) {
      arguments.append(try expression())
      highest = max(highest, height)
      if take(.rightParenthesis) { break }
      let comma = current.range
      try expect(.comma, .operatorOr(", or )"))
      if isAt(.rightParenthesis) { throw PromQLError(.trailingComma, at: comma) }
    }
    height = highest
    return arguments
  }

  // MARK: Aggregations

  /// At the operation's name.
  mutating func aggregation(_ operation: String) throws(PromQLError) -> PromQLExpression {
    let start = current.range.start
    advance()
    return try aggregation(operation, from: start)
  }

  /// Behind the operation's name.
  private mutating func aggregation(_ operation: String, from start: Int) throws(PromQLError) -> PromQLExpression {
    var grouping = isGrouping(current) ? try grouping() : nil
    let hasGrouping = grouping != nil
    let arguments = try arguments()
    if !hasGrouping, isGrouping(current) { grouping = try self.grouping() }
    return try aggregation(operation, from: start, arguments, grouping)
  }

  private mutating func grouping() throws(PromQLError) -> Grouping {
    let keeps = isAt(.by)
    let arguments = height
    advance()
    defer { height = arguments }
    return Grouping(keeps: keeps, try labels())
  }

  private mutating func aggregation(
    _ operation: String, from start: Int, _ arguments: [PromQLExpression], _ grouping: Grouping?
  ) throws(PromQLError) -> PromQLExpression {
    let range = range(from: start)
    let isKnown = Token.aggregations.contains(operation)
    // A variable may name one with or without a parameter.
    let expected = isKnown ? (Aggregation.withParameter.contains(operation) ? 2 : 1) : max(1, min(arguments.count, 2))
    guard arguments.count == expected, let last = arguments.last else {
      throw PromQLError(.aggregationArguments(operation, expected: expected, found: arguments.count), at: range)
    }
    try raise()
    // By nothing is what happens anyway.
    let isDefault = isKnown && grouping?.keeps == true && grouping?.labels.isEmpty == true
    return PromQLExpression(
      .aggregation(
        Aggregation(operation, parameter: expected == 2 ? arguments.first : nil, last, grouping: isDefault ? nil : grouping)),
      at: range)
  }
}

extension Aggregation {
  /// The operations that take a parameter before the vector. Source: lex.go, IsAggregatorWithParam.
  static let withParameter: Set<String> = ["topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio"]

  /// All operations. `limitk` and `limit_ratio` are experimental, since Prometheus 2.54.
  public static let operations = Token.aggregations

  /// Whether the operation gives some of the series as they are, with all their labels.
  public var selectsSeries: Bool { ["topk", "bottomk", "limitk", "limit_ratio"].contains(operation) }
}
