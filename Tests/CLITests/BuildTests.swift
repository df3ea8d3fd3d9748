import Glibc
import TestSupport
import Testing

@Suite struct BuildTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func writesTheChartOnce() throws {
    let first = try folder.wingen("build", "aks-logzio", "-o", "deep/chart")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(first.error.hasPrefix("deep/chart: "))
    #expect(try folder.read("deep/chart/Chart.yaml").contains("name: windows-metrics"))
    #expect(try folder.read("deep/chart/.wingen-manifest.json").contains("values.schema.json"))

    let before = try folder.listing()
    let second = try folder.wingen("build", "aks-logzio", "-o", "deep/chart/")
    #expect(second.status == 0)
    #expect(second.output == "")
    #expect(second.error == "deep/chart/: up to date\n")
    #expect(try folder.listing() == before)
  }

  @Test func mendsAndPrunesWhatIsOurs() throws {
    _ = try folder.wingen("build", "aks-logzio", "-o", "chart")
    let fresh = try folder.read("chart/values.yaml")
    try folder.write("edited: true\n", to: "chart/values.yaml")
    try folder.shell("rm chart/Chart.yaml; echo mine > chart/mine.txt")
    let outcome = try folder.wingen("build", "aks-logzio", "-o", "chart")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasPrefix("chart: 1 added, 1 changed\ninfo: chart: edits made by hand were overwritten in values.yaml [CLI015]\n"))
    #expect(try folder.read("chart/values.yaml") == fresh)
    #expect(try folder.read("chart/mine.txt") == "mine\n")
  }

  @Test func aFreshFolderPassesTheCheckInSilence() throws {
    _ = try folder.wingen("build", "aks-logzio", "-o", "chart")
    let before = try folder.listing()
    let outcome = try folder.wingen("build", "aks-logzio", "-o", "chart", "--check")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.error == "")
    #expect(try folder.listing() == before)
  }

  /// What is done to a fresh folder, and lines that the diff must have.
  private static let stalenesses: [(script: String, lines: [String])] = [
    ("echo 'extra: 1' >> c/values.yaml", ["--- a/values.yaml", "+++ b/values.yaml", "-extra: 1"]),
    ("rm c/Chart.yaml", ["--- /dev/null", "+++ b/Chart.yaml", "+name: windows-metrics"]),
    ("chmod +x c/values.yaml", ["diff --git a/values.yaml b/values.yaml", "old mode 100755", "new mode 100644"]),
    ("rm c/.wingen-manifest.json", ["+++ b/.wingen-manifest.json"]),
    (
      // A file that an earlier version wrote, and this one no longer does.
      """
      echo old > c/old.yaml
      sum=$(sha256sum < c/old.yaml | cut -c1-64)
      sed -i '/README.md/a\\    {"path": "old.yaml", "sha256": "'$sum'"},' c/.wingen-manifest.json
      """, ["--- a/old.yaml", "+++ /dev/null", "-old"]
    ),
  ]

  @Test(arguments: stalenesses) func aStaleFolderFailsTheCheckWithADiff(_ staleness: (script: String, lines: [String])) throws {
    _ = try folder.wingen("build", "aks-logzio", "-o", "c")
    #expect(try folder.shell(staleness.script).status == 0)
    let before = try folder.listing()
    let outcome = try folder.wingen("build", "aks-logzio", "-o", "c", "--check")
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in staleness.lines { #expect(lines.contains(line), "\(line)") }
    #expect(outcome.error.contains("[CLI005]"))
    #expect(outcome.error.contains("wingen build aks-logzio -o c"))
    #expect(try folder.listing() == before)

    // Without its manifest the folder might be anybody's.
    let isOurs = try folder.shell("test -e c/.wingen-manifest.json").status == 0
    let mended = try folder.wingen(["build", "aks-logzio", "-o", "c"] + (isOurs ? [] : ["--force"]))
    #expect(mended.status == 0)
    #expect(try folder.wingen("build", "aks-logzio", "-o", "c", "--check").status == 0)
    #expect(try folder.shell("test -e c/old.yaml").status == 1)
  }

  @Test func theDiffIsOneThatPatchUnderstands() throws {
    _ = try folder.wingen("build", "aks-logzio", "-o", "c")
    let fresh = try folder.read("c/values.yaml")
    try folder.shell("sed -i 3d c/values.yaml; echo x >> c/values.yaml")
    let outcome = try folder.shell("\"$W\" build aks-logzio -o c --check | patch -s -p1 -d c")
    try #require(outcome.status != 127, "patch is not installed")
    #expect(outcome.status == 0)
    #expect(try folder.read("c/values.yaml") == fresh)
  }

  @Test func theMendingCommandIsQuotedForTheShell() throws {
    _ = try folder.wingen("build", "aks-logzio", "-o", "it's mine")
    try folder.shell("rm \"it's mine/Chart.yaml\"")
    let outcome = try folder.wingen("build", "aks-logzio", "-o", "it's mine", "--check")
    #expect(outcome.error.contains("hint: run wingen build aks-logzio -o 'it'\\''s mine'\n"))
  }

  @Test func checkingAMissingFolderWritesNothing() throws {
    let outcome = try folder.wingen("build", "aks-logzio", "-o", "none", "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("+++ b/Chart.yaml"))
    #expect(try folder.listing() == [])
  }

  @Test func aFolderOfOthersIsLeftAloneUnlessForced() throws {
    try folder.shell("mkdir theirs; echo 1 > theirs/notes.txt; echo 2 > theirs/values.yaml")
    let before = try folder.listing()
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "theirs"), ["[OUT001]", "theirs", ".wingen-manifest.json", "--force"])
    let check = try folder.wingen("build", "aks-logzio", "-o", "theirs", "--check")
    #expect(check.status == 1)
    #expect(check.error.contains("-o theirs --force"))
    #expect(try folder.listing() == before)

    let forced = try folder.wingen("build", "aks-logzio", "-o", "theirs", "--force")
    #expect(forced.status == 0)
    #expect(try folder.read("theirs/notes.txt") == "1\n")
    #expect(try folder.read("theirs/values.yaml") != "2\n")
    #expect(try folder.wingen("build", "aks-logzio", "-o", "theirs", "--check").status == 0)
  }

  @Test func impossibleOutputPlaces() throws {
    try folder.shell("echo x > file; ln -s nowhere dangling")
    expectRefusal(try folder.wingen("build", "aks-logzio"), ["--output"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", ""), ["[OUT012]"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "file"), ["file is not a folder", "[OUT009]"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "file/chart"), ["file/chart", "Not a directory", "[OUT012]"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "dangling"), ["[OUT010]"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "/"), ["[OUT011]"])
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "/proc/wingen/chart"), ["[OUT012]"])
    #expect(try folder.read("file") == "x\n")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aParentThatMayNotBeWrittenTo() throws {
    try folder.shell("mkdir locked; chmod 555 locked")
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "locked/chart"), ["locked", "Permission denied", "[OUT012]"])
  }

  @Test func closedStreamsNeitherLoseTheExitCodeNorHarmTheChart() throws {
    #expect(try folder.shell("exec \"$W\" build aks-logzoi -o chart 2>&-").status == 2)
    #expect(try folder.shell("exec \"$W\" build aks-logzio -o chart 0<&- 1>&- 2>&-").status == 0)
    #expect(try folder.wingen("build", "aks-logzio", "-o", "chart", "--check").status == 0)
    try folder.shell("echo x >> chart/values.yaml")
    #expect(try folder.shell("exec \"$W\" build aks-logzio -o chart --check 2>/dev/full").status == 1)
    #expect(try folder.shell("exec \"$W\" build aks-logzio -o chart --check 2>/dev/null >/dev/full").status == 2)
  }

  @Test func checkTellsStalenessToAPipeThatNobodyReads() throws {
    let outcome = try folder.shell("{ \"$W\" build aks-logzio -o none --check; echo code $? >&2; } | true")
    #expect(outcome.error.contains("code 1\n"))
  }
}
