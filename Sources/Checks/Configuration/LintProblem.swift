/// What is wrong with what users say of the checks themselves: in the configuration, in suppressions. The words are in
/// LintProblemWording.swift.
enum LintProblem: Sendable, Hashable {
  case unknownCode(String)
  case badTemplatePath(String)
  case unknownBuild(String)
  case badTaint(String)
  case suppressionWithoutReason(String)
  case suppressionWithoutCode
  case unusedSuppression(String)
  /// No Kubernetes object is in the inputs.
  case nothingToCheck
  case tooLongForRulesAcrossObjects(String, Int)
  case moreFindings(Int)
  /// So many facts of queries were left out of what is compared between inputs.
  case moreQueries(Int)
  case unknownExporterRelease(String)
  case unknownExporterCollector(String, release: String)
}
