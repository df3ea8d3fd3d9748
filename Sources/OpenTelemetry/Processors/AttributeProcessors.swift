public import ChartModel
import CollectorSchemas
import Prometheus

/// What is done with an attribute (opentelemetry-collector-contrib, processor/attributesprocessor, resourceprocessor).
public struct AttributeAction: Sendable {
  /// Where an attribute's new value comes from.
  public enum Value: Sendable {
    /// A text that the configuration holds.
    case text(Expr<String>)
    /// Another attribute, by its name; nothing is done where there is none.
    case attribute(String)
    /// A fact about the request that brought the data in: `metadata.HEADER`, if the receiver includes metadata, `auth.NAME` or
    /// `client.address`.
    case context(String)
  }

  private var key: String?
  private var action: String
  private var value: Value?
  private var pattern: String?
  private var type: String?
  private var condition: Expr<Bool>?

  /// Adds the attribute if it is missing.
  public static func insert(_ key: String, _ value: Value) -> AttributeAction { AttributeAction(key: key, action: "insert", value: value) }
  /// Changes the attribute if it is there.
  public static func update(_ key: String, _ value: Value) -> AttributeAction { AttributeAction(key: key, action: "update", value: value) }
  /// Adds or changes it.
  public static func upsert(_ key: String, _ value: Value) -> AttributeAction { AttributeAction(key: key, action: "upsert", value: value) }
  /// Removes the attribute.
  public static func delete(_ key: String) -> AttributeAction { AttributeAction(key: key, action: "delete") }
  /// Removes every attribute whose name fits a regular expression.
  public static func delete(matching pattern: String) -> AttributeAction { AttributeAction(action: "delete", pattern: pattern) }
  /// Puts a hash in the value's place.
  public static func hash(_ key: String) -> AttributeAction { AttributeAction(key: key, action: "hash") }
  /// Named groups of a regular expression become attributes.
  public static func extract(_ key: String, pattern: String) -> AttributeAction {
    AttributeAction(key: key, action: "extract", pattern: pattern)
  }
  /// Turns the value into another type.
  ///
  /// - Parameter type: `int`, `double` or `string`.
  public static func convert(_ key: String, to type: String) -> AttributeAction { AttributeAction(key: key, action: "convert", type: type) }

  /// The action, there only if a condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> AttributeAction {
    var copy = self
    copy.condition = condition
    return copy
  }

  fileprivate var item: ListItem { condition.map { .when($0.expression, [.item(tree)], else: []) } ?? .item(tree) }

  private var tree: Tree {
    MapBuilder.tree { map in
      map.put("key", fixed: key)
      switch value {
      case .text(let text)?: map.put("value", text)
      case .attribute(let name)?: map.put("from_attribute", fixed: name)
      case .context(let name)?: map.put("from_context", fixed: name)
      case nil: break
      }
      map.put("pattern", fixed: pattern?.doublingDollars)
      map.put("converted_type", fixed: type)
      map.put("action", fixed: action)
    }
  }
}

extension Processor {
  /// Changes attributes of the resource: where telemetry comes from.
  public static func resource(named name: String? = nil, _ actions: [AttributeAction]) -> Processor {
    Processor(Component(.processor, "resource", name) { map, _ in map.list("attributes", actions.map(\.item)) })
  }

  /// Changes attributes of spans, log records or data points.
  public static func attributes(named name: String? = nil, _ actions: [AttributeAction]) -> Processor {
    Processor(Component(.processor, "attributes", name) { map, _ in map.list("actions", actions.map(\.item)) })
  }
}
