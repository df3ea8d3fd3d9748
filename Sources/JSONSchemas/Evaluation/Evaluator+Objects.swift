import YAML

extension Evaluator {
  mutating func applyToObject(_ keyword: Keyword, _ map: YAMLMap, _ outcome: inout Outcome) {
    switch keyword {
    case .required(let names):
      let present = Set(map.keys.map(ExactText.init))
      for name in names where !present.contains(ExactText(name)) {
        report("required", .missingProperty(name, present: Array(map.keys)), &outcome)
      }
    case .dependentRequired(let keyword, let dependencies):
      let present = Set(map.keys.map(ExactText.init))
      for (property, names) in dependencies where present.contains(ExactText(property)) {
        for name in names where !present.contains(ExactText(name)) {
          report(keyword, .missingDependency(name, of: property), &outcome)
        }
      }
    case .dependentSchemas(let dependencies):
      let present = Set(map.keys.map(ExactText.init))
      for (property, node) in dependencies where present.contains(ExactText(property)) { join(evaluate(node, .map(map)), &outcome) }
    case .members(let members): applyMembers(members, map, &outcome)
    case .propertyNames(let node):
      for entry in map.entries {
        let inner = evaluateApart(node, .string(entry.key))
        outcome.isUncertain = outcome.isUncertain || inner.isUncertain
        if !inner.isValid {
          report("propertyNames", .badPropertyName(entry.key, inner.violations), at: .key(entry.key), &outcome)
        }
      }
    case .unevaluatedProperties(let node, let known):
      for entry in map.entries where !outcome.evaluated.includes(entry.key) {
        applyToRest(node, entry, "unevaluatedProperties", known, &outcome)
        outcome.evaluated.keys.insert(ExactText(entry.key))
      }
    default: break
    }
  }

  private mutating func applyMembers(_ members: Keyword.Members, _ map: YAMLMap, _ outcome: inout Outcome) {
    for entry in map.entries where !hasGivenUp {
      let key = ExactText(entry.key)
      var isEvaluated = false
      if let node = members.properties[key] {
        isEvaluated = true
        outcome.add(evaluate(node, entry.value, at: .key(entry.key)))
      }
      for (pattern, node) in members.patterns where matches(pattern, entry.key) {
        isEvaluated = true
        outcome.add(evaluate(node, entry.value, at: .key(entry.key)))
      }
      if members.hasUncheckedPattern {
        isEvaluated = true
        outcome.isUncertain = true
      } else if !isEvaluated, let node = members.additional {
        isEvaluated = true
        applyToRest(node, entry, "additionalProperties", members.names, &outcome)
      }
      if isEvaluated, schema.tracksEvaluation { outcome.evaluated.keys.insert(key) }
    }
  }

  /// A property that no other keyword speaks of; if nothing at all may stand there, it is an unknown one.
  private mutating func applyToRest(
    _ node: NodeID, _ entry: YAMLMap.Entry, _ keyword: String, _ known: [String], _ outcome: inout Outcome
  ) {
    if schema.isFalse(node) {
      report(keyword, .unknownProperty(entry.key, known: known), at: .key(entry.key), &outcome)
    } else {
      outcome.add(evaluate(node, entry.value, at: .key(entry.key)))
    }
  }
}

extension CompiledSchema {
  /// Whether a schema is `false`.
  func isFalse(_ node: NodeID) -> Bool {
    if case .never? = nodes[node].keywords.first { true } else { false }
  }
}
