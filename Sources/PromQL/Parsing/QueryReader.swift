/// Makes a tree of tokens, by recursive descent with a limit to the depth. Source of the grammar: generated_parser.y.
struct QueryReader {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  /// Of the expression that was read last.
  var height = 0

  /// There is always a token: the end or a failure.
  init(_ tokens: [Token]) { self.tokens = tokens }

  var current: Token { tokens[min(index, tokens.count - 1)] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  /// Where the last token that was taken ends.
  var lastEnd: Int { index > 0 ? tokens[index - 1].range.end : 0 }

  mutating func advance() { index += 1 }

  func range(from start: Int) -> QueryRange { QueryRange(start, lastEnd) }

  func isAt(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  func isAt(_ keyword: Token.Keyword) -> Bool {
    if case .keyword(keyword, _) = current.kind { true } else { false }
  }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Token.Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ expectation: PromQLError.Expectation) throws(PromQLError) {
    guard take(symbol) else { throw unexpected(expectation) }
  }

  /// That the current token cannot stand here, or why it could not be read.
  func unexpected(_ expectation: PromQLError.Expectation) -> PromQLError {
    switch current.kind {
    case .failure(let problem): PromQLError(problem, at: current.range)
    case .end: PromQLError(.unexpectedEnd(expected: expectation), at: current.range)
    default: PromQLError(.unexpected(current.description, expected: expectation), at: current.range)
    }
  }

  // MARK: Limits

  mutating func enter() throws(PromQLError) {
    depth += 1
    if depth > PromQLParser.depthLimit { throw PromQLError(.tooDeep, at: current.range) }
  }

  mutating func leave() { depth -= 1 }

  /// Counts a level on top of what was read.
  mutating func raise(above others: Int = 0) throws(PromQLError) {
    height = max(height, others) + 1
    if height > PromQLParser.heightLimit { throw PromQLError(.tooDeep, at: QueryRange(lastEnd, lastEnd)) }
  }

  // MARK: Expressions

  mutating func query() throws(PromQLError) -> PromQLExpression {
    let expression = try expression()
    guard current.kind == .end else { throw unexpected(.operatorOrEnd) }
    return expression
  }

  /// An expression whose operators bind at least as tightly as the precedence says.
  mutating func expression(_ precedence: Int = 0) throws(PromQLError) -> PromQLExpression {
    try enter()
    defer { leave() }
    var left = try unary()
    while let operation = binaryOperator, operation.precedence >= precedence {
      left = try binary(left, operation)
    }
    return left
  }

  private mutating func unary() throws(PromQLError) -> PromQLExpression {
    let start = current.range.start
    let isNegative = isAt(.subtract)
    guard isNegative || isAt(.add) else { return try postfix() }
    advance()
    // A sign binds like a product: `-a ^ b` is `-(a ^ b)`.
    let operand = try expression(BinaryOperation.Operator.power.precedence)
    let range = range(from: start)
    if case .number(let number) = operand.kind {
      return PromQLExpression(.number(isNegative ? number.negated : number), at: range)
    }
    try raise()
    return PromQLExpression(isNegative ? .negation(operand) : .plus(operand), at: range)
  }

  private mutating func postfix() throws(PromQLError) -> PromQLExpression {
    var expression = try primary()
    while true {
      switch current.kind {
      case .symbol(.leftBracket): try bracket(&expression)
      case .symbol(.at): try at(&expression)
      case .keyword(.offset, _): try offset(&expression)
      case .keyword(.anchored, _): try extended(.anchored, &expression)
      case .keyword(.smoothed, _): try extended(.smoothed, &expression)
      default: return expression
      }
    }
  }

  private mutating func primary() throws(PromQLError) -> PromQLExpression {
    let token = current
    height = 1
    switch token.kind {
    case .number(let number):
      advance()
      return PromQLExpression(.number(number), at: token.range)
    case .duration(let milliseconds, let text):
      advance()
      return PromQLExpression(.number(NumberLiteral(Double(milliseconds) / 1000, text: text)), at: token.range)
    case .string(let text):
      advance()
      return PromQLExpression(.string(text), at: token.range)
    case .template(let text):
      advance()
      return PromQLExpression(.template(text), at: token.range)
    case .symbol(.leftParenthesis):
      advance()
      let inner = try expression()
      try expect(.rightParenthesis, .operatorOr(")"))
      try raise()
      return PromQLExpression(.parentheses(inner), at: range(from: token.range.start))
    case .symbol(.leftBrace): return try selector()
    case .word(let name):
      if next.kind == .symbol(.leftParenthesis) || name.literal == nil && isGrouping(next) {
        guard !(name.literal?.utf8.contains(UInt8(ascii: ":")) ?? false) else {
          advance()
          throw unexpected(.operatorOrEnd)
        }
        return try call()
      }
      return try selector()
    case .keyword(let keyword, _):
      switch keyword {
      case .start, .end, .step, .range, .maxOf, .minOf: if next.kind == .symbol(.leftParenthesis) { return try call() }
      default: break
      }
      return try selector()
    case .aggregation(let operation, _):
      if next.kind == .symbol(.leftParenthesis) || isGrouping(next) { return try aggregation(operation) }
      return try selector()
    default: throw unexpected(.expression)
    }
  }

  func isGrouping(_ token: Token) -> Bool {
    switch token.kind {
    case .keyword(.by, _), .keyword(.without, _): true
    default: false
    }
  }
}

extension Token {
  /// As it stood in the text, near enough to be recognized.
  var description: String {
    switch kind {
    case .word(let text), .template(let text): text.spelling
    case .keyword(_, let word), .aggregation(_, let word): word
    case .number(let number): number.text
    case .duration(_, let text): text
    case .string(let text): text.quoted.spelling
    case .symbol(let symbol): symbol.rawValue
    case .failure, .end: ""
    }
  }

  var number: NumberLiteral? {
    switch kind {
    case .number(let number): number
    case .duration(let milliseconds, let text): NumberLiteral(Double(milliseconds) / 1000, text: text)
    default: nil
    }
  }
}

extension NumberLiteral {
  var negated: NumberLiteral {
    NumberLiteral(-value, text: text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text)
  }
}
