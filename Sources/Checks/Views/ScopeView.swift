/// Objects that are checked together: those of a file, a rendering or a release.
public struct ScopeView: Sendable {
  public let objects: [ObjectView]
  /// The pods in them, in the same order.
  public let pods: [PodView]
  /// Whether everything is here that the release has, so that what is missing is missing.
  public let isWhole: Bool
}
