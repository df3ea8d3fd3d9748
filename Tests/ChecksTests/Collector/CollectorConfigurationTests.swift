import Checks
import Diagnostics
import Testing

/// Whole configurations against what is expected of them.
@Suite struct CollectorConfigurationTests {
  static let verdicts = (try? CollectorCases.table("oracle/VERDICTS.tsv")) ?? []
  static let expected = (try? CollectorCases.table("EXPECTED.tsv")) ?? []

  @Test func tablesAreComplete() {
    #expect(Self.verdicts.count >= 18)
    #expect(Self.expected.count >= 100)
    #expect(Set(Self.expected.map(\.name)).count == Self.expected.count)
  }

  /// Ours is what a collector 0.156 said, and more where it says nothing.
  @Test(arguments: verdicts.map(\.name)) func verdict(_ name: String) throws {
    let row = try #require(Self.verdicts.first { $0.name == name })
    let standard = Set(try CollectorCases.lint(file: "oracle/ok.yaml").filter { $0.severity >= .warning }.map(\.message))
    let found = try CollectorCases.lint(file: "oracle/\(name).yaml")
    // The job has another name in the configuration that came first.
    let beyond = found.filter {
      $0.severity >= .warning && !standard.contains($0.message.replacing("windows-metrics", with: "windows-exporter"))
    }
    switch row.columns[1] {
    case "refuse": #expect(found.contains { $0.severity == .error }, "\(found)")
    case "flag": #expect(!beyond.isEmpty, "\(found)")
    case "accept": #expect(beyond.isEmpty, "\(beyond)")
    default: Issue.record("no verdict \(row.columns[1])")
    }
  }

  @Test(arguments: expected.map(\.name)) func codes(_ name: String) throws {
    let row = try #require(Self.expected.first { $0.name == name })
    let found = try CollectorCases.lint(file: "own/\(name).yaml")
    #expect(found.map(\.code.text).sorted() == row.columns[0].split(separator: " ").map(String.init).sorted(), "\(found)")
    #expect(found.allSatisfy { $0.hint?.isEmpty == false && $0.location != nil })
  }
}
