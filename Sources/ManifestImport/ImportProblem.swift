import Diagnostics

/// What is wrong with manifests or options, and what is done about objects that cannot be carried over.
enum ImportProblem: Sendable, Hashable {
  /// The input has no object at all.
  case nothing(String)
  case noObject(at: SourceLocation?)
  /// A chart's folder or package where its rendering belongs.
  case chart(String)
  case spec(String)
  /// Two objects that differ have one name.
  case contradiction(String, at: SourceLocation?, first: SourceLocation?)
  case repetition(String, at: SourceLocation?)
  case unusableName(String)
  case unusableRelease(String)
  case unusableNamespace(String)
  /// Not even the YAML comes out as it went in.
  case lost(String, at: SourceLocation?)
  case secretLeftOut(String, keys: [String], at: SourceLocation?)
  case credentialRemoved(String, path: String, at: SourceLocation?)
}
