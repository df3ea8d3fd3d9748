import YAML

/// Writes a map's entries in the order in which they are put. What is nil, or empty, is left out.
public struct MapBuilder: Sendable {
  public private(set) var entries: [MapEntry] = []

  public init() {}

  /// The entries that a closure puts.
  public static func entries(_ body: (inout MapBuilder) -> Void) -> [MapEntry] {
    var builder = MapBuilder()
    body(&builder)
    return builder.entries
  }

  public static func tree(_ body: (inout MapBuilder) -> Void) -> Tree { .folding(entries(body)) }

  public mutating func put(_ key: String, tree: Tree?) {
    switch tree {
    case nil: break
    case .map(let entries)? where entries.isEmpty: break
    case .list(let items)? where items.isEmpty: break
    case let tree?: entries.append(.field(key, tree))
    }
  }

  /// A scalar, or a whole user-given list or map.
  public mutating func put<Value>(_ key: String, _ value: Expr<Value>?) {
    guard let expression = value?.expression else { return }
    put(key, tree: Tree.whole(expression))
  }

  /// A text; what is interpolated into a literal stays an expression.
  public mutating func put(_ key: String, _ value: Expr<String>?) { put(key, tree: value.flatMap { Tree.whole($0.expression) }) }

  /// A text that is fixed when the chart is built.
  public mutating func put(_ key: String, fixed value: String?) { put(key, tree: value.map { .value(.string($0)) }) }

  @_disfavoredOverload
  public mutating func put(_ key: String, _ value: Int?) { put(key, value.map { Expr<Int>($0) }) }
  @_disfavoredOverload
  public mutating func put(_ key: String, _ value: Bool?) { put(key, value.map { Expr<Bool>(.boolean($0)) }) }

  /// A map, left out if nothing is put into it.
  public mutating func map(_ key: String, _ body: (inout MapBuilder) -> Void) {
    let entries = Self.entries(body)
    if !entries.isEmpty { self.entries.append(.field(key, .folding(entries))) }
  }

  public mutating func list(_ key: String, _ items: [ListItem]) {
    if !items.isEmpty { entries.append(.field(key, .folding(items))) }
  }

  public mutating func list(_ key: String, _ items: [Tree]) { list(key, items.map { .item($0) }) }

  public mutating func list<Value>(_ key: String, _ items: [Expr<Value>]) { list(key, items.map { .item(.folding($0.expression)) }) }

  public mutating func append(_ entry: MapEntry) { entries.append(entry) }

  public mutating func when(_ condition: Expr<Bool>, _ then: (inout MapBuilder) -> Void) {
    let then = Self.entries(then)
    switch condition.expression {
    case .boolean(true): entries += then
    case .boolean(false): break
    case let expression: if !then.isEmpty { entries.append(.when(expression, then, else: [])) }
    }
  }

  public mutating func when(
    _ condition: Expr<Bool>, _ then: (inout MapBuilder) -> Void, else otherwise: (inout MapBuilder) -> Void
  ) {
    entries.append(.when(condition.expression, Self.entries(then), else: Self.entries(otherwise)))
  }

  /// A user's map among fields of our own. The keys of the fields put so far win: the user's are left out.
  ///
  /// - Parameter keys: further keys to leave out, such as those of an included map.
  public mutating func spread(_ map: Expr<[String: String]>?, omitting keys: [String] = []) { spread(map?.expression, keys) }

  /// The same for a map whose values may be anything.
  public mutating func spread(_ map: Expr<AnyMap>?, omitting keys: [String] = []) { spread(map?.expression, keys) }

  private mutating func spread(_ map: Expression?, _ keys: [String]) {
    var seen: Set<String> = []
    let omitted = (keys + fixedKeys).filter { seen.insert($0).inserted }
    switch map {
    case .reference(let reference)?:
      entries.append(.spread(reference, omitting: omitted))
    case .value(.map(let map))?:
      for entry in map.entries where !omitted.contains(entry.key) { entries.append(.field(entry.key, .value(entry.value))) }
    default: break
    }
  }

  private var fixedKeys: [String] {
    func keys(_ entries: [MapEntry]) -> [String] {
      entries.flatMap { entry -> [String] in
        switch entry {
        case .field(let key, _): [key]
        case .when(_, let then, let otherwise): keys(then) + keys(otherwise)
        case .spread, .include, .comment: []
        }
      }
    }
    return keys(entries)
  }
}

extension Tree {
  /// The tree of a field's whole value: users' lists and maps are spread, so that they vanish when they are empty.
  public static func whole(_ expression: Expression) -> Tree? {
    switch expression {
    case .reference(let reference), .orAbsent(let reference):
      switch reference.type.unwrapped {
      case .map, .record: return .map([.spread(reference, omitting: [])])
      case .list: return .list([.spread(reference)])
      default: return .scalar(expression)
      }
    case .value(.null): return nil
    case .value(.list(let items)) where items.isEmpty: return nil
    case .value(.map(let map)) where map.isEmpty: return nil
    default: return .folding(expression)
    }
  }
}
