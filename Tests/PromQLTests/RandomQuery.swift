import PromQL
import TestSupport

/// Random trees of the language that Prometheus 2.42 knows, so that its promtool can be asked.
struct RandomQuery {
  var random: SplitMix64
  /// Whether what came later, experimental things among it, is made as well.
  var isNewer: Bool

  init(seed: UInt64, isNewer: Bool) {
    random = SplitMix64(seed: seed)
    self.isNewer = isNewer
  }

  private mutating func pick<Element>(_ elements: [Element], _ otherwise: Element) -> Element {
    elements.randomElement(using: &random) ?? otherwise
  }

  private mutating func make(_ kind: PromQLExpression.Kind) -> PromQLExpression { PromQLExpression(kind) }

  // MARK: Types

  mutating func vector(_ depth: Int) -> PromQLExpression {
    guard depth > 0 else { return make(.selector(selector(modifiers: modifiers()))) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2: return aggregation(depth)
    case 3...5: return call(depth)
    case 6...8: return binary(depth)
    default:
      let inner = vector(depth - 1)
      return pick([make(.parentheses(inner)), make(.negation(inner)), make(.plus(inner))], inner)
    }
  }

  mutating func scalar(_ depth: Int) -> PromQLExpression {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 2), using: &random) {
    case 0, 1: return number()
    case 2: return make(.call(FunctionCall("scalar", [vector(depth - 1)])))
    case 3: return make(.call(FunctionCall("time", [])))
    case 4:
      let operation = pick([BinaryOperation.Operator.add, .power, .multiply, .modulo, .subtract, .less], .add)
      return make(.binary(BinaryOperation(scalar(depth - 1), operation, scalar(depth - 1), returnsBool: operation == .less)))
    default: return make(.negation(make(.parentheses(scalar(depth - 1)))))
    }
  }

  private mutating func range(_ depth: Int) -> PromQLExpression {
    if depth > 0, random.chance(40) {
      let duration = duration()
      return make(
        .subquery(
          Subquery(vector(depth - 1), duration, step: random.chance(50) ? self.duration() : nil, modifiers: modifiers(isSubquery: true))))
    }
    return make(.range(selector(modifiers: modifiers()), duration()))
  }

  private mutating func number() -> PromQLExpression {
    let value = pick([0, 1, 2.5, 1e9, 1e-5, 123456789.125, -3, .infinity, -.infinity, .nan, 0x1p60], 1)
    if isNewer, random.chance(20) { return make(.number(NumberLiteral(90, text: "1m30s"))) }
    return make(.number(NumberLiteral(value, text: "\(value)")))
  }

  private mutating func text() -> QueryText {
    QueryText(pick(["", "a", "b.*", "a|b", "a\"b", "a\\\\b", "ä€\u{1F600}", "line\nfeed", "\u{200B}\u{7}", "$1", "C:"], "a"))
  }

  // MARK: Selectors

  private static let names = ["up", "a", "sum", "by", "a:b", "offset", "and", "start", "windows_cpu_time_total", ":x", "_", "topk", "or"]
  private static let labels = ["a", "b", "job", "by", "sum", "on", "le", "_x", "bool", "start", "offset"]

  private mutating func selector(modifiers: TimeModifiers) -> VectorSelector {
    var matchers: [LabelMatcher] = []
    while random.chance(40) {
      let label = isNewer && random.chance(20) ? "a.ü" : pick(Self.labels, "a")
      matchers.append(LabelMatcher(QueryText(label), pick(LabelMatcher.Operator.allCases, .equal), text()))
    }
    if random.chance(15) { matchers.append(LabelMatcher("job", .equal, "x")) }
    if matchers.last?.value == "x", random.chance(80) { return VectorSelector(nil, matchers: matchers, modifiers: modifiers) }
    let name = isNewer && random.chance(15) ? pick(["a.b", "on", "ü", "a b"], "a.b") : pick(Self.names, "up")
    return VectorSelector(QueryText(name), matchers: matchers, modifiers: modifiers)
  }

  private mutating func modifiers(isSubquery: Bool = false) -> TimeModifiers {
    var modifiers = TimeModifiers()
    if random.chance(20) {
      modifiers.offset = isNewer && random.chance(40) ? offsetExpression() : .milliseconds(pick([300_000, -60000, 86_400_001], 1))
    }
    if random.chance(15) {
      modifiers.at = pick([.start, .end, .time(NumberLiteral(-1.5, text: "")), .time(NumberLiteral(1_609_746_000, text: ""))], .start)
    }
    if isNewer, !isSubquery, random.chance(10) { modifiers.extended = pick([.anchored, .smoothed], .anchored) }
    return modifiers
  }

  private mutating func duration() -> QueryDuration {
    if isNewer, random.chance(30) { return durationExpression(2) }
    return .milliseconds(pick([1, 1000, 90000, 300_000, 86_400_000, 604_800_000, 31_536_000_000, 90_061_001], 1000))
  }

  private mutating func durationExpression(_ depth: Int) -> QueryDuration {
    guard depth > 0 else {
      return pick([.milliseconds(60000), .milliseconds(-1500), .call("step", []), .call("range", [])], .milliseconds(1))
    }
    let (left, right) = (durationExpression(depth - 1), durationExpression(depth - 1))
    let number = QueryDuration.number(NumberLiteral(2, text: "2"))
    return pick(
      [
        .binary("+", left, right), .binary("-", left, right), .binary("*", left, number), .binary("/", left, right),
        .binary("^", left, number),
        .binary("%", left, right), .call("max_of", [left, right]), .parentheses(left), .negative(.parentheses(right)),
      ], left)
  }

  private mutating func offsetExpression() -> QueryDuration {
    pick([.parentheses(durationExpression(2)), .call("step", []), .negative(.call("range", []))], .call("step", []))
  }

  // MARK: Operations

  private mutating func groupingLabels() -> [GroupingLabel] {
    Array(Self.labels.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))).map { GroupingLabel(QueryText($0)) }
  }

  private mutating func aggregation(_ depth: Int) -> PromQLExpression {
    let names = ["sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk", "bottomk", "count_values", "quantile"]
    let name = pick(names + (isNewer ? ["limitk", "limit_ratio"] : []), "sum")
    let parameter: PromQLExpression? =
      switch name {
      case "topk", "bottomk", "quantile", "limitk", "limit_ratio": scalar(depth - 1)
      case "count_values": make(.string("label"))
      default: nil
      }
    let labels = groupingLabels()
    let grouping: Grouping? =
      labels.isEmpty ? (random.chance(50) ? Grouping(keeps: false, []) : nil) : Grouping(keeps: random.chance(50), labels)
    return make(.aggregation(Aggregation(name, parameter: parameter, vector(depth - 1), grouping: grouping)))
  }

  private mutating func call(_ depth: Int) -> PromQLExpression {
    let known = PromQLFunction.all.filter { function in
      guard !["scalar", "info"].contains(function.name), function.result == .instantVector else { return false }
      let release = function.since.split(separator: ".").compactMap { Int($0) }
      return isNewer || release[0] == 2 && release[1] <= 42
    }
    let function = pick(known, known[0])
    let count = Int.random(in: function.least...(function.most ?? 6), using: &random)
    let arguments = (0..<count).map { index -> PromQLExpression in
      switch function.arguments[min(index, function.arguments.count - 1)] {
      case .instantVector, .any: vector(depth - 1)
      case .rangeVector: range(depth - 1)
      case .scalar: scalar(depth - 1)
      case .string: make(.string(text()))
      }
    }
    return make(.call(FunctionCall(function.name, arguments)))
  }

  private mutating func binary(_ depth: Int) -> PromQLExpression {
    let older = BinaryOperation.Operator.allCases.filter { isNewer || $0 != .trimUpper && $0 != .trimLower }
    let operation = pick(older, .add)
    let isJoin = operation.isSetOperator || random.chance(50)
    var result = BinaryOperation(vector(depth - 1), operation, isJoin ? vector(depth - 1) : scalar(depth - 1))
    if operation.isComparison { result.returnsBool = random.chance(40) }
    guard isJoin else {
      if random.chance(30) { (result.left, result.right) = (result.right, result.left) }
      return make(.binary(result))
    }
    if random.chance(50) {
      let labels = groupingLabels()
      let keeps = labels.isEmpty || random.chance(50)
      result.matching = Grouping(keeps: keeps, labels)
      if !operation.isSetOperator, random.chance(50) {
        let others = groupingLabels().filter { !labels.contains($0) }
        result.cardinality = random.chance(50) ? .groupLeft(others) : .groupRight(others)
      }
    }
    if isNewer, !operation.isSetOperator, random.chance(20) {
      result.fillLeft = NumberLiteral(-1.5, text: "-1.5")
      if random.chance(50) { result.fillRight = NumberLiteral(random.chance(50) ? 2 : -1.5, text: "") }
    }
    return make(.binary(result))
  }
}
