public import Diagnostics

/// What `.wingen.yaml` says.
public struct LintConfiguration: Sendable {
  /// What becomes of a rule's findings.
  public enum RuleLevel: String, Sendable, Hashable, CaseIterable {
    case off, info, warning, error

    /// Nil if the findings are dropped.
    public var severity: Severity? {
      switch self {
      case .off: nil
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    }
  }

  /// By rule code.
  public var levels: [String: RuleLevel] = [:]
  /// Patterns of paths that are not read, as in a .gitignore file, relative to the configuration's folder.
  public var exclude: [String] = []
  /// Folders whose files together are all of a release, relative to the configuration's folder.
  public var releases: [String] = []
  /// Files and folders with CustomResourceDefinitions, relative to the configuration's folder.
  public var customResourceDefinitions: [String] = []
  /// Custom resources with a pod template in them.
  public var podTemplates: [PodTemplatePath] = []
  public var cluster = ClusterFacts()
  public var collector = CollectorFacts()
  public var exporter = ExporterFacts()
  /// How often targets are scraped; nil if the input tells it, or nobody.
  public var scrapeIntervalSeconds: Double?

  public init() {}
}
