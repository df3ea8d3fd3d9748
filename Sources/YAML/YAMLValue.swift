/// A YAML or JSON value without positions: what manifests, values files and schemas are made of.
///
/// Integers and floats are told apart because Kubernetes does; maps keep the order in which they were written.
public enum YAMLValue: Sendable, Hashable {
  /// No value: `null` or `~`.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number, written without point and exponent.
  case int(Int)
  /// Any other number, also `1.0`. Infinities and NaN have no JSON.
  case float(Double)
  /// A text, whatever it looks like: where it would be read as something else, it is written in quotes.
  case string(String)
  /// Items in order.
  case list([YAMLValue])
  /// Entries with unique keys.
  case map(YAMLMap)
}

/// A map with string keys in the order of writing. Equality and hashing ignore the order, as Kubernetes does.
public struct YAMLMap: Sendable {
  /// A key with its value.
  public struct Entry: Sendable, Hashable {
    /// Any text, the empty one too.
    public var key: String
    /// What the key stands for; null is a value.
    public var value: YAMLValue

    /// An entry to put into a map.
    public init(key: String, value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order. Whoever writes here keeps keys unique.
  public var entries: [Entry]

  /// A map of these entries, whose keys must be unique: nobody looks.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// How many entries there are, those with null among them.
  public var count: Int { entries.count }
  /// Whether there is no entry: such a map is written `{}`.
  public var isEmpty: Bool { entries.isEmpty }
  /// In the order of the entries.
  public var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// Reads, replaces in place, appends, or (nil) removes the value of a key.
  public subscript(key: String) -> YAMLValue? {
    get { entries.firstIndex { $0.key == key }.map { entries[$0].value } }
    set {
      if let index = entries.firstIndex(where: { $0.key == key }) {
        if let newValue { entries[index].value = newValue } else { entries.remove(at: index) }
      } else if let newValue {
        entries.append(Entry(key: key, value: newValue))
      }
    }
  }

  /// Puts a value deep into maps that are in one another; those that are missing are made, and what is no map gives way to one.
  ///
  /// - Parameter path: the keys from the outside to the inside; with none, nothing is put anywhere.
  public mutating func set(_ value: YAMLValue, at path: some Collection<String>) {
    guard let key = path.first else { return }
    if path.count == 1 {
      self[key] = value
    } else {
      var inner = self[key]?.map ?? [:]
      inner.set(value, at: path.dropFirst())
      self[key] = .map(inner)
    }
  }
}

extension YAMLMap: Hashable {
  public static func == (left: YAMLMap, right: YAMLMap) -> Bool {
    guard left.count == right.count else { return false }
    // Maps are mostly written in the same order, and many are one and the same, which arrays know at once.
    if left.entries == right.entries { return true }
    if zip(left.entries, right.entries).allSatisfy({ $0.key == $1.key }) { return false }
    let others = Dictionary(right.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    return left.entries.allSatisfy { others[$0.key] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension YAMLMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, YAMLValue)...) {
    self.init(elements.map { Entry(key: $0.0, value: $0.1) })
  }
}

extension YAMLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(arrayLiteral elements: YAMLValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, YAMLValue)...) {
    self = .map(YAMLMap(elements.map { YAMLMap.Entry(key: $0.0, value: $0.1) }))
  }
}

extension YAMLValue {
  /// The value of a key, or nil if this is no map or has no such key.
  public subscript(key: String) -> YAMLValue? {
    if case .map(let map) = self { map[key] } else { nil }
  }

  /// The element at a place, or nil if this is no list or is shorter.
  public subscript(index: Int) -> YAMLValue? {
    if case .list(let list) = self, list.indices.contains(index) { list[index] } else { nil }
  }

  /// The text, or nil if this is none: numbers and booleans are not made text.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The integer, or nil if this is none. `integral` takes `1.0` too.
  public var int: Int? { if case .int(let value) = self { value } else { nil } }
  /// The boolean, or nil if this is none.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The items, or nil if this is no list.
  public var list: [YAMLValue]? { if case .list(let value) = self { value } else { nil } }
  /// The map, or nil if this is none.
  public var map: YAMLMap? { if case .map(let value) = self { value } else { nil } }
}
