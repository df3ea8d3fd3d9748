import Diagnostics
import YAML

/// Finds what is wrong with a declaration before anything is written from it.
struct DeclarationCheck {
  private(set) var findings: [DeclarationProblems.Finding] = []
  /// Named templates that were made because something includes them, in the order of their first use.
  private(set) var derivedHelpers: [Helper] = []
  private var helpers: [String: Helper]
  private let info: ChartInfo
  private let derive: (String) -> Helper?
  /// The slots of settings that something depends on.
  private(set) var usedSlots: Set<Int> = []
  /// Optional values that the conditions around the current place say are there.
  private var present: [Reference] = []
  /// The places of the objects that were met.
  private var objects: [ObjectKey: SourceLocation?] = [:]
  /// What declares the object or refusal that is looked at.
  private var origin: SourceLocation?

  /// What tells two objects apart; those under different conditions may share a name.
  private struct ObjectKey: Hashable {
    var kind: String
    var metadata: Tree?
    var conditions: [Expression]
  }

  /// - Parameter derive: makes a named template that is included without being defined; nil if there is none of the name.
  init(_ chart: ChartDefinition, derive: @escaping (String) -> Helper?) {
    self.derive = derive
    info = chart.info
    helpers = Dictionary(chart.helpers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, helper) in chart.helpers.enumerated() {
      if chart.helpers[..<index].contains(where: { $0.name == helper.name }) { report(.repeatedHelper(helper.name)) }
      check(helper)
    }
    check(chart.conditions, besides: chart.helpers)
    for template in chart.templates {
      for block in template.blocks { check(block, under: [], in: "templates/\(template.path)") }
    }
    check(chart.notes, in: "NOTES.txt")
    for refusal in chart.refusals {
      origin = refusal.origin
      check(refusal, inside: refusal.surroundings[...])
    }
    origin = nil
    for file in chart.content { check(file) }
    if !chart.refusals.isEmpty, chart.templates.contains(where: { $0.path == ChartDefinition.refusalsFile }) {
      report(.reservedFile(ChartDefinition.refusalsFile))
    }
  }

  private mutating func report(_ problem: DeclarationProblem, other: SourceLocation? = nil) {
    findings.append(.init(problem, at: origin, other: other))
  }

  /// Named conditions are named templates in the chart's text, which know of no loop.
  private mutating func check(_ conditions: [NamedCondition], besides helpers: [Helper]) {
    var names = Set(helpers.map(\.name))
    for condition in conditions {
      if !names.insert(condition.name).inserted { report(.repeatedHelper(condition.name)) }
      let place = "condition \(condition.name)"
      check(condition.condition, in: place)
      if condition.condition.readsElements { report(.unboundSetting(usedIn: place)) }
    }
  }

  private mutating func check(_ file: ContentFile) {
    let place = "content file \(file.path)"
    for condition in file.conditions { check(condition, in: place) }
    if case .helper(let name) = file.body { checkHelper(name, in: place) }
  }

  private mutating func check(_ refusal: Refusal, inside surroundings: ArraySlice<ChartDocument.Surrounding>) {
    let place = "templates/\(ChartDefinition.refusalsFile)"
    switch surroundings.first {
    case .condition(let condition)?:
      check(condition, in: place)
      given(condition) { $0.check(refusal, inside: surroundings.dropFirst()) }
    case .loop(let loop)?:
      use(loop.over, in: place)
      check(refusal, inside: surroundings.dropFirst())
    case nil:
      check(refusal.fault.expression, in: place)
      given(refusal.fault.expression) { $0.check([.line(refusal.message.rawPieces)], in: place) }
    }
  }

  private mutating func check(_ helper: Helper) {
    let place = "helper \(helper.name)"
    switch helper.body {
    case .string(let expression): check(expression, in: place)
    case .map(let entries):
      if case .when = Presence.of(.map(entries)) { report(.perhapsEmptyHelper(helper.name)) }
      check(entries, in: place, isSecret: false)
    case .text(let blocks):
      if case .line? = blocks.first {} else { report(.textStartsWithCondition(place)) }
      check(blocks, in: place)
    }
  }

  private mutating func check(_ block: DocumentBlock, under conditions: [Expression], in place: String) {
    switch block {
    case .document(let document):
      origin = document.origin
      defer { origin = nil }
      if document.apiVersion.isEmpty || document.kind.isEmpty { report(.objectWithoutKind(place)) }
      let metadata = document.entries.lazy.compactMap { if case .field("metadata", let tree) = $0 { tree } else { nil } }.first
      let key = ObjectKey(kind: document.kind, metadata: metadata, conditions: conditions)
      if let other = objects[key] {
        report(.repeatedObject(kind: document.kind, place), other: other)
      } else {
        objects[key] = .some(document.origin)
      }
      check(document.entries, in: place, isSecret: document.kind == "Secret")
    case .when(let condition, let then, let otherwise):
      check(condition, in: place)
      given(condition) { check in for block in then { check.check(block, under: conditions + [condition], in: place) } }
      for block in otherwise { check(block, under: conditions + [condition.negated], in: place) }
    case .each(let loop, let body):
      use(loop.over, in: place)
      for block in body { check(block, under: conditions + [.reference(loop.over)], in: place) }
    }
  }

  // MARK: Trees

  private mutating func check(_ entries: [MapEntry], in place: String, isSecret: Bool) {
    KeyCheck.problems(of: entries, helpers: helpers, in: place).forEach { report($0) }
    checkParts(entries, in: place, isSecret: isSecret)
  }

  private mutating func checkParts(_ entries: [MapEntry], in place: String, isSecret: Bool) {
    for entry in entries {
      switch entry {
      case .field(_, let tree): check(tree, in: place, isSecret: isSecret)
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        given(condition) { $0.checkParts(then, in: place, isSecret: isSecret) }
        checkParts(otherwise, in: place, isSecret: isSecret)
      case .spread(let reference, _): use(reference, in: place)
      case .include(let helper): checkHelper(helper, in: place)
      case .comment: break
      }
    }
  }

  private mutating func check(_ tree: Tree, in place: String, isSecret: Bool) {
    switch tree {
    case .value: break
    case .scalar(let expression): check(expression, in: place, isSecret: isSecret, isWholeField: true)
    case .map(let entries): check(entries, in: place, isSecret: isSecret)
    case .list(let items): check(items, in: place, isSecret: isSecret)
    case .text(.lines(let blocks)):
      if !Self.startsLikeBlockLiteral(blocks) { report(.textStartsWithCondition(place)) }
      check(blocks, in: place)
    case .text(.helper(let name)):
      checkHelper(name, in: place)
      if case .text(let blocks)? = helpers[name]?.body, !Self.startsLikeBlockLiteral(blocks) {
        report(.textStartsWithCondition("helper \(name)"))
      }
    }
  }

  /// A block literal's first line decides the indentation, so it must be there and begin with something visible.
  private static func startsLikeBlockLiteral(_ blocks: [TextBlock]) -> Bool {
    guard case .line(let pieces)? = blocks.first, case .literal(let text)? = pieces.first else { return false }
    return text.unicodeScalars.first.map { $0 != " " && $0 != "\t" && $0 != "\n" } ?? false
  }

  private mutating func check(_ items: [ListItem], in place: String, isSecret: Bool) {
    for item in items {
      switch item {
      case .item(let tree): check(tree, in: place, isSecret: isSecret)
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        given(condition) { $0.check(then, in: place, isSecret: isSecret) }
        check(otherwise, in: place, isSecret: isSecret)
      case .spread(let reference), .keys(let reference, _): use(reference, in: place)
      case .each(let loop, let body):
        use(loop.over, in: place)
        if case .when = Presence.of(.list(body)) { report(.conditionalLoopBody(loop.variable, usedIn: place)) }
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
          case .literal(let text):
            if !text.unicodeScalars.allSatisfy(ScalarSet.printableLines.contains) { report(.unprintableText(usedIn: place)) }
          case .hole(let expression), .raw(let expression), .scalar(let expression): check(expression, in: place)
          }
        }
      case .when(let condition, let then, let otherwise):
        check(condition, in: place)
        given(condition) { $0.check(then, in: place) }
        check(otherwise, in: place)
      case .each(let loop, let body):
        use(loop.over, in: place)
        check(body, in: place)
      case .members(_, let reference, _, _): use(reference, in: place)
      case .paste: report(.mergedMapInText(usedIn: place))
      }
    }
  }

  /// Checks what stands under a condition, knowing which values it says are there.
  private mutating func given(_ condition: Expression, _ body: (inout DeclarationCheck) -> Void) {
    let outer = present
    present += condition.presentReferences
    body(&self)
    present = outer
  }

  // MARK: Expressions

  private mutating func checkHelper(_ name: String, in place: String) {
    guard helpers[name] == nil else { return }
    guard let helper = derive(name) else { return report(.unknownHelper(name, usedIn: place)) }
    helpers[name] = helper
    derivedHelpers.append(helper)
    check(helper)
  }

  private mutating func use(_ reference: Reference, in place: String) {
    switch reference.root {
    case .values(let slot): usedSlots.insert(slot)
    case .unbound: report(.unboundSetting(usedIn: place))
    case .element: break
    }
  }

  private mutating func check(_ expression: Expression, in place: String, isSecret: Bool = false, isWholeField: Bool = false) {
    switch expression {
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _):
      use(reference, in: place)
      checkValue(expression, reference, in: place, isSecret: isSecret, isWholeField: isWholeField)
    case .isNonEmpty(let reference, _), .isSet(let reference): use(reference, in: place)
    case .helper(let name): checkHelper(name, in: place)
    case .fact(.servesAPI(let api)):
      let group = api.split(separator: "/").first.map(String.init) ?? api
      if !group.contains(".") || group.hasSuffix(".k8s.io") { report(.builtInAPI(api, usedIn: place)) }
    case .apply(let function, let operand):
      switch function {
      case .truncate, .lowercase:
        if !operand.isASCII(helpers, info) { report(.textBeyondASCII(usedIn: place)) }
      case .trimSuffix, .replace, .sha256, .distinctLines: break
      }
    default: break
    }
    // A digest of a secret tells nobody the secret.
    let hidesSecret = if case .apply(.sha256, _) = expression { true } else { false }
    for part in expression.parts { check(part, in: place, isSecret: isSecret || hidesSecret) }
  }

  private mutating func checkValue(
    _ expression: Expression, _ reference: Reference, in place: String, isSecret: Bool, isWholeField: Bool
  ) {
    if !isSecret, case .string(let type) = reference.type.unwrapped, type.isSecret {
      report(.secretOutsideSecret(reference.path, usedIn: place))
    }
    switch expression {
    case .orAbsent where !isWholeField: report(.absentValue(reference.path, usedIn: place))
    case .reference where reference.type.isOptional && !present.contains(reference):
      report(.absentValue(reference.path, usedIn: place))
    default: break
    }
  }
}

extension Expression {
  /// The optional values that are there when the condition holds.
  fileprivate var presentReferences: [Reference] {
    switch self {
    case .isSet(let reference), .isNonEmpty(let reference, _): [reference]
    case .all(let parts): parts.flatMap(\.presentReferences)
    default: []
    }
  }
}
