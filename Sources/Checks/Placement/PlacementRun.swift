public import Diagnostics
public import ManifestInput
public import Scheduling

/// Says on which nodes the workloads of inputs land; nothing else is checked in them.
public struct PlacementRun: Sendable {
  public struct Result: Sendable {
    public var report: PlacementReport
    /// What was found in reading and in placing; `objects` counts workloads.
    public var lint: LintResult
  }

  private let nodes: [ClusterNode]
  private let configuration: LintConfiguration

  public init(on nodes: [ClusterNode], _ configuration: LintConfiguration) {
    self.nodes = nodes
    self.configuration = configuration
  }

  /// - Parameters:
  ///   - charts: charts among the inputs, of which can only be said that they must be rendered.
  ///   - findings: what was found already in looking for the inputs.
  public func place(_ sources: [LintSource], charts: [ChartPlace] = [], adding findings: [Diagnostic] = []) -> Result {
    let reader = PlacementReader(podTemplates: configuration.podTemplates)
    var scopes = ScopeReader(sources)
    var collector = LintCollector()
    let chartFindings = charts.map { PlacementProblem.chartNotRendered($0.path).diagnostic() }
    collector.add(Linter.Outcome(findings: (findings + chartFindings).map { LintFinding($0) }), files: [])
    while let scope = scopes.next() {
      let contents = scope.read()
      var text = LintedText(contents.documents)
      var suppressions = SuppressionSet(contents.documents, &text)
      let read = reader.read(contents.documents, &text, &suppressions)
      collector.add(
        Linter.Outcome(findings: contents.problems + read.problems, objects: read.input.workloads.count, placement: read.input),
        files: contents.files)
    }
    let check = PlacementCheck(collector.placement, on: nodes)
    collector.add(Linter.Outcome(findings: check.findings), files: [])
    var result = Result(report: check.report, lint: collector.result(configuration))
    if result.lint.objects == 0, result.lint.findings.allSatisfy({ $0.severity < .warning }) {
      result.lint.findings.append(PlacementProblem.nothingToPlace.diagnostic())
    }
    return result
  }
}
