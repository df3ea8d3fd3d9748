/// What applying a schema to a value gives.
struct Outcome {
  var violations: [Violation] = []
  var evaluated = Evaluated()
  /// Whether something was not checked on the way, so that a value without violations may be invalid all the same.
  var isUncertain = false

  var isValid: Bool { violations.isEmpty }
  /// Whether the value is valid beyond doubt.
  var isCertainlyValid: Bool { violations.isEmpty && !isUncertain }

  /// Takes over what was found in a part of the value.
  mutating func add(_ inner: Outcome) {
    violations += inner.violations
    isUncertain = isUncertain || inner.isUncertain
  }
}

/// Which properties and items of a value some keyword has looked at (Core 2020-12, 11): the rest is `unevaluated…`.
struct Evaluated {
  var keys: Set<ExactText> = []
  /// Items with lower numbers than this one, and single ones beyond.
  var itemCount = 0
  var items: Set<Int> = []
  /// A schema that is not at hand may have looked at anything.
  var isEverything = false

  mutating func formUnion(_ other: Evaluated) {
    keys.formUnion(other.keys)
    itemCount = max(itemCount, other.itemCount)
    items.formUnion(other.items)
    isEverything = isEverything || other.isEverything
  }

  func includes(_ key: String) -> Bool { isEverything || keys.contains(ExactText(key)) }

  func includes(_ index: Int) -> Bool { isEverything || index < itemCount || items.contains(index) }
}
