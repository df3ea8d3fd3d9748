public import YAML

/// Where and how a value breaks its type. The words for it stand in `ValueViolationWording.swift`.
public struct ValueViolation: Sendable, Hashable {
  /// What is wrong with a value; the cases hold what their messages say.
  public enum Problem: Sendable, Hashable {
    /// A value of another kind, such as a list or a null for a text.
    case wrongType(expected: ValueType, found: YAMLValue)
    /// A key that a record has not, and those that it has. It is the last one of the violation's path.
    case unknownKey(String, known: [String])
    /// Required, and not there: taken away by a null, or left out of an element that has no defaults.
    case missingKey(String, expected: ValueType)
    /// A text that is none of the words.
    case notOneOf([String], found: String)
    /// A number outside the bounds.
    case outOfRange(ClosedRange<Int>, found: YAMLValue)
    /// A text that does not match the pattern as a whole.
    case wrongPattern(TextPattern, found: String)
    /// A text with too few or too many Unicode scalars; a `max` of nil is no bound.
    case wrongLength(min: Int, max: Int?, found: Int)
    /// A list with too few elements, or a map with too few entries.
    case tooFewItems(Int, found: Int)
    /// An element that stands in the list before, where all must differ.
    case repeatedItem(YAMLValue)
    /// A key that does not match the pattern, in a map with free keys.
    case badMapKey(TextPattern, key: String)
  }

  /// Where the value stands, from the root of the values on; for a missing key, the map without it.
  public var path: [PathElement]
  /// What is wrong there.
  public var problem: Problem
  /// Whether the value is a credential or may hold one: no message shows it.
  public var isSecret: Bool

  /// A violation as data; `ValueType.violations(of:at:)` finds them.
  public init(path: [PathElement], problem: Problem, isSecret: Bool = false) {
    self.path = path
    self.problem = problem
    self.isSecret = isSecret
  }
}

extension ValueType {
  /// Everything about a value that the type, and so values.schema.json, refuses; empty if it is accepted.
  ///
  /// - Parameter path: where the value stands; the violations' paths begin with it.
  public func violations(of value: YAMLValue, at path: [PathElement] = []) -> [ValueViolation] {
    func found(_ problem: ValueViolation.Problem) -> [ValueViolation] {
      [ValueViolation(path: path, problem: problem, isSecret: holdsSecret)]
    }
    func wrongType() -> [ValueViolation] { found(.wrongType(expected: self, found: value)) }

    switch self {
    case .optional(let type):
      return value == .null ? [] : type.violations(of: value, at: path)
    case .string(let type):
      guard case .string(let text) = value else { return wrongType() }
      let length = text.unicodeScalars.count
      guard length >= type.minLength, length <= type.maxLength ?? .max else {
        return found(.wrongLength(min: type.minLength, max: type.maxLength, found: length))
      }
      return type.pattern.matches(text) ? [] : found(.wrongPattern(type.pattern, found: text))
    case .choice(let words):
      guard case .string(let text) = value else { return wrongType() }
      return words.contains(text) ? [] : found(.notOneOf(words, found: text))
    case .boolean:
      if case .bool = value { return [] }
      return wrongType()
    case .integer(let range):
      guard let integer = value.integral else {
        if case .float(let number) = value, number == number.rounded() { return found(.outOfRange(range, found: value)) }
        return wrongType()
      }
      return range.contains(integer) ? [] : found(.outOfRange(range, found: value))
    case .quantity:
      switch value {
      case .string(let text): return TextPattern.quantity.matches(text) ? [] : found(.wrongPattern(.quantity, found: text))
      case .int(let number):
        let range = 0...Self.safeIntegers.upperBound
        return range.contains(number) ? [] : found(.outOfRange(range, found: value))
      case .float(let number):
        let range = 0...Self.safeIntegers.upperBound
        return number >= 0 && number <= Double(range.upperBound) ? [] : found(.outOfRange(range, found: value))
      default: return wrongType()
      }
    case .intOrString(let pattern, let least):
      if case .string(let text) = value { return pattern.matches(text) ? [] : found(.wrongPattern(pattern, found: text)) }
      guard let integer = value.integral else { return wrongType() }
      let range = least...max(least, 2_147_483_647)
      return range.contains(integer) ? [] : found(.outOfRange(range, found: value))
    case .any:
      switch value {
      case .bool: return []
      case .null: return wrongType()
      case .string(let text): return TextPattern.lines.matches(text) ? [] : found(.wrongPattern(.lines, found: text))
      case .int(let number): return Self.safeIntegers.contains(number) ? [] : found(.outOfRange(Self.safeIntegers, found: value))
      case .float(let number):
        return abs(number) <= Double(Self.safeIntegers.upperBound) ? [] : found(.outOfRange(Self.safeIntegers, found: value))
      case .list: return ValueType.list(of: .any).violations(of: value, at: path)
      case .map: return ValueType.map(keys: .line, values: .any).violations(of: value, at: path)
      }
    case .map(let keys, let values, let minEntries):
      guard case .map(let map) = value else { return wrongType() }
      let count = map.entries.count
      return (count < minEntries ? found(.tooFewItems(minEntries, found: count)) : [])
        + map.entries.flatMap { entry in
          (keys.matches(entry.key) ? [] : found(.badMapKey(keys, key: entry.key)))
            + values.violations(of: entry.value, at: path + [.key(entry.key)])
        }
    case .list(let element, let minItems, let unique):
      guard case .list(let items) = value else { return wrongType() }
      var all = items.count < minItems ? found(.tooFewItems(minItems, found: items.count)) : []
      if unique {
        var seen: Set<YAMLValue> = []
        for item in items where !seen.insert(item).inserted { all += found(.repeatedItem(item)) }
      }
      for (index, item) in items.enumerated() { all += element.violations(of: item, at: path + [.index(index)]) }
      return all
    case .record(let fields):
      guard case .map(let map) = value else { return wrongType() }
      var all: [ValueViolation] = []
      for entry in map.entries {
        if let field = fields.first(where: { $0.name == entry.key }) {
          all += field.type.violations(of: entry.value, at: path + [.key(entry.key)])
        } else {
          all += [ValueViolation(path: path + [.key(entry.key)], problem: .unknownKey(entry.key, known: fields.map(\.name)))]
        }
      }
      for field in fields where field.isRequired && map[field.name] == nil {
        all += found(.missingKey(field.name, expected: field.type))
      }
      return all
    }
  }
}
