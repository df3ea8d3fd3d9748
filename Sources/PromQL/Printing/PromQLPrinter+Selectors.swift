extension QueryText {
  /// Whether it may stand without quotes, given which texts may. What variables put there is not known.
  func isPlain(_ isPlain: (String) -> Bool) -> Bool {
    if let literal { return isPlain(literal) }
    return pieces.allSatisfy {
      if case .text(let text) = $0 { text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: ":") } } else { true }
    }
  }
}

extension TimeModifiers {
  var hasOpenOffset: Bool { offset.map { !$0.isSimpleOffset || $0.isParenthesized } ?? false }
}

extension QueryDuration {
  /// Whether it may stand behind `offset` as it is.
  fileprivate var isSimpleOffset: Bool {
    switch self {
    case .milliseconds, .number, .variable, .text, .call, .parentheses: true
    case .negative(let inner):
      switch inner {
      case .variable, .text, .call, .parentheses: true
      default: false
      }
    case .binary: false
    }
  }

  fileprivate var isParenthesized: Bool { if case .parentheses = self { true } else { false } }

  fileprivate var precedence: Int {
    switch self {
    case .binary(let operation, _, _): BinaryOperation.Operator(rawValue: operation)?.precedence ?? 0
    default: 10
    }
  }

  fileprivate var hasSign: Bool {
    switch self {
    case .negative: true
    case .milliseconds(let milliseconds): milliseconds < 0
    case .number(let number): number.value.sign == .minus
    default: false
    }
  }
}

extension QueryPrinter {
  /// Without its modifiers.
  mutating func print(_ selector: VectorSelector) {
    let name = selector.name.flatMap { $0.literal == "" ? nil : $0 }
    let isQuoted = name.map { selector.quotesName || !$0.isPlain(Token.isPlainName) } ?? false
    if let name, !isQuoted { result.append(name) }
    guard isQuoted || name == nil || !selector.matchers.isEmpty || !selector.filters.isEmpty else { return }
    result.append("{")
    var isFirst = true
    func separate(_ result: inout QueryText) {
      if !isFirst { result.append(",") }
      isFirst = false
    }
    if let name, isQuoted {
      separate(&result)
      result.append(name.quoted)
    }
    for matcher in selector.matchers {
      separate(&result)
      result.append(matcher.label.isPlain(Token.isPlainLabel) ? matcher.label : matcher.label.quoted)
      result.append(matcher.comparison.rawValue)
      result.append(matcher.value.isQuotedByFormat ? matcher.value : matcher.value.quoted)
    }
    for filter in selector.filters {
      separate(&result)
      result.append(filter)
    }
    result.append("}")
  }

  // MARK: Times

  mutating func print(at modifiers: TimeModifiers) {
    switch modifiers.at {
    case nil: break
    case .start: result.append(" @ start()")
    case .end: result.append(" @ end()")
    case .variable(let variable):
      result.append(" @ ")
      result.append(variable)
    case .time(let number): result.append(" @ \(Self.thousandths(number.value))")
    }
  }

  /// With three digits behind the point.
  private static func thousandths(_ value: Double) -> String {
    let scaled = (value * 1000).rounded()
    guard abs(scaled) < 0x1p53 else { return value.decimal }
    let digits = String(Int(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(scaled < 0 ? "-" : "")\(padded.dropLast(3)).\(padded.suffix(3))"
  }

  mutating func print(extended modifiers: TimeModifiers) {
    if let extended = modifiers.extended { result.append(" \(extended.rawValue)") }
  }

  mutating func print(offset modifiers: TimeModifiers) {
    guard let offset = modifiers.offset else { return }
    result.append(" offset ")
    print(offset.isSimpleOffset ? offset : .parentheses(offset))
  }

  mutating func print(_ duration: QueryDuration) {
    switch duration {
    case .milliseconds(let milliseconds): result.append(QueryDuration.spelling(milliseconds: milliseconds))
    case .number(let number): result.append(number.value.decimal)
    case .variable(let variable): result.append(variable)
    case .text(let text): result.append(text)
    case .negative(let inner):
      result.append("-")
      print(inner, inParenthesesIf: inner.precedence < 6)
    case .binary(let operation, let left, let right):
      let precedence = duration.precedence
      let isPower = operation == "^"
      print(left, inParenthesesIf: left.precedence < precedence + (isPower ? 1 : 0) || isPower && left.hasSign)
      result.append(" \(operation) ")
      print(right, inParenthesesIf: right.precedence < precedence + (isPower ? 0 : 1))
    case .call(let name, let arguments):
      result.append("\(name)(")
      for (index, argument) in arguments.enumerated() {
        if index > 0 { result.append(", ") }
        print(argument)
      }
      result.append(")")
    case .parentheses(let inner):
      result.append("(")
      print(inner)
      result.append(")")
    }
  }

  private mutating func print(_ duration: QueryDuration, inParenthesesIf isWrapped: Bool) {
    print(isWrapped ? .parentheses(duration) : duration)
  }
}
