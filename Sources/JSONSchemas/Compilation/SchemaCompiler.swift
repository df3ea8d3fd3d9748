import RegularExpressions
import YAML

/// Turns a schema document into nodes: those that the root needs, directly or by reference.
struct SchemaCompiler {
  static let nodeLimit = 100_000

  let document: SchemaDocument
  var schema = CompiledSchema()
  private var nodes: [[UInt8]: NodeID] = [:]
  private var waiting: [(node: NodeID, path: [PathElement], value: YAMLValue)] = []
  private var patterns: [ExactText: RegularExpression?] = [:]
  private var remotes: Set<ExactText> = []

  init(document value: YAMLValue, defaultDialect: JSONSchemaValidator.Dialect) throws(JSONSchemaError) {
    guard value.map != nil || value.bool != nil else { throw JSONSchemaError(path: [], problem: .notASchema(found: value)) }
    document = SchemaDocument(value, defaultDialect: defaultDialect)
    schema.unchecked = document.unchecked
  }

  mutating func compile() throws(JSONSchemaError) -> CompiledSchema {
    schema.root = try node((path: [], value: document.root))
    for resource in document.resources {
      guard let value = document.value(at: resource.path) else { continue }
      var compiled = CompiledSchema.Resource(root: try node((path: resource.path, value: value)))
      compiled.hasRecursiveAnchor = resource.hasRecursiveAnchor
      for (anchor, path) in resource.dynamicAnchors {
        if let value = document.value(at: path) { compiled.dynamicAnchors[anchor] = try node((path: path, value: value)) }
      }
      schema.resources.append(compiled)
    }
    // In the order of the document, so that what is not checked is told where it stands first.
    var done = 0
    while done < waiting.count {
      let (node, path, value) = waiting[done]
      done += 1
      schema.nodes[node].keywords = try keywords(of: value, at: path, resource: schema.nodes[node].resource)
    }
    return schema
  }

  /// The node of a place in the document, made when first asked for.
  mutating func node(_ place: KeywordReader.Place) throws(JSONSchemaError) -> NodeID {
    let key = SchemaDocument.key(place.path)
    if let node = nodes[key] { return node }
    guard schema.nodes.count < Self.nodeLimit else {
      throw JSONSchemaError(path: place.path, problem: .tooManySchemas(limit: Self.nodeLimit))
    }
    let node = schema.nodes.count
    schema.nodes.append(SchemaNode(resource: document.resource(at: place.path)))
    nodes[key] = node
    waiting.append((node, place.path, place.value))
    return node
  }

  mutating func nodes(_ places: [KeywordReader.Place]) throws(JSONSchemaError) -> [NodeID] {
    var result: [NodeID] = []
    for place in places { result.append(try node(place)) }
    return result
  }

  /// A regular expression, compiled once however often it stands in the schema; nil if it is not understood.
  mutating func pattern(_ source: String, at path: [PathElement]) -> RegularExpression? {
    if let known = patterns[ExactText(source)] { return known }
    let pattern: RegularExpression?
    do { pattern = try RegularExpression(source, .ecmaScript) } catch {
      pattern = nil
      schema.unchecked.append(UncheckedPart(path: path, reason: .pattern(source, error)))
    }
    patterns[ExactText(source)] = .some(pattern)
    return pattern
  }

  /// Where a reference leads, as a keyword.
  mutating func reference(
    _ keyword: String, _ reader: KeywordReader, resource: Int
  ) throws(JSONSchemaError) -> Keyword? {
    guard let reference = try reader.string(keyword) else { return nil }
    let path = reader.path + [.key(keyword)]
    switch document.target(of: reference, from: resource) {
    case .found(let target, let dynamicAnchor):
      guard let value = document.value(at: target) else { break }
      let node = try node((path: target, value: value))
      switch keyword {
      case "$recursiveRef": return .recursiveReference(node)
      case "$dynamicRef": return dynamicAnchor.map { .dynamicReference(anchor: $0, node) } ?? .reference(node)
      default: return .reference(node)
      }
    case .elsewhere(let address):
      if remotes.insert(ExactText(address)).inserted {
        schema.unchecked.append(UncheckedPart(path: path, reason: .remoteReference(address)))
      }
      return .elsewhere
    case .nowhere: break
    }
    throw JSONSchemaError(path: path, problem: .danglingReference(reference))
  }
}
