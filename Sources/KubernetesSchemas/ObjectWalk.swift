import YAML

/// One walk through an object beside its definition.
///
/// The way to the current value is kept as indices alone; a path is made of them only for a violation.
struct ObjectWalk {
  let table: SchemaTable
  /// The whole document: paths begin there.
  let root: YAMLValue
  /// For each map and list on the way the index of the entry or item.
  var trail: [Int]
  /// The definition of the object's kind, to look for misplaced fields in.
  var kind: Definition?
  var found: [SchemaViolation] = []

  /// Definitions that contain themselves (JSON schemas) end somewhere.
  private static let maxDepth = 600

  init(table: SchemaTable, root: YAMLValue, trail: [Int] = []) {
    self.table = table
    self.root = root
    self.trail = trail
    self.trail.reserveCapacity(32)
  }

  // MARK: - Reporting

  mutating func report(_ problem: SchemaProblem, at rest: [PathElement] = []) {
    found.append(SchemaViolation(problem, at: path + rest))
  }

  mutating func report(_ problem: SchemaProblem, inside index: Int) {
    trail.append(index)
    report(problem)
    trail.removeLast()
  }

  var path: [PathElement] {
    var elements: [PathElement] = []
    elements.reserveCapacity(trail.count)
    var value = root
    for index in trail {
      switch value {
      case .map(let map) where map.entries.indices.contains(index):
        elements.append(.key(map.entries[index].key))
        value = map.entries[index].value
      case .list(let items) where items.indices.contains(index):
        elements.append(.index(index))
        value = items[index]
      default: return elements
      }
    }
    return elements
  }

  // MARK: - Values

  mutating func check(_ value: YAMLValue, _ type: FieldType) {
    switch type {
    case .object(let slot): checkObject(value, table.definition(slot))
    case .string: if case .string = value {} else { wrongType(value, .string) }
    case .int32: checkInteger(value, bits: 32, expected: .integer)
    case .boolean: if case .bool = value {} else { wrongType(value, .boolean) }
    case .list(let element): checkList(value, element)
    case .map(let element): checkMap(value, element)
    case .intOrString: if case .string = value {} else { checkInteger(value, bits: 32, expected: .integerOrString) }
    case .quantity: checkQuantity(value)
    case .int64: checkInteger(value, bits: 64, expected: .integer)
    case .number:
      switch value {
      case .int, .float, .null: break
      default: wrongType(value, .number)
      }
    case .bytes: checkBytes(value)
    case .any: break
    }
  }

  /// A null is absent, or Go's zero value, wherever it is no required field.
  private mutating func wrongType(_ value: YAMLValue, _ expected: ValueKind) {
    if case .null = value { return }
    report(.wrongType(expected: expected, found: ValueKind(of: value)))
  }

  mutating func checkObject(_ value: YAMLValue, _ definition: Definition) {
    if let alias = definition.alias { return check(value, alias) }
    guard case .map(let map) = value else { return wrongType(value, .object(definition.shortName)) }
    guard trail.count < Self.maxDepth else { return }
    var seen: UInt64 = 0
    let last = trail.count
    trail.append(0)
    for index in map.entries.indices {
      trail[last] = index
      guard let number = definition.field(named: map.entries[index].key), definition.fields[number].isServed else {
        reportUnknownField(map.entries[index].key, in: definition)
        continue
      }
      seen |= check(map.entries[index].value, field: number, of: definition)
    }
    trail.removeLast()
    if seen != definition.requiredFields { reportMissing(seen, definition) }
    if let special = definition.check { check(map, special) }
  }

  /// The bit of the field if it is required.
  @inline(__always)
  private mutating func check(_ value: YAMLValue, field number: Int, of definition: Definition) -> UInt64 {
    let bit = definition.fields[number].requiredBit
    if case .null = value {
      if bit != 0 { report(.nullValue) }
    } else {
      check(value, definition.fields[number].type)
      if let rules = definition.fields[number].rules { check(value, rules) }
    }
    return bit
  }

  private mutating func reportMissing(_ seen: UInt64, _ definition: Definition) {
    for field in definition.fields where field.requiredBit & ~seen != 0 {
      report(.missingField(field.name), at: [.key(field.name)])
    }
  }

  private mutating func checkList(_ value: YAMLValue, _ element: FieldType) {
    guard case .list(let items) = value else { return wrongType(value, .list) }
    let last = trail.count
    trail.append(0)
    for index in items.indices {
      trail[last] = index
      if case .null = items[index], isRequired(element) {
        report(.nullValue)
      } else {
        check(items[index], element)
      }
    }
    trail.removeLast()
  }

  /// Whether a null, which Go reads as an object without fields, lacks something.
  private func isRequired(_ type: FieldType) -> Bool {
    if case .object(let slot) = type { table.definition(slot).requiredFields != 0 } else { false }
  }

  private mutating func checkMap(_ value: YAMLValue, _ element: FieldType) {
    guard case .map(let map) = value else { return wrongType(value, .map) }
    let last = trail.count
    trail.append(0)
    for index in map.entries.indices {
      trail[last] = index
      check(map.entries[index].value, element)
    }
    trail.removeLast()
  }

  // MARK: - Scalars

  /// YAML's `1.0` reaches the API server as `1`: sigs.k8s.io/yaml turns it into JSON as Go prints floats.
  private mutating func checkInteger(_ value: YAMLValue, bits: Int, expected: ValueKind) {
    switch value {
    case .int(let integer): if bits == 32, Int32(exactly: integer) == nil { report(.noInteger(bits: 32)) }
    case .float:
      guard let integer = value.integral, bits == 64 || Int32(exactly: integer) != nil else { return report(.noInteger(bits: bits)) }
    default: wrongType(value, expected)
    }
  }

  private mutating func checkQuantity(_ value: YAMLValue) {
    switch value {
    case .string(let text): if !QuantitySyntax.matches(text) { report(.badQuantity(text)) }
    case .int, .float: break
    default: wrongType(value, .quantity)
    }
  }

  private mutating func checkBytes(_ value: YAMLValue) {
    guard case .string(let text) = value else { return wrongType(value, .base64) }
    if !Base64Syntax.matches(text) { report(.notBase64) }
  }

  // MARK: - Rules

  private mutating func check(_ value: YAMLValue, _ rules: FieldRules) {
    if !rules.words.isEmpty { checkWords(value, rules.words) }
    if let syntax = rules.syntax { check(value, syntax) }
    for key in rules.uniqueKeys { checkUnique(value, key) }
  }

  /// The API server puts a default in place of an empty text.
  private mutating func checkWords(_ value: YAMLValue, _ words: [String]) {
    switch value {
    case .string(let text): if !text.isEmpty, !words.contains(text) { report(.wrongWord(text, allowed: words)) }
    case .list(let items):
      for (index, item) in items.enumerated() {
        if case .string(let text) = item, !text.isEmpty, !words.contains(text) {
          report(.wrongWord(text, allowed: words), inside: index)
        }
      }
    default: break
    }
  }
}

extension ValueKind {
  init(of value: YAMLValue) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .int: .integer
      case .float: .number
      case .string: .string
      case .list: .list
      case .map: .map
      }
  }
}
