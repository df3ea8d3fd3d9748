import YAML

/// Writes a map's entries in the order in which they are put. What is nil, or empty, is left out.
public struct MapBuilder: Sendable {
  /// What was put so far.
  public private(set) var entries: [MapEntry] = []

  /// A map without entries; `entries(_:)` and `tree(_:)` hand one to a closure.
  public init() {}

  /// The entries that a closure puts.
  public static func entries(_ body: (inout MapBuilder) -> Void) -> [MapEntry] {
    var builder = MapBuilder()
    body(&builder)
    return builder.entries
  }

  /// The map that a closure puts: a fixed value if all of it is fixed. Where nothing is put, that is a fixed `{}`.
  public static func tree(_ body: (inout MapBuilder) -> Void) -> Tree { .folding(entries(body)) }

  /// A field whose value is any tree. Left out if it is nil, or a map or list without parts; a fixed `{}` or `[]` (`Tree.value`) stays.
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

  /// An integer that is fixed when the chart is built.
  @_disfavoredOverload
  public mutating func put(_ key: String, _ value: Int?) { put(key, value.map { Expr<Int>($0) }) }
  /// A truth value that is fixed when the chart is built.
  @_disfavoredOverload
  public mutating func put(_ key: String, _ value: Bool?) { put(key, value.map { Expr<Bool>(.boolean($0)) }) }

  /// A map, left out if nothing is put into it.
  public mutating func map(_ key: String, _ body: (inout MapBuilder) -> Void) {
    let entries = Self.entries(body)
    if !entries.isEmpty { self.entries.append(.field(key, .folding(entries))) }
  }

  /// A list, left out if there are no items. The field vanishes too if none of them is there at install time.
  public mutating func list(_ key: String, _ items: [ListItem]) {
    if !items.isEmpty { entries.append(.field(key, .folding(items))) }
  }

  /// A list of these trees, left out if there are none.
  public mutating func list(_ key: String, _ items: [Tree]) { list(key, items.map { .item($0) }) }

  /// A list of these scalars, left out if there are none.
  public mutating func list<Value>(_ key: String, _ items: [Expr<Value>]) { list(key, items.map { .item(.folding($0.expression)) }) }

  /// An entry of any sort, such as an inclusion or a comment. It is not asked whether there is anything in it.
  public mutating func append(_ entry: MapEntry) { entries.append(entry) }

  /// Puts entries that are there if the condition holds at install time. A literal condition is decided at once.
  public mutating func when(_ condition: Expr<Bool>, _ then: (inout MapBuilder) -> Void) {
    when(condition, then, else: { _ in })
  }

  /// Puts entries that are there if the condition holds at install time, and others that are there if not. A literal condition is decided at once.
  public mutating func when(
    _ condition: Expr<Bool>, _ then: (inout MapBuilder) -> Void, else otherwise: (inout MapBuilder) -> Void
  ) {
    let (then, otherwise) = (Self.entries(then), Self.entries(otherwise))
    switch condition.expression {
    case .boolean(let truth): entries += truth ? then : otherwise
    case let expression: if !then.isEmpty || !otherwise.isEmpty { entries.append(.when(expression, then, else: otherwise)) }
    }
  }

  /// A user's map among fields of our own. The keys of the fields put so far win: the user's are left out.
  ///
  /// - Parameter keys: further keys to leave out, such as those of an included map.
  public mutating func spread(_ map: Expr<[String: String]>?, omitting keys: [String] = []) { spread(map?.expression, keys) }

  /// The same for a map whose values may be anything.
  public mutating func spread(_ map: Expr<AnyMap>?, omitting keys: [String] = []) { spread(map?.expression, keys) }

  private mutating func spread(_ map: Expression?, _ keys: [String]) {
    guard let map else { return }
    var seen: Set<String> = []
    entries += map.members(omitting: (keys + fixedKeys).filter { seen.insert($0).inserted })
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

extension Expression {
  /// A map's entries among others, without some keys.
  fileprivate func members(omitting keys: [String]) -> [MapEntry] {
    switch self {
    case .reference(let reference), .orAbsent(let reference): return [.spread(reference, omitting: keys)]
    case .choice(let condition, let then, let otherwise):
      let (then, otherwise) = (then.members(omitting: keys), otherwise.members(omitting: keys))
      return then.isEmpty && otherwise.isEmpty ? [] : [.when(condition, then, else: otherwise)]
    case .value(.map(let map)):
      return map.entries.filter { !keys.contains($0.key) }.map { .field($0.key, .value($0.value)) }
    case .value(.null): return []
    // No map, and no other part of the language makes one: found when the declaration is checked.
    default: return [.spread(Reference(.unbound, [], .any), omitting: keys)]
    }
  }

  /// A list's elements among others.
  fileprivate var elements: [ListItem] {
    switch self {
    case .reference(let reference), .orAbsent(let reference): return [.spread(reference)]
    case .choice(let condition, let then, let otherwise):
      let (then, otherwise) = (then.elements, otherwise.elements)
      return then.isEmpty && otherwise.isEmpty ? [] : [.when(condition, then, else: otherwise)]
    case .value(.list(let items)): return items.map { .item(.value($0)) }
    case .value(.null): return []
    default: return [.spread(Reference(.unbound, [], .list(of: .line)))]
    }
  }
}

extension Expr where Value == [String] {
  /// The texts as items among others. What is no list is a mistake that is found when the chart is made.
  public var items: [ListItem] { expression.elements }
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
