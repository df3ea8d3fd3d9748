import RegularExpressions
import YAML

/// The part of a structural schema that says what a value may be.
///
/// Not checked, because they never make a good value bad: formats, rules in CEL, `allOf`, `anyOf`, `oneOf`, `not`.
/// Source: kubernetes.io, "Extend the Kubernetes API with CustomResourceDefinitions", Specifying a structural schema.
final class CustomSchema: Sendable {
  enum Kind: Sendable {
    case object, list, string, integer, number, boolean, intOrString, any
  }

  /// The property's or the kind's name, for messages.
  let name: String
  let kind: Kind
  let isNullable: Bool
  let hasDefault: Bool
  /// Fields that the schema does not name may stay.
  let keepsUnknownFields: Bool
  /// An object of its own, with `apiVersion`, `kind` and `metadata`.
  let isEmbeddedResource: Bool
  let properties: [String: CustomSchema]
  let additional: CustomSchema?
  let items: CustomSchema?
  let required: [String]
  /// Strings of an enumeration.
  let words: [String]
  /// All values of an enumeration.
  let values: [YAMLValue]
  let limits: [CustomLimit]
  /// Nil also if Go, whose engine the API server matches with, does not accept it.
  let pattern: RegularExpression?
  /// What the items of a list may not share; empty keys for a set of scalars.
  let uniqueKey: UniqueKey?
  let isSet: Bool

  private static let maxDepth = 200

  /// Nil if the schema is nested too deep to be meant.
  init?(_ schema: YAMLValue, name: String, depth: Int = 0) {
    guard depth < Self.maxDepth else { return nil }
    self.name = name
    kind = Self.kind(of: schema)
    isNullable = schema["nullable"]?.bool == true
    hasDefault = schema["default"] != nil
    keepsUnknownFields = schema["x-kubernetes-preserve-unknown-fields"]?.bool == true || schema["additionalProperties"]?.bool == true
    isEmbeddedResource = schema["x-kubernetes-embedded-resource"]?.bool == true
    var properties: [String: CustomSchema] = [:]
    for property in schema["properties"]?.map?.entries ?? [] {
      guard let inner = CustomSchema(property.value, name: property.key, depth: depth + 1) else { return nil }
      properties[property.key] = inner
    }
    self.properties = properties
    func inner(_ key: String) -> (schema: CustomSchema?, isTooDeep: Bool) {
      guard let value = schema[key], case .map = value else { return (nil, false) }
      let inner = CustomSchema(value, name: name, depth: depth + 1)
      return (inner, inner == nil)
    }
    let (additional, items) = (inner("additionalProperties"), inner("items"))
    if additional.isTooDeep || items.isTooDeep { return nil }
    (self.additional, self.items) = (additional.schema, items.schema)
    required = (schema["required"]?.list ?? []).compactMap(\.string)
    values = schema["enum"]?.list ?? []
    words = values.compactMap(\.string)
    pattern = schema["pattern"]?.string.flatMap { try? RegularExpression($0, .re2) }
    limits = Self.limits(of: schema)
    isSet = schema["x-kubernetes-list-type"]?.string == "set"
    let keys = (schema["x-kubernetes-list-map-keys"]?.list ?? []).compactMap(\.string)
    uniqueKey =
      schema["x-kubernetes-list-type"]?.string == "map" && !keys.isEmpty ? UniqueKey(keys: keys, isDemanded: true) : nil
  }

  private static func kind(of schema: YAMLValue) -> Kind {
    if schema["x-kubernetes-int-or-string"]?.bool == true { return .intOrString }
    return switch schema["type"]?.string {
    case "object": .object
    case "array": .list
    case "string": .string
    case "integer": .integer
    case "number": .number
    case "boolean": .boolean
    default: .any
    }
  }

  private static func limits(of schema: YAMLValue) -> [CustomLimit] {
    var limits: [CustomLimit] = []
    if let minimum = schema["minimum"]?.double {
      limits.append(.minimum(minimum, isExclusive: schema["exclusiveMinimum"]?.bool == true))
    }
    if let maximum = schema["maximum"]?.double {
      limits.append(.maximum(maximum, isExclusive: schema["exclusiveMaximum"]?.bool == true))
    }
    if let factor = schema["multipleOf"]?.integral, factor > 0 { limits.append(.multipleOf(factor)) }
    if let length = schema["minLength"]?.integral { limits.append(.minLength(length)) }
    if let length = schema["maxLength"]?.integral { limits.append(.maxLength(length)) }
    if let count = schema["minItems"]?.integral { limits.append(.minItems(count)) }
    if let count = schema["maxItems"]?.integral { limits.append(.maxItems(count)) }
    if let count = schema["minProperties"]?.integral { limits.append(.minProperties(count)) }
    if let count = schema["maxProperties"]?.integral { limits.append(.maxProperties(count)) }
    return limits
  }
}

extension CustomLimit {
  /// Whether a value keeps to the limit; values of another kind do.
  func holds(for value: YAMLValue) -> Bool {
    switch self {
    case .minimum(let bound, let isExclusive): value.double.map { isExclusive ? $0 > bound : $0 >= bound } ?? true
    case .maximum(let bound, let isExclusive): value.double.map { isExclusive ? $0 < bound : $0 <= bound } ?? true
    case .multipleOf(let factor): value.integral.map { $0.isMultiple(of: factor) } ?? true
    // The API server counts characters, not bytes.
    case .minLength(let length): value.string.map { $0.unicodeScalars.count >= length } ?? true
    case .maxLength(let length): value.string.map { $0.unicodeScalars.count <= length } ?? true
    case .minItems(let count): value.list.map { $0.count >= count } ?? true
    case .maxItems(let count): value.list.map { $0.count <= count } ?? true
    case .minProperties(let count): value.map.map { $0.count >= count } ?? true
    case .maxProperties(let count): value.map.map { $0.count <= count } ?? true
    case .pattern, .otherValue: true
    }
  }
}

extension YAMLValue {
  fileprivate var double: Double? {
    switch self {
    case .int(let integer): Double(integer)
    case .float(let double): double
    default: nil
    }
  }

  /// Equality with numbers compared by value.
  func equals(_ other: YAMLValue) -> Bool {
    if let left = double, let right = other.double { return left == right }
    return self == other
  }
}
