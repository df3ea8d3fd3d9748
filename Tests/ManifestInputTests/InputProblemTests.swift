import Diagnostics
import ManifestInput
import Testing
import YAML

struct InputProblemTests {
  private let problems: [InputProblem] = [
    .missing(path: "a", nearest: nil), .unreadable(path: "a", code: 13), .unreadableFolder(path: "a", code: 13),
    .linkLeadsNowhere(path: "a"),
    .skippedSpecialFile(path: "a", .pipe), .notAFile(path: "a", .socket), .linkLoop(path: "a"), .unreadableName(path: "a"),
    .nothingFound(folder: "a"), .binary(file: "a", .zeroBytes), .empty(file: "a"), .documentTooLarge(file: "a", line: 3, limit: 1 << 20),
    .gzip(file: "a", .truncated), .inflatedTooLarge(file: "a", limit: 1 << 20), .tar(file: "a", offset: 0, .truncated),
    .refusedMember(file: "a", member: "b", .link), .chartTooLarge(path: "a", limit: 1 << 20), .pattern("", .empty),
  ]

  @Test func everyProblemHasItsOwnCode() {
    let expected = (1...problems.count).map { $0 < 10 ? "INPUT00\($0)" : "INPUT0\($0)" }
    #expect(problems.map(\.code.text) == expected)
    for problem in problems { #expect(problem.diagnostic.message.isEmpty == false && problem.diagnostic.code == problem.code) }
  }

  @Test func whatStopsNothingIsNoError() {
    let severities = Dictionary(uniqueKeysWithValues: problems.map { ($0.code.text, $0.diagnostic.severity) })
    #expect(severities.filter { $0.value == .info }.keys.sorted() == ["INPUT005", "INPUT007"])
    #expect(severities.filter { $0.value == .warning }.keys.sorted() == ["INPUT004", "INPUT008", "INPUT009", "INPUT011"])
  }

  @Test func controlCharactersInPathsDoNotReachTheTerminal() {
    for problem in [InputProblem.missing(path: "a\u{1B}[2J", nearest: "b\n"), .refusedMember(file: "f", member: "a\u{1B}[2J", .link)] {
      let diagnostic = problem.diagnostic
      let text = diagnostic.message + (diagnostic.hint ?? "")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
      #expect(text.contains("\\u{1b}[2J"))
    }
  }

  @Test func problemsOfYAMLKeepTheirCodes() {
    let error = YAMLReadError(.tabIndentation, at: SourceLocation(file: "f", line: 2, column: 1))
    #expect(InputProblem.yaml(error).diagnostic == error.diagnostic)
    #expect(InputProblem.yaml(error).code == "YAML007")
  }
}
