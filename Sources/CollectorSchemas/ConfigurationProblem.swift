public import YAML

/// What is wrong with a component's configuration, as far as keys and types tell.
public struct ConfigurationProblem: Sendable, Hashable {
  /// What is wrong, without words for it: rules differ in how they tell it and how grave it is.
  public enum Problem: Sendable, Hashable {
    /// A key that the tables do not know of the component, in no release.
    ///
    /// - nearest: the known key that was likely meant.
    case unknownKey(String, nearest: String?)
    /// A key that a release took away.
    case removedKey(String, since: CollectorVersion, instead: String?)
    /// A key that only later releases know.
    case laterKey(String, since: CollectorVersion)
    /// A key that still works and will not for long.
    case deprecatedKey(String, since: CollectorVersion?, instead: String?)
    /// - expected: such as `an integer`; found: such as `text "lots"`.
    case wrongType(expected: String, found: String)
    /// Text that is no duration such as `30s`.
    case invalidDuration(String)
    /// Text where only some words are allowed: these.
    ///
    /// - nearest: the word that was likely meant.
    case notOneOf([String], found: String, nearest: String?)
    /// A key that is needed and is not there, or is empty; `a or b` where either would do.
    case missingKey(String)
    /// A number outside its range.
    case outOfRange(String)
  }

  /// From the component's configuration.
  public var path: [PathElement]
  /// What is wrong at the path. A missing key is told of the map that should hold it.
  public var problem: Problem

  /// A problem of the value at a path.
  public init(_ path: [PathElement], _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
