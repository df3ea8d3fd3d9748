import Checks
import Diagnostics
import Foundation
import KubernetesSchemas
import ManifestInput
import TestSupport
import YAML

/// Whole configurations of collectors; `cases/README.md` says where they are from.
enum CollectorCases {
  static let folder = Project.path("Tests/ChecksTests/Collector/cases")

  /// The rows of a table without its head, by the first column.
  static func table(_ path: String) throws -> [(name: String, columns: [String])] {
    let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (columns[0], Array(columns.dropFirst()))
    }
  }

  /// What the linter finds in a file of YAML documents.
  static func lint(_ text: String, isWhole: Bool = false, facts: CollectorFacts = CollectorFacts()) throws -> [Diagnostic] {
    let contents = InputReader.read(DocumentText(text, file: "t.yaml"))
    if let problem = contents.problem { throw problem }
    let linter = Linter(Checker(schemas: .ofAnyVersion, collector: facts))
    return linter.lint(contents.documents, isWhole: isWhole).findings.map(\.diagnostic)
  }

  static func lint(file: String) throws -> [Diagnostic] {
    try lint(String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))
  }

  /// `line:column CODE`, in the order of the text.
  static func marks(_ findings: [Diagnostic], _ prefix: String = "OTEL") -> [String] {
    findings.filter { $0.code.text.hasPrefix(prefix) }
      .sorted {
        ($0.location?.line ?? 0, $0.location?.column ?? 0, $0.code.text) < ($1.location?.line ?? 0, $1.location?.column ?? 0, $1.code.text)
      }
      .map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" }
  }
}
