public import Diagnostics

/// A value read from a file, with the place where it stands.
///
/// Equality compares positions too; compare `plain` to compare contents alone.
public struct LocatedValue: Sendable, Hashable {
  /// What a value is; as `YAMLValue`, but that what it holds has places too.
  public enum Content: Sendable, Hashable {
    /// `null`, `~`, or nothing behind a key.
    case null
    /// A word that the reader's options take for a boolean.
    case bool(Bool)
    /// A whole number that fits 64 bits, written without point and exponent.
    case int(Int)
    /// Any other number; finite unless the reader's options allow more.
    case float(Double)
    /// Whatever is quoted or is nothing else.
    case string(String)
    /// Items in the order of the text.
    case list([LocatedValue])
    /// Entries in the order of the text, those that `<<` brings behind the others.
    case map([LocatedEntry])
  }

  /// What stands there.
  public var content: Content
  /// Where the value begins, with its quotes, bracket or anchor; of an alias, where what it stands for begins.
  public var position: Position

  /// A value with the place to blame for it, such as one put together from others.
  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }
}

/// A key with its value; keys are unique within a map that was read.
public struct LocatedEntry: Sendable, Hashable {
  /// As text, whatever it was written as: `YAMLReader.Options.Keys` says how others are made text.
  public var key: String
  /// Where the key begins; of an entry that `<<` brings, where it stands in the other map.
  public var keyPosition: Position
  /// What the key stands for.
  public var value: LocatedValue

  /// An entry; that its key is the only one of the name is up to who puts it into a map.
  public init(key: String, keyPosition: Position, value: LocatedValue) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension LocatedValue {
  /// The same value without positions.
  public var plain: YAMLValue {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .list(let items): .list(items.map(\.plain))
    case .map(let entries): .map(YAMLMap(entries.map { YAMLMap.Entry(key: $0.key, value: $0.value.plain) }))
    }
  }

  /// The entry of a key, or nil if this is no map or has no such key.
  public func entry(_ key: String) -> LocatedEntry? {
    if case .map(let entries) = content { entries.first { $0.key == key } } else { nil }
  }

  /// The value of a key, or nil if this is no map or has no such key.
  public subscript(key: String) -> LocatedValue? { entry(key)?.value }

  /// The element at a place, or nil if this is no list or is shorter.
  public subscript(index: Int) -> LocatedValue? {
    if case .list(let items) = content, items.indices.contains(index) { items[index] } else { nil }
  }

  /// The value that a path leads to, or nil if the path leaves the tree.
  public func value(at path: some Sequence<PathElement>) -> LocatedValue? {
    var current = self
    for element in path {
      let next =
        switch element {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  /// Where a finding about a path should point: at the key if the last step is a key, else at the value. Where the path leaves
  /// the tree, the place of the last step that exists, so that a missing field is reported at what should hold it.
  public func position(at path: some Sequence<PathElement>) -> Position {
    var current = self
    var place = position
    for element in path {
      switch element {
      case .key(let key):
        guard let entry = current.entry(key) else { return place }
        place = entry.keyPosition
        current = entry.value
      case .index(let index):
        guard let item = current[index] else { return place }
        place = item.position
        current = item
      }
    }
    return place
  }

  /// `position(at:)` as a location in a file.
  public func location(at path: some Sequence<PathElement>, in file: String) -> SourceLocation {
    position(at: path).location(in: file)
  }

  /// The text, or nil if this is none: `80` and `true` are texts only in quotes.
  public var string: String? { if case .string(let value) = content { value } else { nil } }
  /// The integer, or nil if this is none: `1.0` is a float.
  public var int: Int? { if case .int(let value) = content { value } else { nil } }
  /// The boolean, or nil if this is none.
  public var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
  /// The items, or nil if this is no list.
  public var list: [LocatedValue]? { if case .list(let value) = content { value } else { nil } }
  /// The entries in their order, or nil if this is no map.
  public var entries: [LocatedEntry]? { if case .map(let value) = content { value } else { nil } }
}

extension Position {
  /// The place as findings name it.
  public func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: Int(line), column: Int(column))
  }
}
