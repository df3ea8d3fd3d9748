import YAML

/// Applies a compiled schema to one value.
struct Evaluator {
  let schema: CompiledSchema
  /// Where the value at hand is.
  var path: [PathElement] = []
  /// The resources entered on the way, the outermost first (Core 2020-12, 7.1: the dynamic scope).
  private var scope: [Int] = []
  /// The nodes at work on the value at hand; a node among them that comes again adds nothing.
  private var active: [NodeID] = []
  private var depth = 0
  private var found = 0
  /// What may still be spent.
  var steps: Int
  /// Why the validation was given up, if it was; nothing is reported from then on.
  private(set) var failure: Violation?

  init(_ schema: CompiledSchema, steps: Int) {
    self.schema = schema
    self.steps = steps
  }

  mutating func run(_ value: YAMLValue) -> [Violation] {
    let outcome = evaluate(schema.root, value)
    return outcome.violations + (failure.map { [$0] } ?? [])
  }

  var hasGivenUp: Bool { failure != nil }

  mutating func giveUp(_ problem: Violation.Problem) {
    if failure == nil { failure = Violation(path: problem == .tooMuchWork ? [] : path, keyword: "", problem: problem) }
  }

  mutating func evaluate(_ node: NodeID, _ value: YAMLValue) -> Outcome {
    guard failure == nil else { return Outcome() }
    // What the node says of this value is being found out; `not` shall not turn the silence into a refusal.
    if active.contains(node) { return Outcome(isUncertain: true) }
    steps -= 1
    guard steps > 0, found < JSONSchemaValidator.violationLimit else {
      giveUp(.tooMuchWork)
      return Outcome()
    }
    guard depth < JSONSchemaValidator.depthLimit else {
      giveUp(.tooDeep(limit: depth))
      return Outcome()
    }
    depth += 1
    active.append(node)
    let resource = schema.nodes[node].resource
    let entersResource = scope.last != resource
    if entersResource { scope.append(resource) }
    defer {
      depth -= 1
      active.removeLast()
      if entersResource { scope.removeLast() }
    }
    var outcome = Outcome()
    for keyword in schema.nodes[node].keywords { apply(keyword, to: value, &outcome) }
    return outcome
  }

  /// Applies a node to a value within the one at hand.
  mutating func evaluate(_ node: NodeID, _ value: YAMLValue, at element: PathElement) -> Outcome {
    path.append(element)
    let outcome = evaluateApart(node, value)
    path.removeLast()
    return outcome
  }

  /// Applies a node to another value than the one at hand, though it has no path of its own: a property's name.
  mutating func evaluateApart(_ node: NodeID, _ value: YAMLValue) -> Outcome {
    let outer = active
    active = []
    let outcome = evaluate(node, value)
    active = outer
    return outcome
  }

  mutating func report(_ keyword: String, _ problem: Violation.Problem, at element: PathElement? = nil, _ outcome: inout Outcome) {
    guard failure == nil else { return }
    found += 1
    outcome.violations.append(Violation(path: element.map { path + [$0] } ?? path, keyword: keyword, problem: problem))
  }

  /// Takes over what a schema says that has to hold.
  func join(_ inner: Outcome, _ outcome: inout Outcome) {
    outcome.add(inner)
    if schema.tracksEvaluation { outcome.evaluated.formUnion(inner.evaluated) }
  }

  private mutating func apply(_ keyword: Keyword, to value: YAMLValue, _ outcome: inout Outcome) {
    switch keyword {
    case .never: report("", .nothingAllowed, &outcome)
    case .elsewhere:
      outcome.isUncertain = true
      outcome.evaluated.isEverything = true
    case .uncheckedPattern: if case .string = value { outcome.isUncertain = true }
    case .type, .enumeration, .constant, .bound, .multipleOf, .count, .pattern: assert(keyword, value, &outcome)
    case .required, .dependentRequired, .dependentSchemas, .members, .propertyNames, .unevaluatedProperties:
      if case .map(let map) = value { applyToObject(keyword, map, &outcome) }
    case .items, .contains, .uniqueItems, .unevaluatedItems:
      if case .list(let items) = value { applyToArray(keyword, items, &outcome) }
    case .allOf, .anyOf, .oneOf, .not, .conditional: applyLogic(keyword, value, &outcome)
    case .reference(let node): join(evaluate(node, value), &outcome)
    case .dynamicReference(let anchor, let node):
      let outermost = scope.first { schema.resources[$0].dynamicAnchors[anchor] != nil }
      let target = outermost.flatMap { schema.resources[$0].dynamicAnchors[anchor] } ?? node
      join(evaluate(target, value), &outcome)
    case .recursiveReference(let node):
      let resource = schema.resources[schema.nodes[node].resource]
      let isDynamic = resource.root == node && resource.hasRecursiveAnchor
      let outermost = scope.first { schema.resources[$0].hasRecursiveAnchor }
      join(evaluate(isDynamic ? outermost.map { schema.resources[$0].root } ?? node : node, value), &outcome)
    }
  }
}
