public import YAML

/// A field that is not the same in both versions of an object.
public struct FieldChange: Sendable, Hashable {
  public var path: FieldPath
  /// Nil if the field is new.
  public var old: YAMLValue?
  /// Nil if the field is gone.
  public var new: YAMLValue?
  /// Whether values are left out because they are credentials: `old` and `new` then tell only whether there are any.
  public var isHidden = false

  public init(_ path: FieldPath, old: YAMLValue?, new: YAMLValue?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
