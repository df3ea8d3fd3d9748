extension PromQLExpression {
  /// The query on one line as Prometheus prints it, but with the matchers in their order; read again it gives the same tree. Variables are
  /// printed as Grafana reads them. Parentheses are put where a tree that was made lacks them.
  ///
  /// Source: prometheus/prometheus, promql/parser/printer.go.
  public var text: String { printed.spelling }

  /// The same with its variables apart, and all text between two of them in one piece.
  public var pieces: [QueryText.Piece] { printed.pieces }

  /// The query on several lines: operations and arguments that would not fit a width are broken, operators begin lines, arguments are indented
  /// by two. Each line is in pieces; read again, they give the same tree.
  public func lines(width: Int = 100) -> [[QueryText.Piece]] {
    var printer = QueryPrinter(width: width)
    printer.print(self)
    var lines: [[QueryText.Piece]] = [[]]
    for piece in printer.result.pieces {
      guard case .text(let text) = piece else {
        lines[lines.count - 1].append(piece)
        continue
      }
      for (index, part) in text.split(separator: "\n" as Character, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(.text(String(part))) }
      }
    }
    return lines
  }

  private var printed: QueryText {
    var printer = QueryPrinter()
    printer.print(self)
    return printer.result
  }
}

struct QueryPrinter {
  var result = QueryText("")
  /// Where lines are broken; nil is one line.
  var width: Int?
  private var indentation = 0

  init(width: Int? = nil) { self.width = width }

  mutating func print(_ expression: PromQLExpression) {
    switch expression.kind {
    case .number(let number): result.append(number.spelling)
    case .string(let text): result.append(text.quoted)
    case .template(let text): result.append(text)
    case .variable(let variable): result.append(variable)
    case .selector(let selector):
      print(selector)
      print(at: selector.modifiers)
      print(extended: selector.modifiers)
      print(offset: selector.modifiers)
    case .range(let selector, let duration):
      print(selector)
      result.append("[")
      print(duration)
      result.append("]")
      print(extended: selector.modifiers)
      print(at: selector.modifiers)
      print(offset: selector.modifiers)
    case .subquery(let subquery):
      print(subquery.expression, atLeast: .postfix)
      result.append("[")
      print(subquery.duration)
      result.append(":")
      if let step = subquery.step { print(step) }
      result.append("]")
      print(at: subquery.modifiers)
      print(offset: subquery.modifiers)
    case .call(let call):
      result.append(QueryText(variablesIn: call.name))
      print(arguments: call.arguments)
    case .aggregation(let aggregation): print(aggregation)
    case .binary(let operation): print(operation)
    case .negation(let operand):
      result.append("-")
      print(operand, atLeast: .operandOfSign)
    case .plus(let operand):
      result.append("+")
      print(operand, atLeast: .operandOfSign)
    case .parentheses(let inner):
      print(arguments: [inner])
    }
  }

  private mutating func print(arguments: [PromQLExpression]) {
    let isBroken = !arguments.isEmpty && arguments.reduce(arguments.count * 2) { $0 + $1.flatLength(in: width) } > room
    result.append("(")
    if isBroken { breakLine(indentedBy: 2) }
    for (index, argument) in arguments.enumerated() {
      if index > 0 { isBroken ? result.append(",") : result.append(", ") }
      if index > 0, isBroken { breakLine() }
      print(argument)
    }
    if isBroken { breakLine(indentedBy: -2) }
    result.append(")")
  }

  // MARK: Lines

  private var room: Int { width.map { $0 - indentation } ?? .max }

  private mutating func breakLine(indentedBy change: Int = 0) {
    indentation += change
    result.append("\n" + String(repeating: " ", count: indentation))
  }

  private mutating func print(_ aggregation: Aggregation) {
    result.append(QueryText(variablesIn: aggregation.operation))
    let isVariable = !Token.aggregations.contains(aggregation.operation)
    if let grouping = aggregation.grouping, !grouping.keeps || !grouping.labels.isEmpty || isVariable {
      result.append(grouping.keeps ? " by " : " without ")
      print(labels: grouping.labels)
      result.append(" ")
    }
    print(arguments: (aggregation.parameter.map { [$0] } ?? []) + [aggregation.expression])
  }

  private mutating func print(_ operation: BinaryOperation) {
    let precedence = operation.operation.precedence
    let isPower = operation.operation == .power
    let isBroken = width != nil && PromQLExpression(.binary(operation)).flatLength(in: width) > room
    if operation.left.endsInOpenOffset, precedence > 3 {
      print(PromQLExpression(.parentheses(operation.left)))
    } else {
      print(operation.left, atLeast: isPower ? .postfix : .operators(precedence))
    }
    if isBroken { breakLine() } else { result.append(" ") }
    result.append(operation.operation.rawValue)
    if operation.returnsBool { result.append(" bool") }
    if let matching = operation.matching, matching.keeps || !matching.labels.isEmpty || operation.cardinality != .oneToOne {
      result.append(matching.keeps ? " on " : " ignoring ")
      print(labels: matching.labels)
    } else if operation.cardinality != .oneToOne {
      result.append(" ignoring ()")
    }
    switch operation.cardinality {
    case .oneToOne: break
    case .groupLeft(let labels):
      result.append(" group_left ")
      print(labels: labels)
    case .groupRight(let labels):
      result.append(" group_right ")
      print(labels: labels)
    }
    if let left = operation.fillLeft, left == operation.fillRight {
      result.append(" fill (\(left.value.decimal))")
    } else {
      if let left = operation.fillLeft { result.append(" fill_left (\(left.value.decimal))") }
      if let right = operation.fillRight { result.append(" fill_right (\(right.value.decimal))") }
    }
    // Behind labels to match by there is seldom room for the rest.
    let breaksBehind = isBroken && operation.matching != nil && operation.right.flatLength(in: width) > room / 2
    if breaksBehind { breakLine(indentedBy: 2) } else { result.append(" ") }
    print(operation.right, atLeast: .rightOperand(isPower ? precedence : precedence + 1))
    if breaksBehind { indentation -= 2 }
  }

  private mutating func print(labels: [GroupingLabel]) {
    result.append("(")
    for (index, label) in labels.enumerated() {
      if index > 0 { result.append(", ") }
      result.append(label.name.isPlain(Token.isPlainListedLabel) ? label.name : label.name.quoted)
    }
    result.append(")")
  }

  // MARK: Parentheses

  fileprivate enum Place {
    /// Before a bracket, or as the base of a power.
    case postfix
    case operandOfSign
    case operators(Int)
    /// As `operators`, but a sign may stand there as well.
    case rightOperand(Int)
  }

  private mutating func print(_ expression: PromQLExpression, atLeast place: Place) {
    print(expression.fits(place) ? expression : PromQLExpression(.parentheses(expression)))
  }
}

extension PromQLExpression {
  /// The length on one line; of no interest where no line is broken.
  fileprivate func flatLength(in width: Int?) -> Int { width == nil ? 0 : text.utf8.count }

  fileprivate func fits(_ place: QueryPrinter.Place) -> Bool {
    switch (kind, place) {
    case (.binary, .postfix): false
    case (.binary(let operation), .operandOfSign): operation.operation == .power
    case (.binary(let operation), .operators(let precedence)), (.binary(let operation), .rightOperand(let precedence)):
      operation.operation.precedence >= precedence
    case (.negation, .postfix), (.plus, .postfix): false
    case (.number(let number), .postfix): number.value.sign == .plus || number.value.isNaN
    default: true
    }
  }

  /// Whether an offset ends it that would go on with an operator behind it, such as `offset (5m)`.
  fileprivate var endsInOpenOffset: Bool {
    switch kind {
    case .selector(let selector), .range(let selector, _): selector.modifiers.hasOpenOffset
    case .subquery(let subquery): subquery.modifiers.hasOpenOffset
    case .binary(let operation): operation.right.endsInOpenOffset
    case .negation(let operand), .plus(let operand): operand.endsInOpenOffset
    default: false
    }
  }
}
