public import Diagnostics
import ManifestInput
import Synchronization

/// Checks all inputs, several at a time.
public struct LintRun: Sendable {
  private let linter: Linter
  private let configuration: LintConfiguration

  public init(_ linter: Linter, _ configuration: LintConfiguration) {
    self.linter = linter
    self.configuration = configuration
  }

  /// For inputs without any object in them: what is empty must not look fine.
  public static let nothingToCheck = LintProblem.nothingToCheck.diagnostic(at: nil)

  /// - Parameters:
  ///   - findings: what was found already, such as in looking for the inputs.
  ///   - workers: how many threads check at the same time.
  public func check(_ sources: [LintSource], adding findings: [LintFinding] = [], workers: Int) async -> LintResult {
    let state = State(sources)
    state.add(Linter.Outcome(findings: findings), [])
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, 64)) {
        group.addTask {
          while let scope = state.next() {
            let (outcome, files) = check(scope)
            state.add(outcome, files)
          }
        }
      }
    }
    return state.result(configuration)
  }

  /// What the workers share.
  private final class State: Sendable {
    private let reader: Mutex<ScopeReader>
    private let collector = Mutex(LintCollector())

    init(_ sources: [LintSource]) { reader = Mutex(ScopeReader(sources)) }

    func next() -> ScopeReader.Scope? { reader.withLock { $0.next() } }
    func add(_ outcome: Linter.Outcome, _ files: Set<String>) { collector.withLock { $0.add(outcome, files: files) } }
    func result(_ configuration: LintConfiguration) -> LintResult { collector.withLock { $0.result(configuration) } }
  }

  private func check(_ scope: ScopeReader.Scope) -> (Linter.Outcome, Set<String>) {
    var documents: [ManifestDocument] = []
    var problems = scope.problems.map { LintFinding($0) }
    var files: Set<String> = []
    for text in scope.texts {
      let contents = InputReader.read(text)
      for document in contents.documents where !scope.skipsOthers || document.isKubernetesObject { documents.append(document) }
      // In a folder lie many other texts in YAML, some of them for programs that read more than YAML.
      if let problem = contents.problem, !scope.skipsOthers || text.bytes.hasBytes("apiVersion") {
        problems.append(LintFinding(problem, excerpt: problem.location.flatMap { text.line(at: $0) }))
      }
      files.insert(text.isStream ? text.helmSource ?? text.file : text.file)
    }
    // All that Helm wrote into one text is a release; what it wrote of one template may be a part of it (`--output-dir`, `--show-only`).
    let templates = Set(scope.texts.map(\.helmSource))
    let isRendering = templates.count > 1 && !templates.contains(nil)
    var outcome = linter.lint(documents, isWhole: scope.isWhole || isRendering && scope.isComplete, acrossObjects: scope.isComplete)
    outcome.findings += problems
    if let name = scope.tooLong {
      outcome.findings.append(LintFinding(LintProblem.tooLongForRulesAcrossObjects(name, ScopeReader.largestScope).diagnostic(at: nil)))
    }
    return (outcome, files)
  }
}
