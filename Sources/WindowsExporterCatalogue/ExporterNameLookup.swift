/// What a release says to the name of a collector or flag.
public enum ExporterNameLookup: Sendable, Hashable {
  case known
  /// Gone since a release. There may be several replacements, and none.
  case removed(since: ExporterVersion, replacements: [String])
  /// Only later releases know the name.
  case notYet(since: ExporterVersion)
  /// - nearest: the name that was likely meant.
  case unknown(nearest: String?)
}
