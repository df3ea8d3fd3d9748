import TestSupport
import Testing

@Suite struct PackageTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func writesThePackageAndItsProvenanceOnce() throws {
    let first = try folder.wingen("package", "eks-amp", "-o", "dist")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(first.error.hasPrefix("dist: 2 added\namp-metrics-"))
    let before = try folder.listing()
    #expect(before.count == 4)
    let second = try folder.wingen("package", "eks-amp", "-o", "dist")
    #expect(second.error.hasPrefix("dist: up to date\n"))
    #expect(try folder.listing() == before)
    let check = try folder.wingen("package", "eks-amp", "-o", "dist", "--check")
    #expect(check.status == 0 && check.output == "" && check.error == "")
    // The digest that is told is the file's.
    let sum = try folder.shell("sha256sum dist/*.tgz | cut -c1-64").output
    #expect(first.error.hasSuffix("sha256:\(sum)"))
    #expect(try folder.shell("cat dist/*.provenance.json").output.contains("\"sha256\": \"\(sum.dropLast())\""))
  }

  /// Nothing of the surroundings shows in the bytes.
  @Test func surroundingsDoNotShow() throws {
    let outcome = try folder.shell(
      """
      "$W" package eks-amp -o one || exit 1
      umask 077
      mkdir deep && cd deep
      TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 LANG=C HOME=/nowhere "$W" package eks-amp -o two || exit 1
      cmp ../one/*.tgz two/*.tgz && cmp ../one/*.json two/*.json && stat -c %a two/*.tgz
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output == "644\n")
  }

  @Test func aChangedPackageIsStale() throws {
    _ = try folder.wingen("package", "eks-amp", "-o", "dist")
    try folder.shell("for file in dist/*.tgz; do echo >> $file; done; touch dist/windows-metrics-0.0.1.tgz")
    let check = try folder.wingen("package", "eks-amp", "-o", "dist", "--check")
    #expect(check.status == 1)
    #expect(check.output.contains("Binary files "))
    #expect(check.error.contains("[CLI005]") && check.error.contains("wingen package eks-amp -o dist"))
    #expect(try folder.wingen("package", "eks-amp", "-o", "dist").status == 0)
    #expect(try folder.wingen("package", "eks-amp", "-o", "dist", "--check").status == 0)
    // Files of others stay.
    #expect(try folder.shell("test -e dist/windows-metrics-0.0.1.tgz").status == 0)
  }

  @Test func lintReadsIt() throws {
    _ = try folder.wingen("package", "eks-amp", "-o", "dist")
    #expect(try folder.shell("exec \"$W\" lint dist/*.tgz").status == 0)
  }

  @Test func mistakes() throws {
    expectRefusal(try folder.wingen("package", "eks-apm", "-o", "dist"), ["[CLI003]", "eks-amp"])
    expectRefusal(try folder.wingen("package", "eks-amp"), ["--output"])
    try folder.shell("mkdir theirs; echo 1 > theirs/x")
    expectRefusal(try folder.wingen("package", "eks-amp", "-o", "theirs"), ["[OUT001]"])
  }
}
