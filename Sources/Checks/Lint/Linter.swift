public import Diagnostics
public import ManifestInput
public import YAML

/// Checks documents that come from files: gives findings their places, and heeds suppressions.
public struct Linter: Sendable {
  public struct Outcome: Sendable {
    public var findings: [LintFinding] = []
    public var showsWindows = false
    /// How many Kubernetes objects were checked.
    public var objects = 0
    /// How many documents are configurations of collectors.
    public var configurations = 0
    /// How many rule files and dashboards there are.
    public var contents = 0
    /// For the rules over all inputs, which `MetricCheck` holds against it.
    public var metrics = MetricInput()
    var placement = PlacementInput()
  }

  public var checker: Checker
  /// Whether workloads are kept for placement.
  var gathersPlacement = false

  public init(_ checker: Checker) { self.checker = checker }

  /// - Parameters:
  ///   - documents: those of one scope.
  ///   - isWhole: whether they are all of a release.
  ///   - acrossObjects: whether objects are also checked together.
  ///   - causes: see `LintSource.causes`.
  public func lint(
    _ documents: [ManifestDocument], isWhole: Bool, acrossObjects: Bool = true,
    causes: (@Sendable (_ document: Int, _ path: [PathElement]) -> [Cause])? = nil
  ) -> Outcome {
    let checked = checker.check(documents.map(\.valueForItsProgram), isWhole: isWhole, acrossObjects: acrossObjects)
    var text = LintedText(documents)
    var suppressions = SuppressionSet(documents, &text)
    var outcome = Outcome(
      showsWindows: checked.showsWindows, objects: checked.objects, configurations: checked.configurations, contents: checked.contents)
    for finding in checked.findings {
      let document = documents[finding.place.document]
      let position = text.position(finding.place)
      if suppressions.cover(finding, at: position, in: document.text) { continue }
      let location = document.text.location(position)
      // Of a text, nobody knows which of the settings in it is meant.
      let causes = (causes?(finding.place.document, finding.place.path) ?? [])
        .filter { finding.place.inside == nil || !$0.isChartValue }
      let diagnostic = Diagnostic(
        finding.code, finding.severity, finding.message + text.remainder(finding.place),
        at: location, related: finding.related.map { Diagnostic.Related($0.message, at: text.location($0.place)) }, causes: causes,
        hint: finding.hint)
      outcome.findings.append(
        LintFinding(
          diagnostic, severityAmongWindows: finding.severityAmongWindows,
          excerpt: text.line(position, ofDocument: finding.place.document)))
    }
    var reader = MetricReader(documents, causes, text, suppressions)
    reader.read(checked, acrossObjects: acrossObjects)
    (outcome.metrics, text, suppressions) = (reader.input, reader.text, reader.suppressions)
    if gathersPlacement {
      // What cannot be read as a workload, the check against the schemas tells.
      outcome.placement = PlacementReader(podTemplates: checker.podTemplates).read(documents, &text, &suppressions).input
    }
    for problem in suppressions.problems(acrossObjects: acrossObjects) {
      let location = problem.text.location(problem.position)
      outcome.findings.append(LintFinding(problem.problem.diagnostic(at: location), excerpt: problem.text.line(at: location)))
    }
    return outcome
  }
}
