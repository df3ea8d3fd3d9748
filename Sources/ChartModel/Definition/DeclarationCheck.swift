/// Finds what is wrong with a declaration before anything is written from it.
struct DeclarationCheck {
  private(set) var problems: [DeclarationProblem] = []
  private let helperNames: Set<String>

  init(_ chart: ChartDefinition) {
    helperNames = Set(chart.helpers.map(\.name))
    for helper in chart.helpers {
      let place = "helper \(helper.name)"
      switch helper.body {
      case .string(let expression): check(expression, in: place)
      case .map(let entries): check(entries, in: place, isSecret: false)
      case .text(let blocks):
        if case .line? = blocks.first {} else { problems.append(.helperStartsWithCondition(helper.name)) }
        check(blocks, in: place)
      }
    }
    for template in chart.templates {
      for block in template.blocks { check(block, in: "templates/\(template.path)") }
    }
    check(chart.notes, in: "NOTES.txt")
  }

  private mutating func check(_ block: DocumentBlock, in place: String) {
    switch block {
    case .document(let document):
      check(document.entries, in: place, isSecret: document.kind == "Secret")
    case .when(let condition, let then, let otherwise):
      check(condition, in: place)
      for block in then + otherwise { check(block, in: place) }
    case .each(let loop, let body):
      check(.reference(loop.over), in: place)
      for block in body { check(block, in: place) }
    }
  }

  private mutating func check(_ entries: [MapEntry], in place: String, isSecret: Bool) {
    for entry in entries {
      switch entry {
      case .field(_, let tree): check(tree, in: place, isSecret: isSecret)
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        check(then + otherwise, in: place, isSecret: isSecret)
      case .spread(let reference, _): check(.reference(reference), in: place)
      case .include(let helper): checkHelper(helper, in: place)
      case .comment: break
      }
    }
  }

  private mutating func check(_ tree: Tree, in place: String, isSecret: Bool) {
    switch tree {
    case .value: break
    case .scalar(let expression): check(expression, in: place, isSecret: isSecret)
    case .map(let entries): check(entries, in: place, isSecret: isSecret)
    case .list(let items): check(items, in: place, isSecret: isSecret)
    case .text(.lines(let blocks)):
      if !Self.startsLikeBlockLiteral(blocks) { problems.append(.helperStartsWithCondition(place)) }
      check(blocks, in: place)
    case .text(.helper(let name)): checkHelper(name, in: place)
    }
  }

  /// A block literal's first line decides the indentation, so it must be there and begin with something visible.
  private static func startsLikeBlockLiteral(_ blocks: [TextBlock]) -> Bool {
    guard case .line(let pieces)? = blocks.first, case .literal(let text)? = pieces.first else { return false }
    return text.unicodeScalars.first.map { $0 != " " && $0 != "\t" } ?? false
  }

  private mutating func check(_ items: [ListItem], in place: String, isSecret: Bool) {
    for item in items {
      switch item {
      case .item(let tree): check(tree, in: place, isSecret: isSecret)
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        check(then + otherwise, in: place, isSecret: isSecret)
      case .spread(let reference): check(.reference(reference), in: place)
      case .each(let loop, let body):
        check(.reference(loop.over), in: place)
        if case .when = Presence.of(.list(body)) { problems.append(.conditionalLoopBody(loop.variable, usedIn: place)) }
        check(body, in: place, isSecret: isSecret)
      case .comment: break
      }
    }
  }

  private mutating func check(_ blocks: [TextBlock], in place: String) {
    for block in blocks {
      switch block {
      case .line(let pieces):
        for piece in pieces {
          switch piece {
          case .literal: break
          case .hole(let expression), .raw(let expression), .scalar(let expression): check(expression, in: place)
          }
        }
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        check(then + otherwise, in: place)
      case .each(let loop, let body):
        check(.reference(loop.over), in: place)
        check(body, in: place)
      case .paste: problems.append(.mergedMapInText(usedIn: place))
      }
    }
  }

  private mutating func checkHelper(_ name: String, in place: String) {
    if !helperNames.contains(name) { problems.append(.unknownHelper(name, usedIn: place)) }
  }

  private mutating func check(_ expression: Expression, in place: String, isSecret: Bool = false) {
    switch expression {
    case .string, .integer, .boolean, .value, .fact: break
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _):
      if reference.root == .unbound { problems.append(.unboundSetting(usedIn: place)) }
      if !isSecret, case .string(let type) = reference.type.unwrapped, type.isSecret {
        problems.append(.secretOutsideSecret(reference.path, usedIn: place))
      }
    case .isNonEmpty(let reference, _), .isSet(let reference):
      if reference.root == .unbound { problems.append(.unboundSetting(usedIn: place)) }
    case .helper(let name): checkHelper(name, in: place)
    case .concatenation(let parts), .all(let parts), .any(let parts):
      for part in parts { check(part, in: place, isSecret: isSecret) }
    case .choice(let condition, let then, let otherwise):
      check(condition, in: place)
      check(then, in: place, isSecret: isSecret)
      check(otherwise, in: place, isSecret: isSecret)
    case .not(let operand), .startsWithDigit(let operand): check(operand, in: place)
    case .equal(let left, let right), .contains(let left, let right):
      check(left, in: place)
      check(right, in: place)
    case .apply(.sha256, .helper(let name)): checkHelper(name, in: place)
    case .apply(let function, let operand): check(operand, in: place, isSecret: isSecret && function != .sha256)
    }
  }
}
