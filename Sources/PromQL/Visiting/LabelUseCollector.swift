/// Goes through a query once, in the order of its selectors, and notes where labels are named.
struct LabelUseCollector {
  var uses: [LabelUse] = []
  private var selectorCount = 0

  mutating func flow(of expression: PromQLExpression) -> LabelFlow {
    switch expression.kind {
    case .number, .string: return LabelFlow()
    case .variable, .template: return LabelFlow(isOpen: true)
    case .selector(let selector), .range(let selector, _): return flow(of: selector)
    case .subquery(let subquery): return flow(of: subquery.expression)
    case .negation(let operand), .plus(let operand), .parentheses(let operand): return flow(of: operand)
    case .call(let call): return flow(of: call)
    case .aggregation(let aggregation): return flow(of: aggregation)
    case .binary(let operation): return flow(of: operation)
    }
  }

  private mutating func flow(of selector: VectorSelector) -> LabelFlow {
    let index = selectorCount
    selectorCount += 1
    // A name in quotes that stands alone names no label.
    for matcher in selector.matchers where matcher.range != matcher.valueRange || matcher.range == QueryRange() {
      uses.append(LabelUse(matcher.label, at: matcher.labelRange, .matcher, selectors: [index]))
    }
    return LabelFlow(origins: [LabelFlow.Origin(selector: index, kept: nil)])
  }

  private mutating func note(_ labels: [GroupingLabel], _ role: LabelUse.Role, of flow: LabelFlow) {
    for label in labels { uses.append(flow.use(label.name, at: label.range, role)) }
  }

  // MARK: Aggregations

  private mutating func flow(of aggregation: Aggregation) -> LabelFlow {
    // In the order of `selectors`; a parameter's labels go nowhere.
    if let parameter = aggregation.parameter { _ = flow(of: parameter) }
    let inner = flow(of: aggregation.expression)
    let labels = aggregation.grouping?.labels ?? []
    let keeps = aggregation.grouping?.keeps ?? true
    note(labels, keeps ? .by : .without, of: inner)
    if aggregation.selectsSeries { return inner }
    guard Token.aggregations.contains(aggregation.operation) else {
      return LabelFlow(origins: inner.origins, made: inner.made, isOpen: true)
    }
    let result = keeps ? inner.keeping(labels.literals) : inner.removing(Set(labels.compactMap(\.name.literal)))
    guard aggregation.operation == "count_values", let parameter = aggregation.parameter else { return result }
    return writing([parameter], in: result)
  }

  // MARK: Functions

  private mutating func flow(of call: FunctionCall) -> LabelFlow {
    var flows: [LabelFlow] = []
    for argument in call.arguments { flows.append(flow(of: argument)) }
    let inner = flows.reduce(LabelFlow(), +)
    let arguments = call.arguments
    switch call.name {
    case "label_replace" where arguments.count == 5:
      noteStrings(arguments[3...3], .read, of: flows[0])
      return writing(arguments[1...1], in: flows[0])
    case "label_join" where arguments.count >= 3:
      noteStrings(arguments[3...], .read, of: flows[0])
      return writing(arguments[1...1], in: flows[0])
    case "sort_by_label", "sort_by_label_desc":
      noteStrings(arguments.dropFirst(), .sortedBy, of: flows.first ?? inner)
      return inner
    case "histogram_quantile": return inner.removing(["le"])
    case "histogram_fraction": return inner.removing(["le"])
    case "histogram_quantiles" where arguments.count >= 2: return writing(arguments[1...1], in: inner.removing(["le"]))
    case "absent", "absent_over_time":
      // The labels of its result are those that the matchers tell.
      return inner.keeping([]).making(Set(arguments.flatMap(Self.equalLabels)))
    case "scalar", "vector": return inner.keeping([])
    case "info": return LabelFlow(origins: flows.first?.origins ?? [], made: inner.made, isOpen: true)
    case let name where PromQLFunction.named(name) == nil: return LabelFlow(origins: inner.origins, made: inner.made, isOpen: true)
    default: return inner
    }
  }

  /// A string in an argument, however it is put in parentheses.
  private static func string(_ argument: PromQLExpression) -> QueryText? {
    switch argument.kind {
    case .string(let text): text
    case .parentheses(let inner): string(inner)
    default: nil
    }
  }

  private mutating func noteStrings(_ arguments: ArraySlice<PromQLExpression>, _ role: LabelUse.Role, of flow: LabelFlow) {
    for argument in arguments {
      if let label = Self.string(argument) { uses.append(flow.use(label, at: argument.range, role)) }
    }
  }

  private mutating func writing(_ arguments: ArraySlice<PromQLExpression>, in flow: LabelFlow) -> LabelFlow {
    var result = flow
    for argument in arguments {
      guard let label = Self.string(argument) else {
        result.isOpen = true
        continue
      }
      uses.append(LabelUse(label, at: argument.range, .written, selectors: []))
      if let name = label.literal { result.made.insert(name) } else { result.isOpen = true }
    }
    return result
  }

  private static func equalLabels(_ expression: PromQLExpression) -> [String] {
    switch expression.kind {
    case .selector(let selector), .range(let selector, _):
      selector.matchers.filter { $0.comparison == .equal }.compactMap(\.label.literal)
    case .parentheses(let inner): equalLabels(inner)
    default: []
    }
  }

  // MARK: Operators

  private mutating func flow(of operation: BinaryOperation) -> LabelFlow {
    let (left, right) = (flow(of: operation.left), flow(of: operation.right))
    let labels = operation.matching?.labels ?? []
    let keeps = operation.matching?.keeps ?? false
    note(labels, keeps ? .on : .ignoring, of: left + right)
    switch operation.operation {
    case .or: return left + right
    case .and, .unless: return left
    default: break
    }
    switch operation.cardinality {
    case .groupLeft(let copied): return joined(many: left, one: right, copied)
    case .groupRight(let copied): return joined(many: right, one: left, copied)
    case .oneToOne: break
    }
    guard operation.matching != nil else { return left + right }
    return keeps ? (left + right).keeping(labels.literals) : (left + right).removing(Set(labels.compactMap(\.name.literal)))
  }

  /// Series of the side of many, with some labels of the other.
  private mutating func joined(many: LabelFlow, one: LabelFlow, _ copied: [GroupingLabel]) -> LabelFlow {
    note(copied, .copied, of: one)
    let names = copied.literals
    var result = many.removing(Set(copied.compactMap(\.name.literal)))
    if !copied.isEmpty {
      let taken = one.keeping(names)
      result.origins += taken.origins
      result.made.formUnion(taken.made)
      result.isOpen = result.isOpen || taken.isOpen
    }
    return result
  }
}
