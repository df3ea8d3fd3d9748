/// What applying a schema to a value gives.
struct Outcome {
  var violations: [Violation] = []
  var evaluated = Evaluated()

  var isValid: Bool { violations.isEmpty }
}

/// Which properties and items of a value some keyword has looked at (Core 2020-12, 11): the rest is `unevaluated…`.
struct Evaluated {
  var keys: Set<ExactText> = []
  /// Items with lower numbers than this one, and single ones beyond.
  var itemCount = 0
  var items: Set<Int> = []

  mutating func formUnion(_ other: Evaluated) {
    keys.formUnion(other.keys)
    itemCount = max(itemCount, other.itemCount)
    items.formUnion(other.items)
  }
}
