import YAML

extension MemberLines {
  /// The lines, as a template's `range` prints them.
  func texts(of value: YAMLValue, omitting omitted: [String]) -> [String] {
    switch (self, value) {
    case (.entries, .map(let map)):
      map.members(omitting: omitted).map { "\(GoText.rawJSON($0.key)): \(GoText.json($0.value))" }
    case (.keys, .map(let map)): map.members(omitting: omitted).map { "- \(GoText.rawJSON($0.key))" }
    case (.elements, .list(let items)): items.map { "- \(GoText.json($0))" }
    default: []
    }
  }
}

extension YAMLMap {
  /// The entries in the order in which Go's templates go through a map.
  func members(omitting omitted: [String]) -> [Entry] {
    entries.filter { !omitted.contains($0.key) }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
