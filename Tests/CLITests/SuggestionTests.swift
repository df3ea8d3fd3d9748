import TestSupport
import Testing

/// Whatever word of a person's is misspelt, the one that was meant is named.
@Suite struct SuggestionTests {
  /// A slip: a command line, a file that it reads, and what the answer must contain.
  struct Slip: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var file: (name: String, text: String) = ("unused", "")
    var fragments: [String]
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let pod = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n"

  private static let slips = [
    Slip(arguments: ["buidl"], fragments: ["did you mean wingen build?"]),
    Slip(arguments: ["verison"], fragments: ["did you mean wingen version?"]),
    Slip(arguments: ["explain", "--markdwn"], fragments: ["Did you mean '--markdown'?"]),
    Slip(arguments: ["version", "--jsn"], fragments: ["Did you mean '--json'?"]),
    Slip(arguments: ["lint", ".", "--format", "sarf"], fragments: ["'text', 'json', 'sarif', 'github' or 'junit'"]),
    Slip(arguments: ["version", "--color", "allways"], fragments: ["'auto', 'always' or 'never'"]),
    Slip(arguments: ["completion", "fsh"], fragments: ["'bash', 'zsh' or 'fish'"]),
    Slip(arguments: ["schema", "aks-logzo"], fragments: ["did you mean aks-logzio?"]),
    Slip(arguments: ["schema", "fleeet"], fragments: ["did you mean fleet?"]),
    Slip(arguments: ["explain", "PLACE1O4"], fragments: ["did you mean PLACE104?"]),
    Slip(
      arguments: ["lint", "--config", "c.yaml", "."], file: ("c.yaml", "rules: {WNI021: off}\n"), fragments: ["c.yaml:1:", "did you mean"]),
    Slip(
      arguments: ["lint", "--config", "c.yaml", "."], file: ("c.yaml", "exclud: [a]\n"), fragments: ["c.yaml:1:1", "did you mean exclude"]),
    Slip(
      arguments: ["gitops", "fleet.yaml", "-o", "out"], file: ("fleet.yaml", "flet: a\n"),
      fragments: ["fleet.yaml:1:1", "did you mean fleet?"]),
  ]

  @Test(arguments: slips) func theNearestIsNamed(_ slip: Slip) throws {
    let folder = try WorkingFolder()
    try folder.write(slip.file.text, to: slip.file.name)
    expectRefusal(try folder.wingen(slip.arguments), slip.fragments)
  }

  /// Settings: one run, because each makes a chart.
  @Test func settings() throws {
    let folder = try WorkingFolder()
    try folder.write("proxxy:\n  port: 9182\n", to: "v.yaml")
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "v.yaml", "--set", "exporterr.port=1")
    expectRefusal(outcome, ["v.yaml:1:1", "did you mean proxy?"])
  }

  /// Findings are the product of lint, so they stand on standard output.
  @Test func files() throws {
    let folder = try WorkingFolder()
    try folder.write(Self.pod, to: "manifest.yaml")
    let outcome = try folder.wingen("lint", "mainfest.yaml")
    #expect(outcome.status == 2 && outcome.output.lowercased().contains("did you mean manifest.yaml?"), "\(outcome.output)")
  }

  @Test func suppressions() throws {
    let folder = try WorkingFolder()
    try folder.write("# wingen:ignore WNI021 because\n" + Self.pod, to: "a.yaml")
    let outcome = try folder.wingen("lint", "a.yaml")
    #expect((outcome.output + outcome.error).contains("did you mean WIN"), "\(outcome.output)\(outcome.error)")
  }
}
