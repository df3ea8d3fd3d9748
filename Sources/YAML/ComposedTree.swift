/// What the composer builds: values with positions or without.
protocol ComposedTree {
  associatedtype Entry
  static func leaf(_ value: ScalarValue, text: UnsafeBufferPointer<UInt8>, at position: Position) -> Self
  static func list(_ items: ArraySlice<Self>, at position: Position) -> Self
  static func map(_ entries: ArraySlice<Entry>, at position: Position) -> Self
  static func entry(_ key: String, at position: Position, _ value: Self) -> Entry
  static func key(of entry: Entry) -> String
  /// The items, if this is a list.
  var composedItems: [Self]? { get }
  /// The entries, if this is a map.
  var composedEntries: [Entry]? { get }
}

extension LocatedValue: ComposedTree {
  typealias Entry = LocatedEntry

  @inline(__always)
  static func leaf(_ value: ScalarValue, text: UnsafeBufferPointer<UInt8>, at position: Position) -> LocatedValue {
    let content: Content =
      switch value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .float(let value): .float(value)
      case .string: .string(String(decoding: text, as: UTF8.self))
      }
    return LocatedValue(content, at: position)
  }

  static func list(_ items: ArraySlice<LocatedValue>, at position: Position) -> LocatedValue {
    LocatedValue(.list(Array(items)), at: position)
  }

  static func map(_ entries: ArraySlice<LocatedEntry>, at position: Position) -> LocatedValue {
    LocatedValue(.map(Array(entries)), at: position)
  }

  static func entry(_ key: String, at position: Position, _ value: LocatedValue) -> LocatedEntry {
    LocatedEntry(key: key, keyPosition: position, value: value)
  }

  static func key(of entry: LocatedEntry) -> String { entry.key }
  var composedItems: [LocatedValue]? { list }
  var composedEntries: [LocatedEntry]? { entries }
}

extension YAMLValue: ComposedTree {
  typealias Entry = YAMLMap.Entry

  @inline(__always)
  static func leaf(_ value: ScalarValue, text: UnsafeBufferPointer<UInt8>, at _: Position) -> YAMLValue {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string: .string(String(decoding: text, as: UTF8.self))
    }
  }

  static func list(_ items: ArraySlice<YAMLValue>, at _: Position) -> YAMLValue { .list(Array(items)) }
  static func map(_ entries: ArraySlice<YAMLMap.Entry>, at _: Position) -> YAMLValue { .map(YAMLMap(Array(entries))) }
  static func entry(_ key: String, at _: Position, _ value: YAMLValue) -> YAMLMap.Entry { YAMLMap.Entry(key: key, value: value) }
  static func key(of entry: YAMLMap.Entry) -> String { entry.key }
  var composedItems: [YAMLValue]? { list }
  var composedEntries: [YAMLMap.Entry]? { map?.entries }
}
