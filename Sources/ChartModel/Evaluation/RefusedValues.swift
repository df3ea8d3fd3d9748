public import Diagnostics
public import YAML

/// A chart's refusal of certain values.
public struct RefusedValues: Sendable, Hashable {
  /// What Helm fails with.
  public var message: String
  /// The settings that the refused condition reads, in its order, then those of the conditions around it from the inside to the outside;
  /// inside a loop with the place of the element. Each once.
  public var settings: [[PathElement]]
  /// The line of the spec that refuses.
  public var origin: SourceLocation?
}

extension Evaluator {
  /// Everything that the chart refuses about values; Helm stops at the first.
  ///
  /// - Parameter values: coalesced with the chart's defaults, and accepted by its schema.
  public func refusals(_ values: YAMLMap, release: ReleaseFacts) -> [RefusedValues] {
    chart.refusals.isEmpty ? [] : refusals(bind(values), release: release)
  }

  /// The same with values that were looked up before.
  public func refusals(_ values: BoundValues, release: ReleaseFacts) -> [RefusedValues] {
    guard !chart.refusals.isEmpty else { return [] }
    var scope = scope(values, release)
    var refused: [RefusedValues] = []
    for refusal in chart.refusals {
      var walk = RefusalWalk(refusal: refusal)
      walk.enter(refusal.surroundings[...], &scope)
      // Parts of a chart that share settings say the same of them.
      for new in walk.refused where !refused.contains(where: { $0.message == new.message }) { refused.append(new) }
    }
    return refused
  }
}

/// Evaluates one refusal for each element of the loops around it.
private struct RefusalWalk {
  let refusal: Refusal
  private(set) var refused: [RefusedValues] = []
  private var loops: [(loop: Loop, index: Int)] = []
  private var conditions: [Expression] = []
  /// What the elements of the innermost loop had so far, byte by byte.
  private var seen: Set<[UInt8]> = []

  init(refusal: Refusal) { self.refusal = refusal }

  mutating func enter(_ surroundings: ArraySlice<ChartDocument.Surrounding>, _ scope: inout Scope) {
    switch surroundings.first {
    case nil: judge(&scope)
    case .condition(let condition)?:
      guard scope.truth(condition) else { return }
      conditions.append(condition)
      enter(surroundings.dropFirst(), &scope)
      conditions.removeLast()
    case .loop(let loop)?:
      guard case .list(let items) = scope.value(of: loop.over) else { return }
      seen = []
      for (index, item) in items.enumerated() {
        scope.elements.append((loop.variable, item))
        loops.append((loop, index))
        enter(surroundings.dropFirst(), &scope)
        loops.removeLast()
        scope.elements.removeLast()
      }
    }
  }

  private mutating func judge(_ scope: inout Scope) {
    switch refusal.fault {
    case .holds(let condition): guard scope.truth(condition) else { return }
    case .repeats(let text): guard !seen.insert(Array(scope.string(text).utf8)).inserted else { return }
    }
    var settings: [[PathElement]] = []
    for expression in [refusal.fault.expression] + conditions.reversed() {
      for reference in expression.references {
        if let path = path(of: reference, in: loops[...]), !settings.contains(path) { settings.append(path) }
      }
    }
    refused.append(RefusedValues(message: scope.string(refusal.message), settings: settings, origin: refusal.origin))
  }

  private func path(of reference: Reference, in loops: ArraySlice<(loop: Loop, index: Int)>) -> [PathElement]? {
    let keys = reference.path.map { PathElement.key($0) }
    switch reference.root {
    case .values: return keys
    case .unbound: return nil
    case .element(let variable):
      guard let place = loops.lastIndex(where: { $0.loop.variable == variable }) else { return nil }
      return path(of: loops[place].loop.over, in: loops[..<place]).map { $0 + [.index(loops[place].index)] + keys }
    }
  }
}

extension Expression {
  /// The settings and fields of elements that the expression reads by itself; named templates are not entered.
  fileprivate var references: [Reference] {
    switch self {
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _),
      .isNonEmpty(let reference, _), .isSet(let reference):
      [reference]
    default: parts.flatMap(\.references)
    }
  }
}
