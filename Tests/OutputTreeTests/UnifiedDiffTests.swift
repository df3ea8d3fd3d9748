import OutputTree
import TestSupport
import Testing

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, context: Int = 3) -> String {
    UnifiedDiff.text(old: Array(old.utf8), new: Array(new.utf8), oldName: "old", newName: "new", context: context)
  }

  @Test(arguments: [
    ("", "", ""),
    ("a\n", "a\n", ""),
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
    ("a", "", "@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\nb", "a\nc", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
    ("a\nb", "c\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n"),
    ("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"),
    ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"),
  ])
  func knownTexts(old: String, new: String, hunks: String) {
    #expect(diff(old, new) == (hunks.isEmpty ? "" : "--- old\n+++ new\n" + hunks))
  }

  @Test func hunksMeetWhereTheirContextDoes() {
    let old = (1...20).map { "\($0)\n" }.joined()
    func replacing(_ lines: Set<Int>) -> String { (1...20).map { lines.contains($0) ? "x\n" : "\($0)\n" }.joined() }
    func hunks(_ text: String) -> Int { text.split(separator: "\n").count { $0.hasPrefix("@@") } }
    #expect(hunks(diff(old, replacing([5, 12]))) == 1)
    #expect(hunks(diff(old, replacing([5, 13]))) == 2)
    #expect(hunks(diff(old, replacing([5, 6]), context: 0)) == 1)
    #expect(diff(old, replacing([5]), context: 0) == "--- old\n+++ new\n@@ -5 +5 @@\n-5\n+x\n")
  }

  @Test func binaryFilesAreNotShown() {
    let text = UnifiedDiff.text(old: [0, 1], new: [65], oldName: "a", newName: "b")
    #expect(text == "Binary files a and b differ\n")
    #expect(UnifiedDiff.text(old: [0xff], new: [65], oldName: "a", newName: "b") == text)
    #expect(UnifiedDiff.text(old: [0], new: [0], oldName: "a", newName: "b").isEmpty)
  }

  private func edited(_ lines: [String], _ generator: inout SplitMix64) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let place = Int.random(in: 0...lines.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: lines.insert("new \(Int.random(in: 0...9, using: &generator))\n", at: place)
      case 1 where place < lines.count: lines.remove(at: place)
      case 2 where place < lines.count: lines[place] = "é \(Int.random(in: 0...9, using: &generator))\r\n"
      default: break
      }
    }
    return lines
  }

  /// `patch` makes the new text of the old one, and `diff --minimal` finds no shorter way.
  @Test(arguments: 1...250) func patchAppliesIt(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let vocabulary = Int.random(in: 1...30, using: &generator)
    let oldLines = (0..<Int.random(in: 0...60, using: &generator)).map { _ in "line \(Int.random(in: 0..<vocabulary, using: &generator))\n"
    }
    var old = oldLines.joined()
    var new = edited(oldLines, &generator).joined()
    if Bool.random(using: &generator), !old.isEmpty { old.unicodeScalars.removeLast() }
    if Bool.random(using: &generator), !new.isEmpty { new.unicodeScalars.removeLast() }
    let context = Int.random(in: 0...4, using: &generator)
    try apply(diff(old, new, context: context), old, new, "seed \(seed)")
  }

  /// Too different for a search: still a difference that is right.
  @Test func hugeDifferences() throws {
    let old = (0..<6000).map { "old \($0 * 7 % 6000)\n" }.joined()
    let new = (0..<6000).map { $0 % 3 == 0 ? "old \($0)\n" : "new \($0)\n" }.joined()
    let text = diff("first\n" + old, "first\n" + new + "end")
    try apply(text, "first\n" + old, "first\n" + new + "end", "huge", isMinimal: false)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
  }

  private func apply(_ text: String, _ old: String, _ new: String, _ comment: Comment, isMinimal: Bool = true) throws {
    if old.utf8.elementsEqual(new.utf8) {
      #expect(text.isEmpty, comment)
      return
    }
    let folder = try TestFolder()
    try folder.write(old, to: "old")
    try folder.write(new, to: "new")
    try folder.write(text, to: "difference")
    let path = folder.path
    let patched = try run(["/usr/bin/patch", "--binary", "--fuzz=0", "-s", "-o", path + "/patched", path + "/old", path + "/difference"])
    #expect(patched.status == 0, "\(comment): \(patched.output)\n\(text)")
    #expect(try folder.read("patched").utf8.elementsEqual(new.utf8), "\(comment): \(text)")
    if isMinimal {
      let theirs = try run(["/usr/bin/diff", "--minimal", "-U0", path + "/old", path + "/new"]).output
      #expect(edits(text) == edits(theirs), comment)
    }
  }

  private func edits(_ text: String) -> Int {
    text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst(2).count { $0.first == UInt8(ascii: "+") || $0.first == UInt8(ascii: "-") }
  }
}
