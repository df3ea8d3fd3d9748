/// What a release says to a component's name.
public enum ComponentLookup: Sendable, Hashable {
  /// The release has the component under this name. Whether the name is deprecated, its spelling tells.
  case known(ComponentDescription, spelling: ComponentDescription.Spelling)
  /// Gone since a release.
  case removed(ComponentDescription, since: CollectorVersion)
  /// Only later releases know the name.
  case notYet(ComponentDescription, since: CollectorVersion)
  /// No component of the kind, but one of another, as of processors that became connectors.
  case otherKind(ComponentDescription)
  /// - nearest: the name that was likely meant.
  case unknown(nearest: String?)
}
