import YAML

extension YAMLValue {
  /// Visits the texts in a value, those of keys left out, each with its way.
  func visitTexts(_ path: [PathElement] = [], _ visit: (_ text: String, _ path: [PathElement]) -> Void) {
    var path = path
    visitTexts(at: &path, visit)
  }

  /// One path for all of them: rules ask for every text of every object.
  private func visitTexts(at path: inout [PathElement], _ visit: (_ text: String, _ path: [PathElement]) -> Void) {
    switch self {
    case .string(let text): visit(text, path)
    case .list(let items):
      for (index, item) in items.enumerated() {
        path.append(.index(index))
        item.visitTexts(at: &path, visit)
        path.removeLast()
      }
    case .map(let map):
      for entry in map.entries {
        path.append(.key(entry.key))
        entry.value.visitTexts(at: &path, visit)
        path.removeLast()
      }
    case .null, .bool, .int, .float: break
    }
  }

  /// Whether some text in it has a word.
  func mentions(_ word: StaticString) -> Bool {
    switch self {
    case .string(let text): text.hasBytes(word)
    case .list(let items): items.contains { $0.mentions(word) }
    case .map(let map): map.entries.contains { $0.value.mentions(word) }
    case .null, .bool, .int, .float: false
    }
  }
}
