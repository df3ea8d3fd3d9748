import Checks
import Diagnostics
import Foundation
import KubernetesSchemas
import ManifestInput
import OutputTree
import TestSupport
import Testing

/// What is found in manifests as widely used charts render them, line by line. `Field/README.md` says why each finding is right;
/// `make golden` updates what is expected.
@Suite struct FieldTests {
  private static let folder = Project.path("Tests/ChecksTests/Field")
  private static let hint: Comment = "run `make golden`, and check each line of the diff by hand before committing it"

  private static func names(_ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
      .sorted()
  }

  static let manifests: [String] = (try? names(".yaml")) ?? []

  @Test func everyManifestHasItsFindings() throws {
    #expect(Self.manifests.count >= 10)
    #expect(try Self.names(".findings") == Self.manifests)
    let readme = try String(contentsOfFile: "\(Self.folder)/README.md", encoding: .utf8)
    for name in Self.manifests { #expect(readme.contains("`\(name)`"), "README.md says nothing of \(name)") }
  }

  @Test(arguments: manifests) func findings(_ name: String) async throws {
    let path = "\(Self.folder)/\(name).yaml"
    let linter = Linter(Checker(schemas: .ofAnyVersion))
    let source = LintSource([.manifest(path: path, isNamed: true)])
    let result = await LintRun(linter, LintConfiguration()).check([source], workers: 1)
    let lines = result.findings.map { finding in
      let place = finding.location.map { "\($0.line):\($0.column)" } ?? "-"
      return "\(place) \(finding.severity.rawValue) \(finding.code.text) \(finding.message)\n"
    }
    let expected = (try? Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).findings"))) ?? Data()
    let difference = UnifiedDiff.text(
      old: Array(expected), new: Array(lines.joined().utf8), oldName: "Tests/ChecksTests/Field/\(name).findings", newName: "now", context: 3
    )
    #expect(difference.isEmpty, "\(difference)\(Self.hint)")
  }

  /// A finding without a hint, or of a rule that nobody explains, helps nobody.
  @Test(arguments: manifests) func everyFindingHelps(_ name: String) async throws {
    let source = LintSource([.manifest(path: "\(Self.folder)/\(name).yaml", isNamed: true)])
    let result = await LintRun(Linter(Checker(schemas: .ofAnyVersion)), LintConfiguration()).check([source], workers: 1)
    for finding in result.findings {
      #expect(finding.hint?.isEmpty == false, "\(finding)")
      #expect(RuleCatalogue.codes.contains(finding.code.text), "\(finding)")
    }
  }
}
