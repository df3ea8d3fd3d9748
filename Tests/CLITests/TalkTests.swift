import TestSupport
import Testing

/// How much commands say, and in which colours, where no terminal is.
@Suite struct TalkTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func quietLeavesErrors() throws {
    try folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n", to: "a.yaml")
    let normal = try folder.wingen("lint", "a.yaml")
    #expect(normal.status == 0 && normal.error == "checked 1 Kubernetes object in 1 file\n")
    let quiet = try folder.wingen("lint", "a.yaml", "--quiet")
    #expect(quiet.status == 0 && quiet.output == normal.output && quiet.error == "")
    expectRefusal(try folder.wingen("explain", "--quiet", "WINN001"), ["[CLI017]", "did you mean WIN001?"])
  }

  @Test func optionsOfEveryCommandMayStandBeforeIt() throws {
    try folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n", to: "a.yaml")
    #expect(try folder.wingen("-q", "lint", "a.yaml").error == "")
    #expect(try folder.wingen("--color", "always", "--verbose", "lint", "a.yaml").error.contains("checking 1 input: 0."))
    #expect(try folder.wingen("--color=always", "explain", "WINN001").error.hasPrefix("\u{1B}[1;31merror:\u{1B}[0m "))
    #expect(try folder.wingen("-q", "help", "lint").output.contains("USAGE: wingen lint"))
    expectRefusal(try folder.wingen("-q", "lintt", "a.yaml"), ["[CLI009]", "did you mean wingen lint?"])
    expectRefusal(try folder.wingen("-q", "-v", "lint", "a.yaml"), ["--quiet and --verbose contradict one another"])
  }

  @Test func verboseSaysWhatWasRead() throws {
    try folder.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n", to: "a.yaml")
    try folder.write("{}\n", to: ".wingen.yaml")
    let outcome = try folder.wingen("lint", "a.yaml", "-v")
    #expect(outcome.status == 0)
    for fragment in ["read .wingen.yaml: 3 bytes\n", "configuration: .wingen.yaml; any Kubernetes version\n", "checking 1 input: 0."] {
      #expect(outcome.error.contains(fragment), "\(fragment)")
    }
    expectRefusal(try folder.wingen("lint", "a.yaml", "-v", "-q"), ["--quiet and --verbose contradict one another"])
  }

  @Test(arguments: ["", "NO_COLOR=1", "CLICOLOR_FORCE=0"]) func noColoursWithoutTerminal(_ variables: String) throws {
    #expect(try painted("\(variables) \"$W\" explain WINN001") == false)
  }

  @Test(arguments: ["CLICOLOR_FORCE=1 \"$W\" explain WINN001", "NO_COLOR=1 \"$W\" explain WINN001 --color always"])
  func coloursOnDemand(_ script: String) throws { #expect(try painted(script) == true) }

  @Test func whoAsksForNoneGetsNone() throws {
    #expect(try painted("NO_COLOR=1 CLICOLOR_FORCE=1 \"$W\" explain WINN001") == false)
    #expect(try painted("CLICOLOR_FORCE=1 \"$W\" explain WINN001 --color never") == false)
  }

  private func painted(_ script: String) throws -> Bool {
    let outcome = try folder.shell(script)
    #expect(outcome.status == 2 && outcome.error.contains("[CLI017]"))
    return outcome.error.contains("\u{1B}[1;31merror:\u{1B}[0m ")
  }

  @Test func differencesArePainted() throws {
    let outcome = try folder.shell(
      """
      printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata: {k: "1"}\\n' >old.yaml
      printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: b}\\ndata: {z: "2"}\\n' >new.yaml
      "$W" diff old.yaml new.yaml --color always
      """)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\u{1B}[31m- ") && outcome.output.contains("\u{1B}[32m+ "))
  }
}
