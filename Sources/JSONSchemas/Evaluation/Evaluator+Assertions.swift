import RegularExpressions
import YAML

/// Keywords that look at the value alone.
extension Evaluator {
  mutating func assert(_ keyword: Keyword, _ value: YAMLValue, _ outcome: inout Outcome) {
    switch keyword {
    case .type(let types):
      if !types.contains(where: { $0.includes(value) }) {
        report("type", .wrongType(expected: types.map(\.rawValue), found: value), &outcome)
      }
    case .enumeration(let values, let identities):
      if !identities.contains(JSONIdentity(value)) { report("enum", .notOneOf(values, found: value), &outcome) }
    case .constant(let expected, let identity):
      if JSONIdentity(value) != identity { report("const", .notEqual(to: expected, found: value), &outcome) }
    case .bound(let bound, let limit):
      if TypeName.number.includes(value), !Self.keeps(bound, limit, value) {
        report(bound.rawValue, .outOfBounds(bound, limit: limit, found: value), &outcome)
      }
    case .multipleOf(let divisor, let number):
      if let dividend = DecimalNumber(value), !dividend.isMultiple(of: number) {
        report("multipleOf", .notMultiple(of: divisor, found: value), &outcome)
      }
    case .count(let counted, let limit):
      if let found = Self.count(counted, value), Self.isLower(counted) ? found < limit : found > limit {
        report(counted.rawValue, .wrongCount(counted, limit: limit, found: found), &outcome)
      }
    case .pattern(let pattern):
      if case .string(let text) = value, !matches(pattern, text) {
        report("pattern", .wrongPattern(pattern.source, found: text), &outcome)
      }
    default: break
    }
  }

  /// Whether the text has what a pattern looks for, counted as work done. A step of a pattern is a small part of a schema's.
  mutating func matches(_ pattern: RegularExpression, _ text: String) -> Bool {
    var patternSteps = steps * 16
    let found = pattern.isFound(in: text, steps: &patternSteps)
    steps = patternSteps / 16
    if steps <= 0 { giveUp(.tooMuchWork) }
    return found
  }

  private static func keeps(_ bound: Violation.Bound, _ limit: YAMLValue, _ value: YAMLValue) -> Bool {
    switch bound {
    case .minimum: !NumberOrder.isLess(value, limit)
    case .maximum: !NumberOrder.isLess(limit, value)
    case .exclusiveMinimum: NumberOrder.isLess(limit, value)
    case .exclusiveMaximum: NumberOrder.isLess(value, limit)
    }
  }

  private static func isLower(_ counted: Violation.Counted) -> Bool {
    switch counted {
    case .minLength, .minItems, .minProperties: true
    case .maxLength, .maxItems, .maxProperties: false
    }
  }

  /// Nil if the value is not of the type that the keyword counts in.
  private static func count(_ counted: Violation.Counted, _ value: YAMLValue) -> Int? {
    switch counted {
    case .minLength, .maxLength: value.string?.unicodeScalars.count
    case .minItems, .maxItems: value.list?.count
    case .minProperties, .maxProperties: value.map?.count
    }
  }
}
