import Diagnostics
public import ManifestInput
import YAML

/// Checks documents that come from files: gives findings their places, and heeds suppressions.
public struct Linter: Sendable {
  public struct Outcome: Sendable {
    public var findings: [LintFinding] = []
    public var showsWindows = false
    /// How many Kubernetes objects were checked.
    public var objects = 0
  }

  public var checker: Checker

  public init(_ checker: Checker) { self.checker = checker }

  /// - Parameters:
  ///   - documents: those of one scope.
  ///   - isWhole: whether they are all of a release.
  ///   - acrossObjects: whether objects are also checked together.
  public func lint(_ documents: [ManifestDocument], isWhole: Bool, acrossObjects: Bool = true) -> Outcome {
    let checked = checker.check(documents.map(\.value), isWhole: isWhole, acrossObjects: acrossObjects)
    var text = LintedText(documents)
    var suppressions = self.suppressions(in: documents, &text)
    var outcome = Outcome(showsWindows: checked.showsWindows, objects: checked.objects)
    for finding in checked.findings {
      let document = documents[finding.place.document]
      let position = text.position(finding.place)
      if suppressions.cover(finding, at: position, in: document.text) { continue }
      let location = document.text.location(position)
      let diagnostic = Diagnostic(
        finding.code, finding.severity, finding.message, at: location,
        related: finding.related.map { Diagnostic.Related($0.message, at: text.location($0.place)) }, hint: finding.hint)
      outcome.findings.append(
        LintFinding(diagnostic, severityAmongWindows: finding.severityAmongWindows, excerpt: document.line(at: location)))
    }
    for problem in suppressions.problems(acrossObjects: acrossObjects) {
      let location = problem.text.location(problem.position)
      outcome.findings.append(LintFinding(problem.problem.diagnostic(at: location), excerpt: problem.text.line(at: location)))
    }
    return outcome
  }

  private func suppressions(in documents: [ManifestDocument], _ text: inout LintedText) -> SuppressionSet {
    var set = SuppressionSet()
    for (index, document) in documents.enumerated() where SuppressionSet.mayBe(in: document.text.bytes) {
      if document.index == 0 {
        set.add(CommentSuppressions.find(in: document.text.bytes, firstLine: document.text.firstLine), document.text)
      }
      for object in ObjectView.objects(in: document.value, document: index) {
        set.add(
          AnnotationSuppressions.find(in: object) { text.position(.init(document: index, path: $0)) }, document.text)
      }
    }
    return set
  }
}
