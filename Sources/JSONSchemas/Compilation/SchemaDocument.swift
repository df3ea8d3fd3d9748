import YAML

/// The text of a schema as values, and where its addresses lead: identifiers and anchors, found before anything is compiled.
struct SchemaDocument {
  struct Resource {
    /// The absolute address, without fragment; empty if the schema has none.
    var address: String
    var path: [PathElement]
    var dialect: JSONSchemaValidator.Dialect
    var anchors: [ExactText: [PathElement]] = [:]
    var dynamicAnchors: [ExactText: [PathElement]] = [:]
    var hasRecursiveAnchor = false
  }

  let root: YAMLValue
  private(set) var resources: [Resource] = []
  private(set) var unchecked: [UncheckedPart] = []
  private var byAddress: [ExactText: Int] = [:]
  private var byPath: [[UInt8]: Int] = [:]

  init(_ root: YAMLValue, defaultDialect: JSONSchemaValidator.Dialect) {
    self.root = root
    let dialect = self.dialect(of: root, at: []) ?? defaultDialect
    let address = root[dialect == .draft4 ? "id" : "$id"]?.string ?? ""
    addResource(address: URIReference.resolve(address, against: "").address, path: [], dialect: dialect)
    var waiting: [(path: [PathElement], value: YAMLValue, resource: Int)] = [([], root, 0)]
    while let (path, value, resource) = waiting.popLast() {
      guard case .map(let map) = value else { continue }
      let resource = enter(map, at: path, in: resource)
      waiting += Self.subschemas(of: map, at: path).reversed().map { ($0.path, $0.value, resource) }
    }
  }

  private mutating func addResource(address: String, path: [PathElement], dialect: JSONSchemaValidator.Dialect) {
    resources.append(Resource(address: address, path: path, dialect: dialect))
    byPath[Self.key(path)] = resources.count - 1
    if byAddress[ExactText(address)] == nil { byAddress[ExactText(address)] = resources.count - 1 }
  }

  private mutating func dialect(of value: YAMLValue, at path: [PathElement]) -> JSONSchemaValidator.Dialect? {
    guard let uri = value["$schema"]?.string else { return nil }
    if let dialect = JSONSchemaValidator.Dialect(schemaURI: uri) { return dialect }
    unchecked.append(UncheckedPart(path: path + ["$schema"], reason: .dialect(uri)))
    return nil
  }

  /// Notes the names that a schema object gives itself; the resource that it belongs to, which may be its own.
  private mutating func enter(_ map: YAMLMap, at path: [PathElement], in outer: Int) -> Int {
    var resource = outer
    var dialect = resources[outer].dialect
    // Beside $ref, the older drafts read nothing.
    if dialect.referenceStandsAlone, map["$ref"]?.string != nil { return resource }
    if let identifier = map[dialect == .draft4 ? "id" : "$id"]?.string {
      let (address, fragment) = URIReference.resolve(identifier, against: resources[outer].address)
      if !path.isEmpty, !identifier.hasPrefix("#") {
        dialect = self.dialect(of: .map(map), at: path) ?? dialect
        addResource(address: address, path: path, dialect: dialect)
        resource = resources.count - 1
      }
      // Before 2019-09, an anchor is an identifier that is a fragment alone.
      if dialect.referenceStandsAlone, !fragment.isEmpty { resources[resource].anchors[ExactText(fragment)] = path }
    }
    if dialect >= .draft2019, let anchor = map["$anchor"]?.string { resources[resource].anchors[ExactText(anchor)] = path }
    if dialect >= .draft2020, let anchor = map["$dynamicAnchor"]?.string {
      resources[resource].anchors[ExactText(anchor)] = path
      resources[resource].dynamicAnchors[ExactText(anchor)] = path
    }
    if dialect == .draft2019, path == resources[resource].path, map["$recursiveAnchor"]?.bool == true {
      resources[resource].hasRecursiveAnchor = true
    }
    return resource
  }

  // MARK: References

  enum Target {
    /// `dynamicAnchor` is the name by which the target was found, if it is a dynamic anchor.
    case found([PathElement], dynamicAnchor: ExactText?)
    /// In another document.
    case elsewhere(String)
    case nowhere
  }

  func target(of reference: String, from resource: Int) -> Target {
    let (address, fragment) = URIReference.resolve(reference, against: resources[resource].address)
    guard let index = byAddress[ExactText(address)] else { return .elsewhere(reference) }
    let found = resources[index]
    if fragment.isEmpty { return .found(found.path, dynamicAnchor: nil) }
    if fragment.hasPrefix("/") {
      return path(ofPointer: fragment, from: found.path).map { .found($0, dynamicAnchor: nil) } ?? .nowhere
    }
    let anchor = ExactText(fragment)
    guard let path = found.anchors[anchor] else { return .nowhere }
    return .found(path, dynamicAnchor: found.dynamicAnchors[anchor] == nil ? nil : anchor)
  }

  /// Follows a JSON Pointer (RFC 6901); nil if it leads out of the document.
  private func path(ofPointer pointer: String, from start: [PathElement]) -> [PathElement]? {
    guard var value = value(at: start) else { return nil }
    var path = start
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let token = String(part.replacing("~1", with: "/").replacing("~0", with: "~"))
      switch value {
      case .map(let map):
        guard let inner = map.entries.first(where: { ExactText($0.key) == ExactText(token) }) else { return nil }
        path.append(.key(token))
        value = inner.value
      case .list(let items):
        guard let index = Int(token), items.indices.contains(index) else { return nil }
        path.append(.index(index))
        value = items[index]
      default: return nil
      }
    }
    return path
  }

  func value(at path: [PathElement]) -> YAMLValue? {
    var value = root
    for element in path {
      let inner: YAMLValue? =
        switch element {
        case .key(let key): value.map?.entries.first { ExactText($0.key) == ExactText(key) }?.value
        case .index(let index): value[index]
        }
      guard let inner else { return nil }
      value = inner
    }
    return value
  }

  /// The innermost resource that a place belongs to.
  func resource(at path: [PathElement]) -> Int {
    if resources.count == 1 { return 0 }
    for count in stride(from: path.count, through: 0, by: -1) {
      if let resource = byPath[Self.key(path.prefix(count))] { return resource }
    }
    return 0
  }

  /// A path as bytes, no two of which are alike.
  static func key(_ path: some Sequence<PathElement>) -> [UInt8] {
    var bytes: [UInt8] = []
    for element in path {
      switch element {
      case .key(let key):
        // The length before the key keeps keys apart whatever is in them.
        bytes += String(key.utf8.count).utf8
        bytes.append(UInt8(ascii: "/"))
        bytes += key.utf8
      case .index(let index):
        bytes += String(index).utf8
        bytes.append(UInt8(ascii: "#"))
      }
    }
    return bytes
  }
}

extension SchemaDocument {
  private static let single = [
    "additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then", "unevaluatedItems",
    "unevaluatedProperties",
  ]
  private static let lists = ["allOf", "anyOf", "items", "oneOf", "prefixItems"]
  private static let maps = ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"]

  /// The schemas directly within a schema, wherever some draft has one: only there an `$id` is an identifier.
  private static func subschemas(of map: YAMLMap, at path: [PathElement]) -> [(path: [PathElement], value: YAMLValue)] {
    var found: [(path: [PathElement], value: YAMLValue)] = []
    for entry in map.entries {
      let path = path + [.key(entry.key)]
      if single.contains(entry.key), entry.value.map != nil { found.append((path, entry.value)) }
      if lists.contains(entry.key), let items = entry.value.list {
        found += items.enumerated().map { (path + [.index($0.offset)], $0.element) }
      }
      if maps.contains(entry.key), let inner = entry.value.map {
        found += inner.entries.map { (path + [.key($0.key)], $0.value) }
      }
    }
    return found
  }
}
