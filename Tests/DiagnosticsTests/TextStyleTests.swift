import Diagnostics
import Testing

@Suite struct TextStyleTests {
  private static let diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- old\n+++ new\n same\n--- a/y\n+++ b/y\n@@ -0,0 +1 @@\n+z\n"

  @Test func hunksAreCounted() {
    let painted = TextStyle(color: true).unifiedDiff(Self.diff)
    let expected = [
      "1m--- a/x", "1m+++ b/x", "34m@@ -1,2 +1,2 @@", "31m--- old", "32m+++ new", " same", "1m--- a/y", "1m+++ b/y", "34m@@ -0,0 +1 @@",
      "32m+z", "",
    ]
    let lines = painted.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).replacing("\u{1B}[0m", with: "").replacing("\u{1B}[", with: "")
    }
    #expect(lines == expected)
  }

  @Test func plainTextStaysAsItIs() {
    #expect(TextStyle.plain.unifiedDiff(Self.diff) == Self.diff)
    #expect(TextStyle.plain.changes("- a\n") == "- a\n")
    let finding = Diagnostic("X1", .error, "m", hint: "h")
    #expect(finding.plainText == "error: m [X1]\n  hint: h\n")
    #expect(finding.text(TextStyle(color: true)) == "\u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mm\u{1B}[0m [X1]\n  hint: h\n")
  }

  @Test func changesAreKnownByTheirSigns() {
    let painted = TextStyle(color: true).changes("- gone\n    + inner\n  ! cannot\n~ other\n")
    #expect(painted == "\u{1B}[31m- gone\u{1B}[0m\n\u{1B}[32m    + inner\u{1B}[0m\n\u{1B}[1;33m  ! cannot\u{1B}[0m\n~ other\n")
  }
}
