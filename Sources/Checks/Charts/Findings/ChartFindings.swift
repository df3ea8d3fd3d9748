import Diagnostics
import ManifestInput
import YAML

/// Takes what is found in a chart's files.
struct ChartFindings: Sendable {
  private(set) var findings: [LintFinding] = []

  mutating func add(_ diagnostic: Diagnostic) { findings.append(LintFinding(diagnostic)) }

  mutating func add(_ diagnostic: Diagnostic, in file: ChartFile, showsLine: Bool = true) {
    let excerpt = showsLine ? diagnostic.location.flatMap { file.line(at: $0) } : nil
    findings.append(LintFinding(diagnostic, excerpt: excerpt))
  }

  /// - Parameter showsLine: not if the line may hold a credential.
  mutating func add(_ problem: ChartProblem, in file: ChartFile, at location: SourceLocation, showsLine: Bool = true) {
    add(problem.diagnostic(at: location), in: file, showsLine: showsLine)
  }

  mutating func add(_ problem: ChartProblem, in file: LocatedFile, _ path: [PathElement], showsLine: Bool = true) {
    add(problem, in: file.file, at: file.location(path), showsLine: showsLine)
  }

  /// - Parameter offset: in bytes of the file.
  mutating func add(_ problem: ChartProblem, in file: ChartFile, byte offset: Int) {
    add(problem, in: file, at: file.location(ofByte: offset))
  }
}
