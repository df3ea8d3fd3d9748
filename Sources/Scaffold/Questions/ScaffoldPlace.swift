/// What is known of the place where a chart begins. It decides what is recommended where nothing is said.
public struct ScaffoldPlace: Sendable, Hashable {
  /// Whether specs in Swift can be compiled here.
  public var hasSwiftCompiler: Bool
  /// Whether the repository has jobs of GitLab.
  public var isOnGitLab: Bool

  public init(hasSwiftCompiler: Bool = true, isOnGitLab: Bool = false) {
    self.hasSwiftCompiler = hasSwiftCompiler
    self.isOnGitLab = isOnGitLab
  }

  var format: ScaffoldPlan.Format { hasSwiftCompiler ? .swift : .yaml }

  var ci: ScaffoldPlan.CI { isOnGitLab ? .gitlab : .github }
}
