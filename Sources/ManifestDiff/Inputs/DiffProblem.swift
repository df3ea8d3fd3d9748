public import Diagnostics

/// What keeps two inputs from being compared, or is wrong with how they differ. The words stand in DiffProblemWording.swift.
public enum DiffProblem: DiagnosticError, Hashable {
  /// One is a chart, the other manifests.
  case unlike(old: String, new: String)
  case noChartFile(String)
  case incompleteChartFile(String)
  case valuesAreNoMap(String)
  /// A document of a file that was named is no Kubernetes object; line counted from 1.
  case noObject(file: String, line: Int)
  /// Several objects of one identity: the last wins when they are applied.
  case repeatedObject(ObjectIdentity, input: String)
  /// Charts in a folder of manifests.
  case chartAmongManifests(String)
  /// An input with several charts or specs, or with one of these and something else named.
  case severalCharts(String)
  /// A version that is no semantic one.
  case version(String)
  /// The new version is not above the old one by as much as the changes ask for.
  case versionTooLow(old: String, new: String, required: VersionBump)
}
