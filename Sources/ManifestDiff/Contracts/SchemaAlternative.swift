import YAML

/// One of the ways in which a value can be right: a schema with one type or none, and without `anyOf`.
struct SchemaAlternative {
  /// Nil for any.
  var type: String?
  var schema: YAMLMap

  var typeValue: YAMLValue? { type.map { .string($0) } }

  static func types(_ alternatives: [SchemaAlternative]) -> YAMLValue { .list(alternatives.compactMap(\.typeValue)) }

  /// Whether every value of a type is of this one's.
  func mayTake(_ other: String?) -> Bool { type == nil || type == other || type == "number" && other == "integer" }

  /// What a schema comes to; at least one.
  static func all(of schema: YAMLValue) -> [SchemaAlternative] {
    switch schema {
    case .bool(true): return [SchemaAlternative(type: nil, schema: [:])]
    case .bool(false): return [SchemaAlternative(type: nil, schema: ["not": [:]])]
    case .map(let map):
      guard case .list(let choices)? = map["anyOf"], !choices.isEmpty else { return byType(map) }
      var around = map
      around["anyOf"] = nil
      return choices.flatMap { choice -> [SchemaAlternative] in
        guard case .map(let inner) = choice else { return byType(around) }
        // Both must hold. Where both say something of one keyword, nobody can tell it by keywords.
        let common = inner.entries.filter { around[$0.key] != nil && !SchemaKeywords.annotations.contains($0.key) }
        if !common.isEmpty || inner["anyOf"] != nil { return [SchemaAlternative(type: nil, schema: ["anyOf": .list(choices)])] }
        return byType(YAMLMap(around.entries.filter { inner[$0.key] == nil } + inner.entries))
      }
    default: return [SchemaAlternative(type: nil, schema: [:])]
    }
  }

  private static func byType(_ map: YAMLMap) -> [SchemaAlternative] {
    let types = map["type"]?.list?.compactMap(\.string) ?? map["type"]?.string.map { [$0] } ?? []
    var rest = YAMLMap(map.entries.filter { !SchemaKeywords.annotations.contains($0.key) })
    rest["type"] = nil
    if types.isEmpty { return [SchemaAlternative(type: nil, schema: rest)] }
    return types.map { SchemaAlternative(type: $0, schema: keeping(rest, for: $0)) }
  }

  /// The keywords that say something of a type.
  private static func keeping(_ schema: YAMLMap, for type: String) -> YAMLMap {
    YAMLMap(schema.entries.filter { SchemaKeywords.types[$0.key]?.contains(type) ?? true })
  }
}

/// What the keywords of JSON Schema are about. Source: json-schema.org, Validation, drafts 7 and 2020-12.
enum SchemaKeywords {
  static let annotations: Set<String> = [
    "$comment", "$id", "$schema", "definitions", "$defs", "default", "deprecated", "description", "examples", "format", "readOnly", "title",
    "writeOnly", "contentEncoding", "contentMediaType", "contentSchema",
  ]
  static let lowerBounds = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"]
  static let upperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"]
  /// Those that are the same or may be narrower.
  static let opaque = [
    "$dynamicRef", "$recursiveRef", "$ref", "additionalItems", "allOf", "anyOf", "contains", "dependencies", "dependentRequired",
    "dependentSchemas", "else", "if", "multipleOf", "not", "oneOf", "pattern", "patternProperties", "prefixItems", "then",
    "unevaluatedItems", "unevaluatedProperties",
  ]
  /// Keywords that only say something of some types.
  static let types: [String: Set<String>] = {
    let numbers: Set<String> = ["integer", "number"]
    var types: [String: Set<String>] = [:]
    for keyword in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] { types[keyword] = numbers }
    for keyword in ["minLength", "maxLength", "pattern"] { types[keyword] = ["string"] }
    for keyword in [
      "items", "minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "prefixItems", "additionalItems",
      "unevaluatedItems",
    ] { types[keyword] = ["array"] }
    for keyword in [
      "properties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "patternProperties",
      "dependencies", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
    ] { types[keyword] = ["object"] }
    return types
  }()

  static func number(_ value: YAMLValue?) -> Double? {
    switch value {
    case .int(let number)?: Double(number)
    case .float(let number)?: number
    default: nil
    }
  }

  static func required(_ schema: YAMLMap) -> Set<String> { Set(schema["required"]?.list?.compactMap(\.string) ?? []) }

  static func dictionary(_ map: YAMLMap) -> [String: YAMLValue] {
    Dictionary(map.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
