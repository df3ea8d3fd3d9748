import Diagnostics
import RegularExpressions
import YAML

extension ObjectWalk {
  /// Checks a custom resource, or a value in it, by its structural schema.
  mutating func checkCustom(_ value: YAMLValue, _ schema: CustomSchema, isRoot: Bool = false) {
    if case .null = value {
      // With a default, and only then, a null that is not allowed is dropped before the check.
      if schema.kind != .any, !schema.isNullable, !schema.hasDefault { report(.nullValue) }
      return
    }
    switch (schema.kind, value) {
    case (.object, .map(let map)): checkCustomObject(map, schema, isRoot)
    case (.list, .list(let items)): checkCustomList(items, schema)
    case (.any, .map(let map)) where !schema.properties.isEmpty: checkCustomObject(map, schema, isRoot)
    case (.string, .string), (.boolean, .bool), (.number, .int), (.number, .float), (.any, _), (.intOrString, .string): break
    case (.integer, .int), (.integer, .float), (.intOrString, .int), (.intOrString, .float):
      // Floats beyond 64 bits have no fraction.
      if case .float(let number) = value, value.integral == nil, number.magnitude < 0x1p63 { return report(.noInteger(bits: 64)) }
    default: return report(.wrongType(expected: ValueKind(schema), found: ValueKind(of: value)))
    }
    checkLimits(value, schema)
  }

  private mutating func checkCustomObject(_ map: YAMLMap, _ schema: CustomSchema, _ isRoot: Bool) {
    let last = trail.count
    trail.append(0)
    for index in map.entries.indices {
      let entry = map.entries[index]
      trail[last] = index
      // These the API server reads itself.
      if isRoot || schema.isEmbeddedResource, ["apiVersion", "kind", "metadata"].contains(entry.key) { continue }
      if let property = schema.properties[entry.key] {
        checkCustom(entry.value, property)
      } else if let additional = schema.additional {
        checkCustom(entry.value, additional)
      } else if !schema.keepsUnknownFields, schema.kind == .object {
        let nearest = nearestMatch(to: entry.key, among: schema.properties.keys.sorted())
        report(.unknownField(UnknownField(name: entry.key, owner: schema.name, nearest: nearest)))
      }
    }
    trail.removeLast()
    for field in schema.required where map[field] == nil && schema.properties[field]?.hasDefault != true {
      report(.missingField(field), at: [.key(field)])
    }
  }

  private mutating func checkCustomList(_ items: [YAMLValue], _ schema: CustomSchema) {
    if let element = schema.items {
      let last = trail.count
      trail.append(0)
      for index in items.indices {
        trail[last] = index
        checkCustom(items[index], element)
      }
      trail.removeLast()
    }
    if let key = schema.uniqueKey, items.allSatisfy({ item in key.keys.allSatisfy { item[$0] != nil } }) {
      checkUnique(.list(items), key)
    }
    if schema.isSet { checkSet(items) }
  }

  private mutating func checkSet(_ items: [YAMLValue]) {
    var seen: [YAMLValue: Int] = [:]
    for (index, item) in items.enumerated() {
      guard let earlier = seen[item] else {
        seen[item] = index
        continue
      }
      let text = if case .string(let text) = item { text } else { "" }
      report(
        .duplicate(Duplicate(keys: [], values: [text], first: path + [.index(earlier)], isRefused: true)), inside: index)
    }
  }

  private mutating func checkLimits(_ value: YAMLValue, _ schema: CustomSchema) {
    if !schema.values.isEmpty, !schema.values.contains(where: { $0.equals(value) }) {
      if case .string(let text) = value, schema.words.count == schema.values.count {
        report(.wrongWord(text, allowed: schema.words))
      } else {
        report(.customLimit(.otherValue))
      }
    }
    for limit in schema.limits where !limit.holds(for: value) { report(.customLimit(limit)) }
    if let pattern = schema.pattern, case .string(let text) = value, !matches(pattern, text) {
      report(.customLimit(.pattern(pattern.source)))
    }
  }

  /// Whether some part of the text matches: expressions that mean the whole text have anchors. What would take too long is taken to match.
  private func matches(_ pattern: RegularExpression, _ text: String) -> Bool {
    var steps = RegularExpression.stepLimit
    return pattern.isFound(in: text, steps: &steps) || steps <= 0
  }
}

extension ValueKind {
  fileprivate init(_ schema: CustomSchema) {
    self =
      switch schema.kind {
      case .object: .object(schema.name)
      case .list: .list
      case .string: .string
      case .integer: .integer
      case .number: .number
      case .boolean: .boolean
      case .intOrString: .integerOrString
      case .any: .map
      }
  }
}
