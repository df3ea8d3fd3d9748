public import YAML

/// Where and how a value breaks a schema. The words for it stand in `ViolationWording.swift`.
public struct Violation: Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    /// Names of JSON Schema's types.
    case wrongType(expected: [String], found: YAMLValue)
    case notOneOf([YAMLValue], found: YAMLValue)
    case notEqual(to: YAMLValue, found: YAMLValue)
    /// `minimum` and the like.
    case outOfBounds(Bound, limit: YAMLValue, found: YAMLValue)
    case notMultiple(of: YAMLValue, found: YAMLValue)
    /// Too few or too many characters, items or properties.
    case wrongCount(Counted, limit: Int, found: Int)
    case wrongPattern(String, found: String)
    /// A property that no keyword allows; `known` are those that are named.
    case unknownProperty(String, known: [String])
    case missingProperty(String, present: [String])
    /// `name` must be there because `other` is.
    case missingDependency(String, of: String)
    case badPropertyName(String, [Violation])
    case unexpectedItem(Int)
    case repeatedItem(first: Int, second: Int)
    case tooFewContained(Int, found: Int)
    case tooManyContained(Int, found: Int)
    /// None of `anyOf` or `oneOf` fits; what each of them refuses.
    case noAlternative([[Violation]])
    /// More than one of `oneOf` fits; their places in the list, from 0.
    case severalAlternatives([Int])
    /// The value fits what stands in `not`.
    case forbidden
    /// The schema is `false`: nothing may stand here.
    case nothingAllowed
    /// The validation gave up.
    case tooMuchWork
    case tooDeep(limit: Int)
  }

  /// Keywords that bound a number.
  public enum Bound: String, Sendable, Hashable {
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum
  }

  /// Keywords that bound a number of things; characters are Unicode scalars.
  public enum Counted: String, Sendable, Hashable {
    case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
  }

  /// Where the value is. For a property that is too much, the property; for one that is missing, the map that lacks it.
  public var path: [PathElement]
  /// The schema's keyword that refuses the value; empty for a schema that is `false`.
  public var keyword: String
  public var problem: Problem

  public init(path: [PathElement], keyword: String, problem: Problem) {
    self.path = path
    self.keyword = keyword
    self.problem = problem
  }
}
