import YAML

extension Evaluator {
  mutating func applyLogic(_ keyword: Keyword, _ value: YAMLValue, _ outcome: inout Outcome) {
    switch keyword {
    case .allOf(let nodes): for node in nodes { join(evaluate(node, value), &outcome) }
    case .anyOf(let nodes):
      let inner = nodes.map { evaluate($0, value) }
      if hasGivenUp { return }
      if inner.contains(where: \.isValid) {
        for branch in inner where branch.isValid { join(branch, &outcome) }
      } else {
        report("anyOf", .noAlternative(inner.map(\.violations)), &outcome)
      }
    case .oneOf(let nodes):
      let inner = nodes.map { evaluate($0, value) }
      if hasGivenUp { return }
      let valid = inner.indices.filter { inner[$0].isValid }
      switch valid.count {
      case 0: report("oneOf", .noAlternative(inner.map(\.violations)), &outcome)
      case 1: join(inner[valid[0]], &outcome)
      default: report("oneOf", .severalAlternatives(valid), &outcome)
      }
    case .not(let node):
      let inner = evaluate(node, value)
      if inner.isValid, !hasGivenUp { report("not", .forbidden, &outcome) }
    case .conditional(let condition, let then, let otherwise):
      let inner = evaluate(condition, value)
      if inner.isValid { join(inner, &outcome) }
      if let node = inner.isValid ? then : otherwise { join(evaluate(node, value), &outcome) }
    default: break
    }
  }
}
