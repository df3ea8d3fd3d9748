/// A change that an API server refuses to make to an object that it has.
public struct ImmutableChange: Sendable, Hashable {
  /// What has to be done instead.
  public enum Remedy: String, Sendable, Hashable, CaseIterable {
    /// The object is deleted and created again; its pods go with it.
    case recreateWithPods
    /// The object is deleted without its pods and created again; the new one takes them over.
    case recreateKeepingPods
    /// The object is deleted and created again; nothing but the object goes.
    case recreate
    /// Another object with another name, to which everything that uses this one is pointed.
    case rename
    /// Another claim, into which the data are copied.
    case copyData
  }

  public var identity: ObjectIdentity
  /// The field that cannot change: at or above those that did.
  public var field: FieldPath
  public var remedy: Remedy
  /// Where Kubernetes says so.
  public var source: String
}
