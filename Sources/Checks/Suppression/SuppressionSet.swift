import Diagnostics
import ManifestInput
import YAML

/// The suppressions of a scope, and which of them were of use.
struct SuppressionSet {
  private struct Member {
    var suppression: Suppression
    var text: DocumentText
    /// The codes that covered a finding.
    var used: Set<String> = []
  }

  struct Problem {
    var problem: LintProblem
    var text: DocumentText
    var position: Position
  }

  private var members: [Member] = []

  /// Whether a text has a word that every suppression has; few texts do.
  private static func mayBe(in bytes: ArraySlice<UInt8>) -> Bool { bytes.hasBytes("wingen") }

  /// Those of the documents of a scope.
  init(_ documents: [ManifestDocument], _ text: inout LintedText) {
    for (index, document) in documents.enumerated() where Self.mayBe(in: document.text.bytes) {
      if document.index == 0 {
        add(CommentSuppressions.find(in: document.text.bytes, firstLine: document.text.firstLine), document.text)
      }
      for object in ObjectView.objects(in: document.value, document: index) {
        add(AnnotationSuppressions.find(in: object) { text.position(.init(document: index, path: $0)) }, document.text)
      }
    }
  }

  var isEmpty: Bool { members.isEmpty }

  private mutating func add(_ suppressions: [Suppression], _ text: DocumentText) {
    members += suppressions.map { Member(suppression: $0, text: text) }
  }

  /// Whether a finding is suppressed; what suppresses it is marked as used.
  mutating func cover(_ finding: Finding, at position: Position, in text: DocumentText) -> Bool {
    var isCovered = false
    for index in members.indices
    where members[index].text.isSamePiece(as: text) && members[index].suppression.covers(finding, at: position) {
      members[index].used.insert(finding.code.text)
      isCovered = true
    }
    return isCovered
  }

  /// What is wrong with the suppressions themselves.
  ///
  /// Nobody knows what a suppression of a finding of placement, or of a rule over all inputs, is for before these are read.
  ///
  /// - Parameter acrossObjects: whether objects were checked together; if not, the same holds for rules that do.
  func problems(acrossObjects: Bool) -> [Problem] {
    members.flatMap { member in
      problems(member.suppression, member.used, acrossObjects: acrossObjects).map {
        Problem(problem: $0, text: member.text, position: member.suppression.position)
      }
    }
  }

  private func problems(_ suppression: Suppression, _ used: Set<String>, acrossObjects: Bool) -> [LintProblem] {
    if suppression.codes.isEmpty { return [.suppressionWithoutCode] }
    let unknown = suppression.codes.filter { !RuleCatalogue.codes.contains($0) }
    if !unknown.isEmpty { return unknown.map { .unknownCode($0) } }
    if suppression.reason.isEmpty { return [.suppressionWithoutReason(suppression.codes.joined(separator: ","))] }
    return suppression.codes.filter {
      !used.contains($0) && (acrossObjects || !RuleRegistry.scopeCodes.contains($0)) && !RuleCatalogue.placementCodes.contains($0)
        && !RuleRegistry.metricCodes.contains($0)
    }.map { .unusedSuppression($0) }
  }
}

extension DocumentText {
  fileprivate func isSamePiece(as other: DocumentText) -> Bool { file == other.file && firstLine == other.firstLine }
}
