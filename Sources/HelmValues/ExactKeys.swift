internal import YAML

/// Whether two keys are the same bytes. Go compares bytes, while `String` holds a composed and a decomposed "é" to be one key.
func isSameKey(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}

extension YAMLMap {
  /// Where a key stands, compared byte by byte.
  func position(ofKey key: String) -> Int? { entries.firstIndex { isSameKey($0.key, key) } }

  /// The value of a key, compared byte by byte.
  func value(ofKey key: String) -> YAMLValue? { position(ofKey: key).map { entries[$0].value } }

  /// Replaces a key's value in place, or appends it.
  mutating func setValue(_ value: YAMLValue, ofKey key: String) {
    if let position = position(ofKey: key) {
      entries[position].value = value
    } else {
      entries.append(Entry(key: key, value: value))
    }
  }
}

/// Finds keys of one map in constant time; for merging, where every key of one map is looked up in another.
struct KeyPositions {
  private struct ExactKey: Hashable {
    var text: String

    static func == (left: ExactKey, right: ExactKey) -> Bool { isSameKey(left.text, right.text) }
    func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
  }

  private var positions: [ExactKey: Int] = [:]

  init(of map: YAMLMap) {
    positions.reserveCapacity(map.count)
    for (position, entry) in map.entries.enumerated() { positions[ExactKey(text: entry.key)] = position }
  }

  subscript(key: String) -> Int? { positions[ExactKey(text: key)] }
}
