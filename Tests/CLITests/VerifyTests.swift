import TestSupport
import Testing

@Suite struct VerifyTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func theValuesThatBreakARuleDoSoAlone() throws {
    let outcome = try folder.wingen("verify", "eks-amp", "--limit", "50")
    try #require(outcome.status == 1, "\(outcome.error)")
    #expect(outcome.error.contains("combinations were tried: every "))
    // Nobody watches, so nothing is written over.
    #expect(!outcome.error.contains("\r"))
    let heading = "# The smallest values that break "
    try #require(outcome.output.hasPrefix(heading))
    let code = String(outcome.output.dropFirst(heading.count).prefix { $0 != ":" })
    // What users can do to every chart with a collector: each is told, and nothing else.
    let codes = ["K8S124", "OTEL003", "OTEL005", "OTEL008", "OTEL009", "OTEL011", "OTEL018", "WIN029"]
    #expect(Set(outcome.error.matches(of: /\[([A-Z]+[0-9A-Z]*[0-9])\]/).map { String($0.1) }) == Set(codes))
    #expect(codes.contains(code))
    try folder.write(outcome.output, to: "values.yaml")
    let lint = "\"$W\" render eks-amp \"$@\" | \"$W\" lint -"
    let checked = try folder.shell(lint, ["-f", "values.yaml"])
    #expect(checked.status == 1)
    #expect(checked.output.contains("[\(code)]"))
    #expect(try !folder.shell(lint).output.contains("[\(code)]"))

    // On a terminal, with another place for the values: they are the same every time.
    let program = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    let command = "python3 -c \"$1\" \"$W\" verify eks-amp --limit 50 -o broken.yaml </dev/null"
    let watched = try folder.shell(command, [program])
    #expect(watched.status == 1, "\(watched.error)")
    #expect(try folder.read("broken.yaml") == outcome.output)
    #expect(try folder.shell("ls -A").output == "broken.yaml\nvalues.yaml\n")
    #expect(!watched.output.contains(heading))
    let lines = watched.output.split(separator: "\r")
    #expect(lines.contains { $0.hasPrefix("trying combinations of settings: ") && $0.contains(" of ") })
    // The last of it is blanked out before anything else is said.
    #expect(watched.output.contains("\r" + String(repeating: " ", count: 20)))
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
