import YAML

extension Evaluator {
  mutating func applyToArray(_ keyword: Keyword, _ items: [YAMLValue], _ outcome: inout Outcome) {
    switch keyword {
    case .items(let schemas):
      for (index, (node, item)) in zip(schemas.prefix, items).enumerated() {
        outcome.add(evaluate(node, item, at: .index(index)))
      }
      outcome.evaluated.itemCount = max(outcome.evaluated.itemCount, min(items.count, schemas.prefix.count))
      if let rest = schemas.rest {
        for index in items.indices.dropFirst(schemas.prefix.count) where !hasGivenUp {
          applyToRest(rest, items[index], index, schemas.restKeyword, &outcome)
        }
        outcome.evaluated.itemCount = items.count
      }
    case .contains(let contains): applyContains(contains, items, &outcome)
    case .uniqueItems:
      var places: [JSONIdentity: Int] = [:]
      for (index, item) in items.enumerated() {
        if let first = places.updateValue(index, forKey: JSONIdentity(item)) {
          report("uniqueItems", .repeatedItem(first: first, second: index), at: .index(index), &outcome)
        }
      }
    case .unevaluatedItems(let node):
      for index in items.indices where !outcome.evaluated.includes(index) {
        applyToRest(node, items[index], index, "unevaluatedItems", &outcome)
      }
      outcome.evaluated.itemCount = items.count
    default: break
    }
  }

  private mutating func applyContains(_ contains: Keyword.Contains, _ items: [YAMLValue], _ outcome: inout Outcome) {
    var found = 0
    var certain = 0
    for (index, item) in items.enumerated() where !hasGivenUp {
      let inner = evaluate(contains.schema, item, at: .index(index))
      if inner.isUncertain { outcome.isUncertain = true }
      guard inner.isValid else { continue }
      found += 1
      if !inner.isUncertain { certain += 1 }
      if contains.marksItems { outcome.evaluated.items.insert(index) }
    }
    if found < contains.least { report("contains", .tooFewContained(contains.least, found: found), &outcome) }
    if let most = contains.most, certain > most { report("maxContains", .tooManyContained(most, found: certain), &outcome) }
  }

  private mutating func applyToRest(_ node: NodeID, _ item: YAMLValue, _ index: Int, _ keyword: String, _ outcome: inout Outcome) {
    if schema.isFalse(node) {
      report(keyword, .unexpectedItem(index), at: .index(index), &outcome)
    } else {
      outcome.add(evaluate(node, item, at: .index(index)))
    }
  }
}
