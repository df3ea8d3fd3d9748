import TestSupport
import YAML

/// Random schemas, and values that some of them accept.
struct RandomSchemas {
  var random: SplitMix64
  /// Whether all keywords have operands of the right type.
  var isSound = true
  /// `items` as a list and `additionalItems`, `dependencies`; or else what came after them.
  var isOld = true

  init(random: SplitMix64, isSound: Bool) {
    self.random = random
    self.isSound = isSound
  }

  private static let names = ["a", "b", "c", "ab"]
  private static let patterns = ["^a", "b$", "^[a-c]+$", "[0-9]", "^(a|bc)*$"]
  private static let types = ["null", "boolean", "object", "array", "number", "string", "integer"]

  private mutating func number() -> YAMLValue {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .float(Double(Int.random(in: -8...8, using: &random)) / 4)
    case 1: .float(Double(Int.random(in: -3...3, using: &random)))
    default: .int(Int.random(in: -3...6, using: &random))
    }
  }

  private mutating func name() -> String { Self.names.randomElement(using: &random) ?? "a" }

  mutating func value(depth: Int) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(random.chance(50))
    case 2, 3: return number()
    case 4: return .string(["", "a", "b", "abc", "1", "bca"].randomElement(using: &random) ?? "")
    case 5, 6: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1) })
    default:
      var map: YAMLMap = [:]
      for _ in 0..<Int.random(in: 0...4, using: &random) { map[name()] = value(depth: depth - 1) }
      return .map(map)
    }
  }

  mutating func schema(depth: Int) -> YAMLValue {
    if random.chance(8) { return .bool(random.chance(70)) }
    var map: YAMLMap = [:]
    for _ in 0..<Int.random(in: 0...3, using: &random) { add(to: &map, depth: depth) }
    return .map(map)
  }

  private mutating func schemas(depth: Int) -> YAMLValue {
    .list((0..<Int.random(in: 1...3, using: &random)).map { _ in schema(depth: depth - 1) })
  }

  private mutating func schemasByName(_ names: [String], depth: Int) -> YAMLValue {
    var map: YAMLMap = [:]
    for _ in 0..<Int.random(in: 1...3, using: &random) { map[names.randomElement(using: &random) ?? "a"] = schema(depth: depth - 1) }
    return .map(map)
  }

  private mutating func nameList() -> YAMLValue {
    .list(Set((0..<Int.random(in: 1...2, using: &random)).map { _ in name() }).sorted().map(YAMLValue.string))
  }

  private mutating func add(to map: inout YAMLMap, depth: Int) {
    let keyword = Self.keywords(isOld: isOld, deep: depth > 0).randomElement(using: &random) ?? "type"
    map[keyword] = !isSound && random.chance(15) ? value(depth: 2) : operand(of: keyword, depth: depth)
  }

  private static func keywords(isOld: Bool, deep: Bool) -> [String] {
    let flat = [
      "type", "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
      "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required",
    ]
    if !deep { return flat }
    let nested = [
      "properties", "properties", "patternProperties", "additionalProperties", "propertyNames", "items", "contains", "allOf", "anyOf",
      "oneOf",
      "not", "if", "then", "else",
    ]
    return flat + nested
      + (isOld
        ? ["additionalItems", "dependencies"]
        : [
          "prefixItems", "dependentRequired", "dependentSchemas", "minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties",
        ])
  }

  private mutating func operand(of keyword: String, depth: Int) -> YAMLValue {
    switch keyword {
    case "type": return .string(Self.types.randomElement(using: &random) ?? "object")
    case "enum": return .list((0..<3).map { _ in value(depth: 1) })
    case "const": return value(depth: 1)
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum": return number()
    case "multipleOf": return [1, 2, 3, 0.25, 0.5, 1.5].randomElement(using: &random) ?? 1
    case "pattern": return .string(Self.patterns.randomElement(using: &random) ?? "a")
    case "uniqueItems": return .bool(random.chance(80))
    case "required": return nameList()
    case "properties": return schemasByName(Self.names, depth: depth)
    case "dependentSchemas": return schemasByName(Self.names, depth: depth)
    case "patternProperties": return schemasByName(Self.patterns, depth: depth)
    case "dependencies":
      return random.chance(50) ? schemasByName(Self.names, depth: depth) : .map(YAMLMap([YAMLMap.Entry(key: name(), value: nameList())]))
    case "dependentRequired": return .map(YAMLMap([YAMLMap.Entry(key: name(), value: nameList())]))
    case "items": return isOld && random.chance(40) ? schemas(depth: depth) : schema(depth: depth - 1)
    case "allOf", "anyOf", "oneOf", "prefixItems": return schemas(depth: depth)
    case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains":
      return .int(Int.random(in: 0...4, using: &random))
    default: return schema(depth: depth - 1)
    }
  }
}
