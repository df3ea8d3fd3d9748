import YAML

extension SchemaCompiler {
  mutating func keywords(of value: YAMLValue, at path: [PathElement], resource: Int) throws(JSONSchemaError) -> [Keyword] {
    let dialect = document.resources[resource].dialect
    if let boolean = value.bool { return boolean ? [] : [.never] }
    guard case .map(let map) = value else { throw JSONSchemaError(path: path, problem: .notASchema(found: value)) }
    let reader = KeywordReader(map: map, path: path)
    var keywords = try references(reader, dialect, resource)
    // In the drafts where a reference stands alone, `$ref` may also be the name of a property.
    if dialect.referenceStandsAlone, map["$ref"]?.string != nil { return keywords }
    keywords += try valueKeywords(reader, dialect)
    keywords += try numberAndTextKeywords(reader, dialect)
    keywords += try objectKeywords(reader, dialect)
    keywords += try arrayKeywords(reader, dialect)
    keywords += try applicators(reader, dialect)
    return keywords + (try unevaluated(reader, dialect))
  }

  private mutating func references(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect, _ resource: Int
  ) throws(JSONSchemaError) -> [Keyword] {
    var names = ["$ref"]
    if dialect == .draft2019 { names.append("$recursiveRef") }
    if dialect >= .draft2020 { names.append("$dynamicRef") }
    var keywords: [Keyword] = []
    for name in names {
      if let keyword = try reference(name, reader, resource: resource) { keywords.append(keyword) }
    }
    return keywords
  }

  private func valueKeywords(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let types = try reader.types() { keywords.append(.type(types)) }
    if let values = try reader.list("enum") { keywords.append(.enumeration(values, Set(values.map(JSONIdentity.init)))) }
    if dialect >= .draft6, let value = reader["const"] { keywords.append(.constant(value, JSONIdentity(value))) }
    return keywords
  }

  private mutating func numberAndTextKeywords(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    for (inclusive, exclusive) in [(Violation.Bound.minimum, Violation.Bound.exclusiveMinimum), (.maximum, .exclusiveMaximum)] {
      let limit = try reader.number(inclusive.rawValue)
      if dialect == .draft4 {
        let isExclusive = try reader.boolean(exclusive.rawValue) ?? false
        if let limit { keywords.append(.bound(isExclusive ? exclusive : inclusive, limit)) }
      } else {
        if let limit { keywords.append(.bound(inclusive, limit)) }
        if let limit = try reader.number(exclusive.rawValue) { keywords.append(.bound(exclusive, limit)) }
      }
    }
    if let divisor = try reader.number("multipleOf") {
      guard let number = DecimalNumber(divisor), NumberOrder.isLess(0, divisor) else {
        throw reader.malformed("multipleOf", .positiveNumber, divisor)
      }
      keywords.append(.multipleOf(divisor, number))
    }
    keywords += try counts([.minLength, .maxLength], reader)
    if let source = try reader.string("pattern") {
      keywords.append(pattern(source, at: reader.path + ["pattern"]).map(Keyword.pattern) ?? .uncheckedPattern)
    }
    return keywords
  }

  private func counts(_ counted: [Violation.Counted], _ reader: KeywordReader) throws(JSONSchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    for keyword in counted {
      if let limit = try reader.count(keyword.rawValue) { keywords.append(.count(keyword, limit)) }
    }
    return keywords
  }

  // MARK: Objects

  private mutating func objectKeywords(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    var keywords = try counts([.minProperties, .maxProperties], reader)
    if let names = try reader.strings("required") { keywords.append(.required(names)) }
    if let members = try members(reader) { keywords.append(.members(members)) }
    if dialect >= .draft6, let place = reader.schema("propertyNames") { keywords.append(.propertyNames(try node(place))) }
    return keywords + (dialect >= .draft2019 ? try dependents(reader) : try dependencies(reader))
  }

  private mutating func members(_ reader: KeywordReader) throws(JSONSchemaError) -> Keyword.Members? {
    let properties = try reader.schemasByName("properties")
    let patterns = try reader.schemasByName("patternProperties")
    let additional = reader.schema("additionalProperties")
    if properties == nil, patterns == nil, additional == nil { return nil }
    var members = Keyword.Members()
    for (name, place) in properties ?? [] {
      members.names.append(name)
      members.properties[ExactText(name)] = try node(place)
    }
    for (source, place) in patterns ?? [] {
      let schema = try node(place)
      if let pattern = pattern(source, at: place.path) {
        members.patterns.append((pattern, schema))
      } else {
        members.hasUncheckedPattern = true
      }
    }
    members.additional = try additional.map { (place) throws(JSONSchemaError) in try node(place) }
    return members
  }

  private mutating func dependents(_ reader: KeywordReader) throws(JSONSchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let value = reader["dependentRequired"] {
      guard let map = value.map else { throw reader.malformed("dependentRequired", .mapOfStrings, value) }
      var required: [(property: String, names: [String])] = []
      for entry in map.entries {
        guard let names = KeywordReader.strings(entry.value) else { throw reader.malformed("dependentRequired", .mapOfStrings, value) }
        required.append((entry.key, names))
      }
      keywords.append(.dependentRequired(keyword: "dependentRequired", required))
    }
    if let schemas = try reader.schemasByName("dependentSchemas") {
      var dependent: [(property: String, schema: NodeID)] = []
      for (name, place) in schemas { dependent.append((name, try node(place))) }
      keywords.append(.dependentSchemas(dependent))
    }
    return keywords
  }

  /// Before 2019-09 one keyword was for both.
  private mutating func dependencies(_ reader: KeywordReader) throws(JSONSchemaError) -> [Keyword] {
    guard let value = reader["dependencies"] else { return [] }
    guard let map = value.map else { throw reader.malformed("dependencies", .mapOfDependencies, value) }
    var required: [(property: String, names: [String])] = []
    var schemas: [(property: String, schema: NodeID)] = []
    for entry in map.entries {
      switch entry.value {
      case .list:
        guard let names = KeywordReader.strings(entry.value) else { throw reader.malformed("dependencies", .mapOfDependencies, value) }
        required.append((entry.key, names))
      case .map, .bool: schemas.append((entry.key, try node((reader.path + ["dependencies", .key(entry.key)], entry.value))))
      default: throw reader.malformed("dependencies", .mapOfDependencies, value)
      }
    }
    return (required.isEmpty ? [] : [.dependentRequired(keyword: "dependencies", required)])
      + (schemas.isEmpty ? [] : [.dependentSchemas(schemas)])
  }

  // MARK: Arrays

  private mutating func arrayKeywords(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    var keywords = try counts([.minItems, .maxItems], reader)
    if try reader.boolean("uniqueItems") == true { keywords.append(.uniqueItems) }
    if let items = try items(reader, dialect) { keywords.append(.items(items)) }
    if dialect >= .draft6, let place = reader.schema("contains") {
      var contains = Keyword.Contains(schema: try node(place), marksItems: dialect >= .draft2020)
      if dialect >= .draft2019 {
        contains.least = try reader.count("minContains") ?? 1
        contains.most = try reader.count("maxContains")
      }
      keywords.append(.contains(contains))
    }
    return keywords
  }

  private mutating func items(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> Keyword.Items? {
    var items = Keyword.Items()
    if dialect >= .draft2020 {
      let prefix = try reader.schemas("prefixItems")
      items.prefix = try nodes(prefix ?? [])
      if let place = reader.schema("items") {
        if place.value.list != nil { throw reader.malformed("items", .schema, place.value) }
        items.rest = try node(place)
      }
      return prefix == nil && items.rest == nil ? nil : items
    }
    guard let place = reader.schema("items") else { return nil }
    guard let list = place.value.list else {
      items.rest = try node(place)
      return items
    }
    items.prefix = try nodes(list.enumerated().map { (place.path + [.index($0.offset)], $0.element) })
    // Without a list before it, `additionalItems` says nothing.
    if let rest = reader.schema("additionalItems") {
      items.rest = try node(rest)
      items.restKeyword = "additionalItems"
    }
    return items
  }

  // MARK: Schemas within schemas

  private mutating func applicators(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let places = try reader.schemas("allOf") { keywords.append(.allOf(try nodes(places))) }
    if let places = try reader.schemas("anyOf") { keywords.append(.anyOf(try nodes(places))) }
    if let places = try reader.schemas("oneOf") { keywords.append(.oneOf(try nodes(places))) }
    if let place = reader.schema("not") { keywords.append(.not(try node(place))) }
    if dialect >= .draft7, let condition = reader.schema("if") {
      let condition = try node(condition)
      let then = try reader.schema("then").map { (place) throws(JSONSchemaError) in try node(place) }
      let otherwise = try reader.schema("else").map { (place) throws(JSONSchemaError) in try node(place) }
      keywords.append(.conditional(condition: condition, then: then, else: otherwise))
    }
    return keywords
  }

  /// Last, because they ask what the others left.
  private mutating func unevaluated(
    _ reader: KeywordReader, _ dialect: JSONSchemaValidator.Dialect
  ) throws(JSONSchemaError) -> [Keyword] {
    guard dialect >= .draft2019 else { return [] }
    var keywords: [Keyword] = []
    if let place = reader.schema("unevaluatedItems") { keywords.append(.unevaluatedItems(try node(place))) }
    if let place = reader.schema("unevaluatedProperties") {
      let known = reader["properties"]?.map.map { Array($0.keys) } ?? []
      keywords.append(.unevaluatedProperties(try node(place), known: known))
    }
    if !keywords.isEmpty { schema.tracksEvaluation = true }
    return keywords
  }
}
