public import YAML

/// How the objects of a chart depend on one of its settings, or on a field of a list setting's elements.
public struct SettingUse: Sendable, Hashable {
  /// It decides whether something is there: it stands in a condition or a comparison, a loop runs over it, or a field vanishes with it.
  public var decides = false
  /// It is, or is part of, the value of a field.
  public var isPrinted = false
  /// The literals that it is compared with, or searched for.
  public var comparedWith: Set<YAMLValue> = []
  /// For a list whose elements a loop runs over: how their fields are used, by their paths.
  public var fields: [[String]: SettingUse] = [:]

  /// Of a setting that nothing depends on so far.
  public init() {}
}

/// What the objects of a chart depend on, and whether there are any: what it refuses. Notes are left out of account: they create nothing.
public struct ChartDependencies: Sendable {
  /// By the settings' paths. What nothing depends on is not there.
  public private(set) var settings: [[String]: SettingUse] = [:]
  /// The facts about release and cluster that something depends on.
  public private(set) var facts: Set<Fact> = []

  /// - Parameter isLeftOut: whether a template's objects are of no interest.
  public init(of chart: ChartDefinition, leavingOut isLeftOut: (TemplateFile) -> Bool = { _ in false }) {
    let collector = DependencyCollector(chart)
    for template in chart.templates where !isLeftOut(template) { collector.collect { $0.walk(template.blocks) } }
    for refusal in chart.refusals { collector.collect { $0.walk(refusal) } }
    settings = collector.settings
    facts = collector.facts
  }
}

private final class DependencyCollector {
  var settings: [[String]: SettingUse] = [:]
  var facts: Set<Fact> = []
  private let chart: ChartDefinition
  /// Named templates that were entered from an expression, with what they were entered for.
  private var entered: Set<Entry> = []

  private struct Entry: Hashable {
    var helper: String
    var manner: Manner
  }

  private enum Manner: Hashable {
    case decides, printed
  }

  init(_ chart: ChartDefinition) { self.chart = chart }

  /// - Parameter isInCondition: whether everything that is found belongs to a condition.
  func collect(isInCondition: Bool = false, _ walk: (ChartWalk) -> Void) {
    walk(
      ChartWalk(chart) { piece, loops in
        switch piece {
        case .condition(let expression): self.add(expression, .decides, loops)
        case .loop(let reference): self.add(reference, .decides, loops)
        case .spread(let reference):
          self.add(reference, .decides, loops)
          self.add(reference, .printed, loops)
        case .value(let expression): self.add(expression, isInCondition ? .decides : .printed, loops)
        }
      })
  }

  private func add(_ expression: Expression, _ manner: Manner, _ loops: [Loop]) {
    switch expression {
    case .reference(let reference), .json(let reference), .joined(let reference, _): add(reference, manner, loops)
    case .orAbsent(let reference):
      add(reference, .decides, loops)
      add(reference, manner, loops)
    case .isNonEmpty(let reference, _), .isSet(let reference): add(reference, .decides, loops)
    case .fact(let fact): facts.insert(fact)
    case .helper(let name):
      guard entered.insert(Entry(helper: name, manner: manner)).inserted else { return }
      collect(isInCondition: manner == .decides) { $0.walk(helper: name) }
    case .choice(let condition, let then, let otherwise):
      add(condition, .decides, loops)
      add(then, manner, loops)
      add(otherwise, manner, loops)
    // Whatever changes the text changes its digest too, and no two texts share one.
    case .apply(.sha256, let operand): add(operand, .printed, loops)
    case .not, .all, .any, .startsWithDigit: for part in expression.parts { add(part, .decides, loops) }
    case .equal(let left, let right), .less(let left, let right), .contains(let left, let right):
      add(left, .decides, loops)
      add(right, .decides, loops)
      for (one, other) in [(left, right), (right, left)] {
        if case .reference(let reference) = one, let literal = other.literal {
          use(of: reference, loops) { $0.comparedWith.insert(literal) }
        }
      }
    case .string, .integer, .boolean, .value, .concatenation, .share, .apply: for part in expression.parts { add(part, manner, loops) }
    }
  }

  private func add(_ reference: Reference, _ manner: Manner, _ loops: [Loop]) {
    use(of: reference, loops) { use in
      switch manner {
      case .decides: use.decides = true
      case .printed: use.isPrinted = true
      }
    }
  }

  private func use(of reference: Reference, _ loops: [Loop], _ note: (inout SettingUse) -> Void) {
    guard let place = reference.place(in: loops) else { return }
    if place.field.isEmpty {
      note(&settings[place.setting, default: SettingUse()])
    } else {
      note(&settings[place.setting, default: SettingUse()].fields[place.field, default: SettingUse()])
    }
  }
}

extension Reference {
  /// The setting that the reference reads, and the path inside its elements if it reads the variable of a loop; nil if it is bound to
  /// nothing.
  func place(in loops: [Loop]) -> (setting: [String], field: [String])? {
    switch root {
    case .values: return (path, [])
    case .unbound: return nil
    case .element(let variable):
      guard let index = loops.lastIndex(where: { $0.variable == variable }) else { return nil }
      guard let list = loops[index].over.place(in: Array(loops[..<index])) else { return nil }
      return (list.setting, list.field + path)
    }
  }
}
