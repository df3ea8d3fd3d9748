import YAML

/// Reads the operands of one schema object's keywords, and says what is wrong with them.
struct KeywordReader {
  let map: YAMLMap
  let path: [PathElement]

  subscript(keyword: String) -> YAMLValue? { map[keyword] }

  func malformed(_ keyword: String, _ expected: JSONSchemaError.Expectation, _ found: YAMLValue) -> JSONSchemaError {
    JSONSchemaError(path: path + [.key(keyword)], problem: .malformed(keyword: keyword, expected: expected, found: found))
  }

  func string(_ keyword: String) throws(JSONSchemaError) -> String? {
    guard let value = map[keyword] else { return nil }
    guard let text = value.string else { throw malformed(keyword, .string, value) }
    return text
  }

  func boolean(_ keyword: String) throws(JSONSchemaError) -> Bool? {
    guard let value = map[keyword] else { return nil }
    guard let boolean = value.bool else { throw malformed(keyword, .boolean, value) }
    return boolean
  }

  func list(_ keyword: String) throws(JSONSchemaError) -> [YAMLValue]? {
    guard let value = map[keyword] else { return nil }
    guard let list = value.list else { throw malformed(keyword, .list, value) }
    return list
  }

  func number(_ keyword: String) throws(JSONSchemaError) -> YAMLValue? {
    guard let value = map[keyword] else { return nil }
    guard TypeName.number.includes(value) else { throw malformed(keyword, .number, value) }
    return value
  }

  /// A number of things: 0 or more, `2.0` too.
  func count(_ keyword: String) throws(JSONSchemaError) -> Int? {
    guard let value = map[keyword] else { return nil }
    guard let count = value.integral, count >= 0 else { throw malformed(keyword, .count, value) }
    return count
  }

  func strings(_ keyword: String) throws(JSONSchemaError) -> [String]? {
    guard let value = map[keyword] else { return nil }
    guard let strings = Self.strings(value) else { throw malformed(keyword, .strings, value) }
    return strings
  }

  static func strings(_ value: YAMLValue) -> [String]? {
    guard let items = value.list else { return nil }
    let strings = items.compactMap(\.string)
    return strings.count == items.count ? strings : nil
  }

  func types() throws(JSONSchemaError) -> [TypeName]? {
    guard let value = map["type"] else { return nil }
    let names = value.string.map { [$0] } ?? Self.strings(value) ?? []
    let types = names.compactMap(TypeName.init)
    guard !types.isEmpty, types.count == names.count else { throw malformed("type", .typeName, value) }
    return types
  }

  typealias Place = (path: [PathElement], value: YAMLValue)

  func schema(_ keyword: String) -> Place? { map[keyword].map { (path + [.key(keyword)], $0) } }

  func schemas(_ keyword: String) throws(JSONSchemaError) -> [Place]? {
    guard let value = map[keyword] else { return nil }
    guard let items = value.list, !items.isEmpty else { throw malformed(keyword, .schemas, value) }
    return items.enumerated().map { (path + [.key(keyword), .index($0.offset)], $0.element) }
  }

  func schemasByName(_ keyword: String) throws(JSONSchemaError) -> [(name: String, place: Place)]? {
    guard let value = map[keyword] else { return nil }
    guard let inner = value.map else { throw malformed(keyword, .mapOfSchemas, value) }
    return inner.entries.map { ($0.key, (path + [.key(keyword), .key($0.key)], $0.value)) }
  }
}
