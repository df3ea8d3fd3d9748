import ChartModel

/// What keeps a cluster of a fleet from being delivered, or deserves a look. The words for it stand in GitOpsProblemWording.swift.
enum GitOpsProblem: Sendable, Hashable {
  case literalSecret(setting: String)
  case renderedSecret(name: String)
  case unsupportedKubernetes(KubernetesVersion, required: String)
  /// Something that wingen did not write stands where a file at the repository's top belongs.
  case fileInTheWay(String)
  /// The list of what wingen wrote into the repository is none.
  case unreadableManifest(String)
  /// A folder of a cluster that is no longer in the fleet keeps files that are not wingen's.
  case keptFolder(String)
}
