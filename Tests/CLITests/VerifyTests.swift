import TestSupport
import Testing

@Suite struct VerifyTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  /// What the example's users can break by themselves; a rule that it keeps whatever they set is not in it.
  @Test func theValuesThatBreakARuleDoSoAlone() throws {
    let outcome = try folder.wingen("verify", "aks-logzio", "--limit", "300", "-o", "broken.yaml")
    #expect(outcome.status == 1, "\(outcome.error)")
    #expect(outcome.output == "")
    #expect(outcome.error.contains("combinations were tried: every "))
    // Nobody watches, so nothing is written over.
    #expect(!outcome.error.contains("\r"))
    let file = try folder.read("broken.yaml")
    let heading = "# The smallest values that break "
    try #require(file.hasPrefix(heading))
    let code = String(file.dropFirst(heading.count).prefix { $0 != ":" })
    #expect(outcome.error.contains("[\(code)]"))
    #expect(try folder.shell("ls -A | grep -v '^broken.yaml$'").output == "")

    let checked = try folder.shell("\"$W\" render aks-logzio -f broken.yaml | \"$W\" lint -")
    #expect(checked.status == 1)
    #expect(checked.output.contains("[\(code)]"))
    #expect(try !folder.shell("\"$W\" render aks-logzio | \"$W\" lint -").output.contains("[\(code)]"))

    // Without -o the file goes to standard output, and a seed makes the same of it every time.
    #expect(try folder.wingen("verify", "aks-logzio", "--limit", "300").output == file)
  }

  @Test func progressIsForTerminals() throws {
    let program = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    let outcome = try folder.shell("python3 -c \"$1\" \"$W\" verify aks-logzio --limit 1 -o broken.yaml </dev/null", [program])
    try #require(outcome.status == 1, "\(outcome.error)")
    #expect(outcome.output.contains(" combinations\r") || outcome.output.contains(" combinations"))
    let lines = outcome.output.split(separator: "\r")
    #expect(lines.contains { $0.contains(" of ") && $0.hasSuffix(" combinations") })
    // The last of it is blanked out before anything else is said.
    #expect(outcome.output.contains("\r" + String(repeating: " ", count: 20)))
  }

  @Test func wrongUsage() throws {
    try folder.shell("mkdir folder")
    expectRefusal(try folder.wingen("verify"), ["<spec>"])
    expectRefusal(try folder.wingen("verify", "aks-logzoi"), ["[CLI003]", "did you mean aks-logzio?"])
    expectRefusal(try folder.wingen("verify", "aks-logzio", "--limit", "0"), ["--limit must be at least 1"])
    expectRefusal(try folder.wingen("verify", "aks-logzio", "--seed", "-1"), ["--seed"])
    for place in ["folder", "none/broken.yaml", ""] {
      expectRefusal(try folder.wingen("verify", "aks-logzio", "-o", place), ["cannot write", "[CLI018]"])
    }
    expectRefusal(try folder.wingen("verfiy", "aks-logzio"), ["did you mean wingen verify?"])
  }
}
