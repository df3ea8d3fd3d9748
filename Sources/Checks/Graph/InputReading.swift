public import Diagnostics
public import ManifestInput
import YAML

/// Reads inputs to show them: everything in one view, and what was wrong with some of it, as in checking.
public struct InputReading: Sendable {
  /// More documents than these are only counted.
  private static let limit = 20_000

  public let view: InputView
  /// How many documents were left out.
  public let omitted: Int
  /// What was found in reading, in the order of files and lines.
  public let findings: [Diagnostic]

  /// - Parameters:
  ///   - charts: charts among the inputs, of which can only be said that they must be rendered.
  ///   - earlier: what was found already in looking for the inputs.
  public init(
    _ sources: [LintSource], charts: [ChartPlace] = [], adding earlier: [Diagnostic] = [], _ configuration: LintConfiguration
  ) {
    var scopes = ScopeReader(sources)
    var collector = LintCollector()
    let remarks = earlier + charts.map { GraphProblem.chartNotRendered($0.path).diagnostic }
    collector.add(Linter.Outcome(findings: remarks.map { LintFinding($0) }), files: [])
    var documents: [YAMLValue] = []
    var omitted = 0
    while let scope = scopes.next() {
      let contents = scope.read()
      let room = Self.limit - documents.count
      documents += contents.documents.prefix(room).map(\.valueForItsProgram)
      omitted += max(0, contents.documents.count - room)
      collector.add(Linter.Outcome(findings: contents.problems), files: contents.files)
    }
    if omitted > 0 { collector.add(Linter.Outcome(findings: [LintFinding(GraphProblem.moreDocuments(omitted).diagnostic)]), files: []) }
    view = InputView(documents, podTemplates: configuration.podTemplates)
    self.omitted = omitted
    findings = collector.result(configuration).findings
  }
}
