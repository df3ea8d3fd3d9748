public import Diagnostics

/// What checking all inputs brought, in the order of files and lines.
public struct LintResult: Sendable {
  public var findings: [Diagnostic] = []
  /// The lines that findings point at.
  public var excerpts: [SourceLocation: String] = [:]
  /// Every file that was read, by the name that findings use.
  public var files: [String] = []
  /// How many Kubernetes objects were checked.
  public var objects = 0
  /// How many documents were checked that are configurations of collectors.
  public var configurations = 0
  /// How many rule files and dashboards were checked.
  public var contents = 0
  public var showsWindows = false
}

/// Gathers outcomes while inputs are checked.
struct LintCollector: Sendable {
  /// Findings beyond these are only counted: who gets that many has one cause for most of them.
  static let limit = 20_000

  private var findings: [LintFinding] = []
  private var omitted = 0
  private var files: Set<String> = []
  private var objects = 0
  private var configurations = 0
  private var contents = 0
  private var showsWindows = false
  private(set) var placement = PlacementInput()
  private(set) var metrics = MetricInput()

  mutating func add(_ outcome: Linter.Outcome, files: Set<String>) {
    let room = max(0, Self.limit - findings.count)
    findings += outcome.findings.prefix(room)
    omitted += max(0, outcome.findings.count - room)
    objects += outcome.objects
    configurations += outcome.configurations
    contents += outcome.contents
    showsWindows = showsWindows || outcome.showsWindows
    placement.add(outcome.placement)
    metrics.add(outcome.metrics)
    self.files.formUnion(files)
  }

  /// Settles severities, and sorts.
  func result(_ configuration: LintConfiguration) -> LintResult {
    var result = LintResult(
      files: files.sorted(), objects: objects, configurations: configurations, contents: contents, showsWindows: showsWindows)
    let amongWindows = showsWindows || configuration.cluster.hasWindowsNodes
    for finding in findings {
      var diagnostic = finding.diagnostic
      if amongWindows, let severity = finding.severityAmongWindows { diagnostic.severity = severity }
      if let level = configuration.levels[diagnostic.code.text] {
        guard let severity = level.severity else { continue }
        diagnostic.severity = severity
      }
      result.findings.append(diagnostic)
      if let location = diagnostic.location, let excerpt = finding.excerpt { result.excerpts[location] = excerpt }
    }
    result.findings.sort(by: Self.precedes)
    if omitted > 0 { result.findings.append(LintProblem.moreFindings(omitted).diagnostic(at: nil)) }
    return result
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (leftFile, rightFile) = (left.affectedFile ?? "", right.affectedFile ?? "")
    if leftFile != rightFile { return leftFile.utf8.lexicographicallyPrecedes(rightFile.utf8) }
    let (leftPlace, rightPlace) = (
      left.location.map { ($0.line, $0.column) } ?? (0, 0), right.location.map { ($0.line, $0.column) } ?? (0, 0)
    )
    if leftPlace != rightPlace { return leftPlace < rightPlace }
    if left.code != right.code { return left.code.text < right.code.text }
    return left.message < right.message
  }
}
