public import RegularExpressions
public import YAML

/// Something that a schema asks for and that is not checked.
public struct UncheckedPart: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// A regular expression that is not understood; such values are accepted.
    case pattern(String, RegularExpressionFault)
    /// A schema in another document, which is not fetched; whatever it stands for is accepted.
    case remoteReference(String)
    /// A `$schema` that is not known; the schema is read in the default dialect.
    case dialect(String)
  }

  /// Where in the schema it stands first.
  public var path: [PathElement]
  public var reason: Reason

  public init(path: [PathElement], reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
