public import Diagnostics
import YAML

extension Violation {
  /// The words for the violation.
  ///
  /// - Parameters:
  ///   - location: where the value stands in a values file, if it comes from one.
  ///   - hidesValues: whether to leave out the texts that were found, because they may be credentials.
  public func diagnostic(at location: SourceLocation? = nil, hidesValues: Bool = false) -> Diagnostic {
    let words = words(hidesValues: hidesValues)
    return Diagnostic(problem.code, .error, "\(ValueText.path(path)): \(words.message)", at: location, hint: words.hint)
  }

  func words(hidesValues: Bool) -> (message: String, hint: String?) {
    func shown(_ value: YAMLValue) -> String { ValueText.found(value, hidesText: hidesValues) }
    switch problem {
    case .wrongType(let expected, let found):
      let types = ValueText.list(expected.map(ValueText.article), "or")
      return ("expected \(types), found \(shown(found))", Self.typeHint(expected, found))
    case .notOneOf(let values, let found):
      let nearest = found.string.flatMap { text in hidesValues ? nil : nearestMatch(to: text, among: values.compactMap(\.string)) }
      return (
        "expected one of \(ValueText.list(values.map(ValueText.literal), "or")), found \(shown(found))",
        nearest.map { "did you mean \(YAMLScalar.doubleQuoted($0))?" }
      )
    case .notEqual(let expected, let found): return ("expected \(ValueText.literal(expected)), found \(shown(found))", nil)
    case .outOfBounds(let bound, let limit, let found):
      return ("expected a number \(bound.words) \(ValueText.literal(limit)), found \(shown(found))", nil)
    case .notMultiple(let divisor, let found):
      return ("expected a multiple of \(ValueText.literal(divisor)), found \(shown(found))", nil)
    case .wrongCount(let counted, let limit, let found): return ("expected \(counted.words(limit)), found \(found)", nil)
    case .wrongPattern(let pattern, let found):
      return ("\(shown(.string(found))) does not match the pattern \(ValueText.cut(pattern))", nil)
    case .unknownProperty(let name, let known):
      let nearest = nearestMatch(to: name, among: known).map { "did you mean \($0)?" }
      return ("no such property", nearest ?? (known.isEmpty ? nil : "known here: \(ValueText.list(known, "and"))"))
    case .missingProperty(let name, let present):
      let nearest = nearestMatch(to: name, among: present).map { "is \($0) a misspelling of it?" }
      return ("the property \(ValueText.cut(name)) is missing", nearest)
    case .missingDependency(let name, let other):
      return ("the property \(ValueText.cut(name)) is missing, which \(ValueText.cut(other)) needs", nil)
    case .badPropertyName(_, let violations):
      let inner = violations.first?.words(hidesValues: false)
      return ("the property's name is not allowed" + (inner.map { ": \($0.message)" } ?? ""), inner?.hint)
    case .unexpectedItem: return ("no item may stand here", "remove it")
    case .repeatedItem(let first, _): return ("the item is the same as item \(first)", "remove the repetition")
    case .tooFewContained(let least, let found): return ("expected at least \(least) item(s) of the kind asked for, found \(found)", nil)
    case .tooManyContained(let most, let found): return ("expected at most \(most) item(s) of the kind asked for, found \(found)", nil)
    case .noAlternative(let branches): return noAlternative(branches, hidesValues: hidesValues)
    case .severalAlternatives(let places):
      let numbers = ValueText.list(places.map { String($0 + 1) }, "and")
      return ("expected exactly one of the alternatives to fit, but numbers \(numbers) do", "make the value fit only one of them")
    case .forbidden: return ("the value is one that the schema excludes", nil)
    case .nothingAllowed: return ("nothing may stand here", "remove it")
    case .tooMuchWork: return ("the check was given up: the schema asks for too much work on this value", "simplify the schema")
    case .tooDeep(let limit):
      return ("the check was given up: more than \(limit) schemas lie within each other here", "simplify the schema")
    }
  }

  /// Speaks of the alternative that was most likely meant: the one whose fault lies deepest in the value.
  private func noAlternative(_ branches: [[Violation]], hidesValues: Bool) -> (message: String, hint: String?) {
    let meant = branches.max { left, right in Self.closeness(left) < Self.closeness(right) }
    guard let first = meant?.first else { return ("none of the alternatives fits", nil) }
    let words = first.words(hidesValues: hidesValues)
    let place = first.path.count > path.count ? "\(ValueText.path(first.path)): " : ""
    return ("none of the \(branches.count) alternatives fits; the nearest: \(place)\(words.message)", words.hint)
  }

  private static func closeness(_ branch: [Violation]) -> (Int, Int, Int) {
    // A wrong type at the value itself says that the alternative is about something else.
    let isOtherType = branch.contains { if case .wrongType = $0.problem { true } else { false } }
    return (branch.map(\.path.count).min() ?? 0, isOtherType ? 0 : 1, -branch.count)
  }

  private static func typeHint(_ expected: [String], _ found: YAMLValue) -> String? {
    switch found {
    case .string(let text) where !expected.contains("string"):
      let isMeant = (expected.contains("integer") || expected.contains("number")) && Double(text) != nil
      return isMeant || expected.contains("boolean") && (text == "true" || text == "false") ? "remove the quotes" : nil
    case .int, .float, .bool: return expected.contains("string") ? "put it in quotes" : nil
    case .null: return "give a value, or remove the null"
    default: return nil
    }
  }
}

extension Violation.Problem {
  /// Stable; see `DiagnosticCode`.
  public var code: DiagnosticCode {
    switch self {
    case .wrongType: "JSV001"
    case .notOneOf: "JSV002"
    case .notEqual: "JSV003"
    case .outOfBounds: "JSV004"
    case .notMultiple: "JSV005"
    case .wrongCount: "JSV006"
    case .wrongPattern: "JSV007"
    case .unknownProperty: "JSV008"
    case .missingProperty: "JSV009"
    case .missingDependency: "JSV010"
    case .badPropertyName: "JSV011"
    case .unexpectedItem: "JSV012"
    case .repeatedItem: "JSV013"
    case .tooFewContained, .tooManyContained: "JSV014"
    case .noAlternative: "JSV015"
    case .severalAlternatives: "JSV016"
    case .forbidden: "JSV017"
    case .nothingAllowed: "JSV018"
    case .tooMuchWork, .tooDeep: "JSV019"
    }
  }
}

extension Violation.Bound {
  fileprivate var words: String {
    switch self {
    case .minimum: "of at least"
    case .maximum: "of at most"
    case .exclusiveMinimum: "greater than"
    case .exclusiveMaximum: "less than"
    }
  }
}

extension Violation.Counted {
  fileprivate func words(_ limit: Int) -> String {
    switch self {
    case .minLength: "at least \(limit) character(s)"
    case .maxLength: "at most \(limit) character(s)"
    case .minItems: "at least \(limit) item(s)"
    case .maxItems: "at most \(limit) item(s)"
    case .minProperties: "at least \(limit) propert\(limit == 1 ? "y" : "ies")"
    case .maxProperties: "at most \(limit) propert\(limit == 1 ? "y" : "ies")"
    }
  }
}
