public import Diagnostics
import ManifestInput
public import Scheduling
import Synchronization

/// Checks all inputs, several at a time.
public struct LintRun: Sendable {
  private var linter: Linter
  private let configuration: LintConfiguration

  private let nodes: [ClusterNode]

  /// - Parameter nodes: those of the cluster, if it is to be told where workloads land on them.
  public init(_ linter: Linter, _ configuration: LintConfiguration, nodes: [ClusterNode] = []) {
    self.linter = linter
    self.configuration = configuration
    self.nodes = nodes
    self.linter.gathersPlacement = !nodes.isEmpty
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
    return state.result(configuration, nodes)
  }

  /// What the workers share.
  private final class State: Sendable {
    private let reader: Mutex<ScopeReader>
    private let collector = Mutex(LintCollector())

    init(_ sources: [LintSource]) { reader = Mutex(ScopeReader(sources)) }

    func next() -> ScopeReader.Scope? { reader.withLock { $0.next() } }
    func add(_ outcome: Linter.Outcome, _ files: Set<String>) { collector.withLock { $0.add(outcome, files: files) } }

    func result(_ configuration: LintConfiguration, _ nodes: [ClusterNode]) -> LintResult {
      collector.withLock { collector in
        if !nodes.isEmpty {
          collector.add(Linter.Outcome(findings: PlacementCheck(collector.placement, on: nodes).findings), files: [])
        }
        collector.add(Linter.Outcome(findings: MetricCheck(collector.metrics, configuration).findings), files: [])
        return collector.result(configuration)
      }
    }
  }

  private func check(_ scope: ScopeReader.Scope) -> (Linter.Outcome, Set<String>) {
    let contents = scope.read()
    // All that Helm wrote into one text is a release; what it wrote of one template may be a part of it (`--output-dir`, `--show-only`).
    let templates = Set(scope.texts.map(\.helmSource))
    let isRendering = templates.count > 1 && !templates.contains(nil)
    var outcome = linter.lint(
      contents.documents, isWhole: scope.isWhole || isRendering && scope.isComplete, acrossObjects: scope.isComplete, causes: scope.causes)
    outcome.findings += contents.problems
    if let name = scope.tooLong {
      outcome.findings.append(LintFinding(LintProblem.tooLongForRulesAcrossObjects(name, ScopeReader.largestScope).diagnostic(at: nil)))
    }
    return (outcome, contents.files)
  }
}
