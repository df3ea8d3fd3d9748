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
  /// The same of a single file.
  case keptFile(String)
  /// The repository is that of another fleet.
  case otherFleet(String, this: String)
  /// The fleet has none of the clusters any more that the repository has.
  case removesAll(Int)
  /// A link or a file stands where a folder is to be.
  case noFolder(String)
  /// Two clusters would have one object in their delivery tool.
  case sameName(String, kind: String)
  /// The cluster's own Flux runs from a folder that another tool is to get.
  case runsFlux(String)
  /// A cluster that is gone from the fleet still runs Flux from its folder.
  case keptFlux(String)
  /// A label that is wingen's own.
  case reservedLabel(String)
}
