import ChartModel

/// Everything that the immutable part of a Job depends on at install time, as a named template whose hash becomes part of the Job's name.
///
/// What is fixed in the pod template changes with the chart's version only, which is among the inputs.
struct JobInputs {
  let helper: Helper
  /// Eight hexadecimal digits.
  let digest: Expr<String>

  /// What the API server lets nobody change (kubernetes/kubernetes pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate).
  private static let immutableFields = ["template", "completions"]

  init(label: String, spec: [MapEntry]) {
    var collector = InputCollector()
    // The labels that every pod has stand in a named template; they depend on these two.
    collector.add(.helper("name"), named: "name")
    collector.add(.fact(.releaseName), named: "release")
    collector.collect(
      spec.filter { entry in
        if case .field(let key, _) = entry { Self.immutableFields.contains(key) } else { true }
      })
    let lines: [TextBlock] = [
      .literal("# What the pods of \(label.isEmpty ? "the job" : label) are made of."),
      .line([.literal("chart: "), .hole(.fact(.chartVersion))]),
    ]
    let name = (label.isEmpty ? "" : label + "-") + "job-inputs"
    helper = Helper(
      name, "What the Job's pods depend on: its hash in the Job's name lets an upgrade make a new Job.", .text(lines + collector.lines))
    let hash = Expression.apply(.sha256, .helper(name))
    // The fields of a loop that stands around the Job are not known to a named template.
    let seed =
      collector.elementFields.isEmpty ? hash : .apply(.sha256, .concatenation([hash] + collector.elementFields.map { .reference($0) }))
    digest = Expr(.apply(.truncate(8), seed))
  }
}

/// Gathers what expressions depend on, each once, in the order in which they stand.
private struct InputCollector {
  private(set) var lines: [TextBlock] = []
  private(set) var elementFields: [Reference] = []
  private var known: Set<Expression> = []
  private var loops: [String] = []

  mutating func add(_ expression: Expression, named name: String) {
    if known.insert(expression).inserted { lines.append(.line([.literal(name + ": "), .hole(expression)])) }
  }

  private mutating func add(_ reference: Reference) {
    switch reference.root {
    case .element(let variable):
      // A loop of the template itself stands there as its whole list.
      if !loops.contains(variable), !elementFields.contains(reference) { elementFields.append(reference) }
    case .values, .unbound: add(.json(reference), named: reference.path.joined(separator: "."))
    }
  }

  /// A secret is looked at only for being there; its value stands nowhere in a pod.
  private mutating func add(_ condition: Expression, on reference: Reference) {
    if case .string(let type) = reference.type.unwrapped, type.isSecret, case .values = reference.root {
      add(condition, named: reference.path.joined(separator: "."))
    } else {
      add(reference)
    }
  }

  mutating func collect(_ entries: [MapEntry]) {
    for entry in entries {
      switch entry {
      case .field(_, let tree): collect(tree)
      case .when(let condition, let then, let otherwise):
        collect(condition)
        collect(then + otherwise)
      case .spread(let reference, _): add(reference)
      case .include, .comment: break
      }
    }
  }

  private mutating func collect(_ tree: Tree) {
    switch tree {
    case .value: break
    case .scalar(let expression): collect(expression)
    case .map(let entries): collect(entries)
    case .list(let items): collect(items)
    case .text(.lines(let blocks)): collect(blocks)
    case .text(.helper(let name)): add(.apply(.sha256, .helper(name)), named: name)
    }
  }

  private mutating func collect(_ items: [ListItem]) {
    for item in items {
      switch item {
      case .item(let tree): collect(tree)
      case .when(let condition, let then, let otherwise):
        collect(condition)
        collect(then + otherwise)
      case .spread(let reference), .keys(let reference, _): add(reference)
      case .each(let loop, let body): inside(loop) { $0.collect(body) }
      case .comment: break
      }
    }
  }

  private mutating func collect(_ blocks: [TextBlock]) {
    for block in blocks {
      switch block {
      case .line(let pieces):
        for piece in pieces {
          switch piece {
          case .literal: break
          case .hole(let expression), .raw(let expression), .scalar(let expression): collect(expression)
          }
        }
      case .when(let condition, let then, let otherwise):
        collect(condition)
        collect(then + otherwise)
      case .each(let loop, let body): inside(loop) { $0.collect(body) }
      case .paste(.yaml(let reference, _), _), .members(_, let reference, _, _): add(reference)
      case .paste(.helper(let name), _): add(.apply(.sha256, .helper(name)), named: name)
      }
    }
  }

  private mutating func inside(_ loop: Loop, _ body: (inout InputCollector) -> Void) {
    add(loop.over)
    loops.append(loop.variable)
    body(&self)
    loops.removeLast()
  }

  private mutating func collect(_ expression: Expression) {
    switch expression {
    case .string, .integer, .boolean, .value: break
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _): add(reference)
    case .isNonEmpty(let reference, _), .isSet(let reference): add(expression, on: reference)
    case .fact(let fact): add(expression, named: fact.label)
    case .helper(let name): add(expression, named: name)
    case .apply(.sha256, .helper(let name)): add(expression, named: name)
    case .apply(_, let operand), .not(let operand), .startsWithDigit(let operand), .share(let operand, _): collect(operand)
    case .concatenation(let parts), .all(let parts), .any(let parts): for part in parts { collect(part) }
    case .choice(let condition, let then, let otherwise): for part in [condition, then, otherwise] { collect(part) }
    case .equal(let left, let right), .less(let left, let right), .contains(let left, let right):
      for part in [left, right] { collect(part) }
    }
  }
}

extension Fact {
  /// What the fact is called among the inputs.
  fileprivate var label: String {
    switch self {
    case .releaseName: "release"
    case .releaseNamespace: "namespace"
    case .releaseService: "service"
    case .chartName: "chart name"
    case .chartVersion: "chart"
    case .chartAppVersion: "app version"
    case .kubernetesAtLeast(let version): "Kubernetes \(version)"
    case .servesAPI(let api): api
    }
  }
}
