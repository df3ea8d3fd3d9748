import YAML

/// Keywords that join schemas. Where a part is not checked, the value gets the benefit of the doubt.
extension Evaluator {
  mutating func applyLogic(_ keyword: Keyword, _ value: YAMLValue, _ outcome: inout Outcome) {
    switch keyword {
    case .allOf(let nodes): for node in nodes { join(evaluate(node, value), &outcome) }
    case .anyOf(let nodes): applyAlternatives("anyOf", nodes, value, &outcome)
    case .oneOf(let nodes): applyAlternatives("oneOf", nodes, value, &outcome)
    case .not(let node):
      let inner = evaluate(node, value)
      if inner.isCertainlyValid { report("not", .forbidden, &outcome) }
      if inner.isUncertain { outcome.isUncertain = true }
    case .conditional(let condition, let then, let otherwise):
      let inner = evaluate(condition, value)
      if inner.isValid { join(inner, &outcome) }
      if inner.isValid, inner.isUncertain {
        // Either branch may be the one that counts.
        outcome.evaluated.isEverything = true
      } else if let node = inner.isValid ? then : otherwise {
        join(evaluate(node, value), &outcome)
      }
    default: break
    }
  }

  private mutating func applyAlternatives(_ keyword: String, _ nodes: [NodeID], _ value: YAMLValue, _ outcome: inout Outcome) {
    let branches = nodes.map { evaluate($0, value) }
    let valid = branches.indices.filter { branches[$0].isValid }
    let certain = valid.filter { !branches[$0].isUncertain }
    if valid.isEmpty { report(keyword, .noAlternative(branches.map(\.violations)), &outcome) }
    if keyword == "oneOf", certain.count > 1 { report(keyword, .severalAlternatives(certain), &outcome) }
    if schema.tracksEvaluation {
      for index in valid { outcome.evaluated.formUnion(branches[index].evaluated) }
    }
    // One alternative that certainly fits is enough for anyOf, but for oneOf another may fit too.
    if certain.isEmpty || keyword == "oneOf", certain.count < valid.count { outcome.isUncertain = true }
  }
}
