/// Which labels of which selectors reach an expression's result.
struct LabelFlow: Sendable {
  /// A selector, and what became of its labels.
  struct Origin: Sendable {
    var selector: Int
    /// Nil: all labels but those taken away.
    var kept: Set<String>?
    var removed: Set<String> = []

    func passes(_ label: String) -> Bool { (kept?.contains(label) ?? true) && !removed.contains(label) }
  }

  var origins: [Origin] = []
  /// Labels that the expression writes.
  var made: Set<String> = []
  /// Whether it may have labels that the query does not tell, such as those of a variable.
  var isOpen = false

  static func + (left: LabelFlow, right: LabelFlow) -> LabelFlow {
    LabelFlow(origins: left.origins + right.origins, made: left.made.union(right.made), isOpen: left.isOpen || right.isOpen)
  }

  /// Only some labels. Nil, for names with variables, is any.
  func keeping(_ labels: Set<String>?) -> LabelFlow {
    guard let labels else {
      var result = self
      result.isOpen = true
      return result
    }
    return LabelFlow(
      origins: origins.map { origin in
        var origin = origin
        origin.kept = origin.kept?.intersection(labels) ?? labels
        return origin
      },
      made: made.intersection(labels), isOpen: isOpen && !labels.isEmpty)
  }

  /// All but some labels.
  func removing(_ labels: Set<String>) -> LabelFlow {
    guard !labels.isEmpty else { return self }
    return LabelFlow(
      origins: origins.map { origin in
        var origin = origin
        origin.removed.formUnion(labels)
        return origin
      },
      made: made.subtracting(labels), isOpen: isOpen)
  }

  func making(_ labels: Set<String>) -> LabelFlow {
    var result = self
    result.made.formUnion(labels)
    return result
  }

  /// A use of a label of this flow.
  func use(_ label: QueryText, at range: QueryRange, _ role: LabelUse.Role) -> LabelUse {
    guard let name = label.literal else { return LabelUse(label, at: range, role, selectors: origins.map(\.selector), isMade: true) }
    return LabelUse(
      label, at: range, role, selectors: origins.filter { $0.passes(name) }.map(\.selector), isMade: isOpen || made.contains(name),
      removedFrom: origins.filter { !$0.passes(name) }.map(\.selector))
  }
}

extension [GroupingLabel] {
  /// The names, nil if variables are among them.
  var literals: Set<String>? {
    let names = compactMap(\.name.literal)
    return names.count == count ? Set(names) : nil
  }
}
