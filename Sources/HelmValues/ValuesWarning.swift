public import YAML

/// A user's value that is of another kind than the chart's default for it. Helm uses the user's value and prints a warning.
public struct ValuesWarning: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The user gives a map, the default is the value given here.
    case mapOverPlainDefault(YAMLValue)
    /// The user gives the value given here, the default is a map. Helm is silent about this at the top level.
    case plainOverMapDefault(YAMLValue)
  }

  public var kind: Kind
  /// The keys from the top down to the value.
  public var path: [String]

  public init(_ kind: Kind, path: [String]) {
    self.kind = kind
    self.path = path
  }
}
