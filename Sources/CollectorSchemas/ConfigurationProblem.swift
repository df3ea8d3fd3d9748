public import YAML

/// What is wrong with a component's configuration, as far as keys and types tell.
public struct ConfigurationProblem: Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
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
    case notOneOf([String], found: String, nearest: String?)
    case missingKey(String)
    /// A number outside its range.
    case outOfRange(String)
  }

  /// From the component's configuration.
  public var path: [PathElement]
  public var problem: Problem

  public init(_ path: [PathElement], _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
