extension QueryReader {
  /// A name, matchers, or both; or a variable that stands alone.
  mutating func selector() throws(PromQLError) -> PromQLExpression {
    let token = current
    var selector = VectorSelector(nil)
    if !isAt(.leftBrace) {
      guard Token.isName(token.kind) else { throw unexpected(.expression) }
      advance()
      let name = if case .word(let text) = token.kind { text } else { QueryText(token.description) }
      if name.pieces.count == 1, case .variable(let variable) = name.pieces[0], !continuesSelector {
        return PromQLExpression(.variable(variable), at: token.range)
      }
      selector.name = name
      selector.nameRange = token.range
    }
    if take(.leftBrace) { try matchers(&selector) }
    return PromQLExpression(.selector(selector), at: range(from: token.range.start))
  }

  /// Whether only a selector can have the current token behind it.
  private var continuesSelector: Bool {
    switch current.kind {
    case .symbol(.leftBrace), .symbol(.leftBracket), .symbol(.at), .keyword(.offset, _), .keyword(.anchored, _), .keyword(.smoothed, _):
      true
    default: false
    }
  }

  private mutating func matchers(_ selector: inout VectorSelector) throws(PromQLError) {
    while !take(.rightBrace) {
      try matcher(&selector)
      if take(.rightBrace) { break }
      try expect(.comma, .commaOr("}"))
    }
  }

  private mutating func matcher(_ selector: inout VectorSelector) throws(PromQLError) {
    let token = current
    let isEnd: Bool
    switch next.kind {
    case .symbol(.comma), .symbol(.rightBrace): isEnd = true
    default: isEnd = false
    }
    let label: QueryText
    switch token.kind {
    case .string(let name):
      label = name
      if isEnd {
        advance()
        return add(name: name, token.range, to: &selector)
      }
    case .word(let text):
      label = text
      if isEnd, text.pieces.count == 1, case .variable(let variable) = text.pieces[0] {
        advance()
        selector.filters.append(variable)
        return
      }
    default: throw unexpected(.matcher)
    }
    advance()
    guard let comparison = comparison else {
      if case .string = token.kind { throw unexpected(.commaOr("}")) }
      throw unexpected(.matcherOperator)
    }
    advance()
    let value = current
    switch value.kind {
    case .string(let text):
      advance()
      selector.matchers.append(
        LabelMatcher(label, comparison, text, at: range(from: token.range.start), labelRange: token.range, valueRange: value.range))
    case .word(let text) where text.isQuotedByFormat:
      advance()
      selector.matchers.append(
        LabelMatcher(label, comparison, text, at: range(from: token.range.start), labelRange: token.range, valueRange: value.range))
    default: throw unexpected(.string)
    }
  }

  /// The first name that stands alone in the braces is the selector's, unless that has one before them.
  private func add(name: QueryText, _ range: QueryRange, to selector: inout VectorSelector) {
    if selector.name == nil, name.literal != "" {
      selector.name = name
      selector.nameRange = range
      selector.quotesName = true
    } else {
      selector.matchers.append(LabelMatcher("__name__", .equal, name, at: range, labelRange: range, valueRange: range))
    }
  }

  private var comparison: LabelMatcher.Operator? {
    switch current.kind {
    case .symbol(.assign): .equal
    case .symbol(.notEqual): .notEqual
    case .symbol(.matches): .matches
    case .symbol(.matchesNot): .matchesNot
    default: nil
    }
  }

  // MARK: Ranges and modifiers

  mutating func bracket(_ expression: inout PromQLExpression) throws(PromQLError) {
    let (opening, inner) = (current.range.start, height)
    advance()
    let duration = try positiveDuration(.duration)
    if take(.colon) {
      let step = isAt(.rightBracket) ? nil : try positiveDuration(.durationOrBracket)
      try expect(.rightBracket, .symbol("]"))
      try raise(above: inner)
      expression = PromQLExpression(
        .subquery(Subquery(expression, duration, step: step)), at: range(from: expression.range.start))
      return
    }
    try expect(.rightBracket, .colonOrBracket)
    let brackets = range(from: opening)
    guard case .selector(let selector) = expression.kind else { throw PromQLError(.rangeOfExpression, at: brackets) }
    if selector.modifiers.offset != nil { throw PromQLError(.modifierBeforeRange(.offset), at: brackets) }
    if selector.modifiers.at != nil { throw PromQLError(.modifierBeforeRange(.at), at: brackets) }
    try raise(above: inner)
    expression = PromQLExpression(.range(selector, duration), at: range(from: expression.range.start))
  }

  mutating func offset(_ expression: inout PromQLExpression) throws(PromQLError) {
    let inner = height
    advance()
    let offset = try offsetDuration()
    height = max(height, inner)
    var modifiers = try modifiers(of: expression, .offset)
    guard modifiers.offset == nil else { throw PromQLError(.modifierTwice(.offset), at: expression.range) }
    modifiers.offset = offset == .milliseconds(0) ? nil : offset
    set(modifiers, of: &expression)
  }

  mutating func at(_ expression: inout PromQLExpression) throws(PromQLError) {
    advance()
    let time: TimeModifiers.At
    let token = current
    if take(.start) || take(.end) {
      try expect(.leftParenthesis, .symbol("("))
      try expect(.rightParenthesis, .symbol(")"))
      time = if case .keyword(.start, _) = token.kind { .start } else { .end }
    } else if case .word(let text) = token.kind, text.pieces.count == 1, case .variable(let variable) = text.pieces[0] {
      advance()
      time = .variable(variable)
    } else {
      let number = try signedNumber(.timestamp)
      guard abs(number.value) < 0x1p63 else {
        throw PromQLError(.timestampOutOfRange, at: range(from: token.range.start))
      }
      // Prometheus counts in milliseconds.
      let rounded = (number.value * 1000).rounded()
      time = .time(abs(rounded) < 0x1p53 ? NumberLiteral(rounded / 1000, text: number.text) : number)
    }
    var modifiers = try modifiers(of: expression, .at)
    guard modifiers.at == nil else { throw PromQLError(.modifierTwice(.at), at: expression.range) }
    modifiers.at = time
    set(modifiers, of: &expression)
  }

  mutating func extended(_ kind: TimeModifiers.Extension, _ expression: inout PromQLExpression) throws(PromQLError) {
    let modifier: PromQLError.Modifier = kind == .anchored ? .anchored : .smoothed
    advance()
    var modifiers = try modifiers(of: expression, modifier)
    if case .subquery = expression.kind { throw PromQLError(.misplacedModifier(modifier), at: expression.range) }
    if let other = modifiers.extended, other != kind { throw PromQLError(.anchoredAndSmoothed, at: expression.range) }
    modifiers.extended = kind
    set(modifiers, of: &expression)
  }

  private func modifiers(of expression: PromQLExpression, _ modifier: PromQLError.Modifier) throws(PromQLError) -> TimeModifiers {
    switch expression.kind {
    case .selector(let selector), .range(let selector, _): selector.modifiers
    case .subquery(let subquery): subquery.modifiers
    default: throw PromQLError(.misplacedModifier(modifier), at: expression.range)
    }
  }

  private func set(_ modifiers: TimeModifiers, of expression: inout PromQLExpression) {
    switch expression.kind {
    case .selector(var selector):
      selector.modifiers = modifiers
      expression.kind = .selector(selector)
    case .range(var selector, let duration):
      selector.modifiers = modifiers
      expression.kind = .range(selector, duration)
    case .subquery(var subquery):
      subquery.modifiers = modifiers
      expression.kind = .subquery(subquery)
    default: break
    }
    expression.range.end = lastEnd
  }
}

extension QueryText {
  /// Whether it is a variable that Grafana puts quotes around.
  var isQuotedByFormat: Bool {
    guard pieces.count == 1, case .variable(let variable) = pieces[0] else { return false }
    return variable.format == "doublequote" || variable.format == "singlequote"
  }
}
