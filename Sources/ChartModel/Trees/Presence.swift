/// When a tree has anything in it: a field whose value may turn out empty is written under this condition.
enum Presence {
  case always
  case when([Expression])

  /// The condition as one expression; nil if it always holds.
  var condition: Expression? {
    switch self {
    case .always: nil
    case .when(let alternatives):
      alternatives.isEmpty ? .boolean(false) : alternatives.count == 1 ? alternatives[0] : .any(alternatives)
    }
  }

  static func of(_ tree: Tree) -> Presence {
    switch tree {
    case .value, .text: .always
    case .scalar(.orAbsent(let reference)): .when([reference.isThere])
    case .scalar: .always
    case .map(let entries): anyOf(entries.map(of))
    case .list(let items): anyOf(items.map(of))
    }
  }

  static func of(_ entry: MapEntry) -> Presence {
    switch entry {
    case .field(_, let tree): of(tree)
    case .when(let condition, let then, let otherwise):
      under(condition, anyOf(then.map(of)), anyOf(otherwise.map(of)))
    case .spread(let reference, let omitted): .when([.isNonEmpty(reference, omitting: omitted)])
    case .include: .always
    case .comment: .when([])
    }
  }

  static func of(_ item: ListItem) -> Presence {
    switch item {
    case .item(let tree): of(tree)
    case .when(let condition, let then, let otherwise):
      under(condition, anyOf(then.map(of)), anyOf(otherwise.map(of)))
    case .spread(let reference): .when([.isNonEmpty(reference)])
    case .keys(let reference, let omitted): .when([.isNonEmpty(reference, omitting: omitted)])
    case .each(let loop, _): .when([.isNonEmpty(loop.over)])
    case .comment: .when([])
    }
  }

  private static func anyOf(_ parts: [Presence]) -> Presence {
    var alternatives: [Expression] = []
    for part in parts {
      guard case .when(let more) = part else { return .always }
      for expression in more where !alternatives.contains(expression) { alternatives.append(expression) }
    }
    return .when(alternatives)
  }

  private static func under(_ condition: Expression, _ then: Presence, _ otherwise: Presence) -> Presence {
    func both(_ guardCondition: Expression, _ part: Presence) -> [Expression] {
      switch part {
      case .always: [guardCondition]
      case .when(let alternatives): alternatives.map { .all([guardCondition, $0]) }
      }
    }
    if case .always = then, case .always = otherwise { return .always }
    return .when(both(condition, then) + both(.not(condition), otherwise))
  }
}

extension Tree {
  /// The condition under which there is anything in the tree, and so its field; nil if there always is.
  public var isThere: Expression? { Presence.of(self).condition }
}

extension Reference {
  /// The condition under which an optional value, or a text that may be empty, is there.
  public var isThere: Expression {
    switch type {
    case .optional(let inner):
      switch inner.kind {
      case .string: .isNonEmpty(self)
      case .boolean, .integer: .isSet(self)
      case .json: isMapOrList ? .isNonEmpty(self) : .isSet(self)
      }
    default: .isNonEmpty(self)
    }
  }

  private var isMapOrList: Bool {
    switch type.unwrapped {
    case .map, .list, .record: true
    default: false
    }
  }
}
