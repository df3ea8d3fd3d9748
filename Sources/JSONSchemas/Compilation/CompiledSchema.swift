import RegularExpressions
import YAML

/// A place in the list of a schema's nodes.
typealias NodeID = Int

/// A schema with all its parts and references resolved; parts that refer to each other do so by number.
struct CompiledSchema: Sendable {
  var nodes: [SchemaNode] = []
  var root: NodeID = 0
  var resources: [Resource] = []
  var unchecked: [UncheckedPart] = []
  /// Whether `unevaluatedProperties` or `unevaluatedItems` occurs, which alone want to know what other keywords looked at.
  var tracksEvaluation = false

  /// A schema with an address of its own (Core 2020-12, 4.3.5), as far as dynamic references need it.
  struct Resource: Sendable {
    var root: NodeID
    var dynamicAnchors: [ExactText: NodeID] = [:]
    var hasRecursiveAnchor = false
  }
}

/// One schema object, or a boolean.
struct SchemaNode: Sendable {
  var resource: Int
  var keywords: [Keyword] = []
}

/// A keyword with its operands, checked and compiled.
enum Keyword: Sendable {
  case never
  /// A schema in another document, which is not at hand.
  case elsewhere
  /// A regular expression that is not understood.
  case uncheckedPattern
  case type([TypeName])
  case enumeration([YAMLValue], Set<JSONIdentity>)
  case constant(YAMLValue, JSONIdentity)
  case bound(Violation.Bound, YAMLValue)
  case multipleOf(YAMLValue, DecimalNumber)
  case count(Violation.Counted, Int)
  case pattern(RegularExpression)
  case required([String])
  /// `dependencies` has the same meaning for lists of names.
  case dependentRequired(keyword: String, [(property: String, names: [String])])
  case dependentSchemas([(property: String, schema: NodeID)])
  case members(Members)
  case propertyNames(NodeID)
  case items(Items)
  case contains(Contains)
  case uniqueItems
  case allOf([NodeID])
  case anyOf([NodeID])
  case oneOf([NodeID])
  case not(NodeID)
  case conditional(condition: NodeID, then: NodeID?, else: NodeID?)
  case reference(NodeID)
  /// Where the reference leads unless a resource entered earlier has the same dynamic anchor.
  case dynamicReference(anchor: ExactText, NodeID)
  case recursiveReference(NodeID)
  case unevaluatedItems(NodeID)
  case unevaluatedProperties(NodeID, known: [String])

  /// `properties`, `patternProperties` and `additionalProperties`, which depend on each other.
  struct Members: Sendable {
    var properties: [ExactText: NodeID] = [:]
    var names: [String] = []
    /// Without the patterns that are not understood.
    var patterns: [(pattern: RegularExpression, schema: NodeID)] = []
    /// A pattern that is not understood may stand for any property, so nothing is then said to be too much.
    var hasUncheckedPattern = false
    var additional: NodeID?
  }

  /// `prefixItems` and `items`, or the older `items` and `additionalItems`.
  struct Items: Sendable {
    var prefix: [NodeID] = []
    var rest: NodeID?
    /// The keyword that speaks of the rest.
    var restKeyword = "items"
  }

  struct Contains: Sendable {
    var schema: NodeID
    var least = 1
    var most: Int?
    /// From 2020-12 on, the items found are evaluated ones.
    var marksItems = false
  }
}
