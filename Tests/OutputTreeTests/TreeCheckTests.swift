import Glibc
import OutputTree
import TestSupport
import Testing

struct TreeCheckTests {
  private static let files = ["Chart.yaml": "name: a\nversion: 1\n", "gone/a": "x\n", "same": "y\n", "lost/z": "z\n"]

  @Test func findsWhatIsStaleAndWritesNothing() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(Self.files), to: folder.output)
    unlink(folder.output + "/lost/z")
    try folder.write("mine", to: "chart/own")
    let before = try folder.listing()
    let stale = try TreeWriter().check(
      tree(["Chart.yaml": "name: a\nversion: 2\n", "new": "n\n", "same": "y\n", "lost/z": "z\n"]), against: folder.output)
    #expect(stale.map(\.path) == ["Chart.yaml", "gone/a", "lost/z", "new"])
    #expect(stale.map(\.reason) == [.different, .leftOver, .missing, .missing])
    #expect(stale.allSatisfy { !$0.isEdited })
    #expect(
      stale.map { $0.unifiedDiff() } == [
        "--- a/Chart.yaml\n+++ b/Chart.yaml\n@@ -1,2 +1,2 @@\n name: a\n-version: 1\n+version: 2\n",
        "--- a/gone/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n", "--- /dev/null\n+++ b/lost/z\n@@ -0,0 +1 @@\n+z\n",
        "--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+n\n",
      ])
    #expect(try folder.listing() == before)
  }

  @Test func tellsEditsFromOldOutput() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(Self.files), to: folder.output)
    try folder.write("edited\n", to: "chart/same")
    try folder.write("edited\n", to: "chart/gone/a")
    var wanted = Self.files
    wanted["gone/a"] = nil
    wanted["Chart.yaml"] = "other\n"
    let stale = try TreeWriter().check(tree(wanted), against: folder.output)
    #expect(stale.map(\.path) == ["Chart.yaml", "gone/a", "same"])
    #expect(stale.map(\.isEdited) == [false, true, true])
  }

  @Test func aMissingFolderLacksEverything() throws {
    let folder = try TestFolder()
    let before = try folder.listing()
    let stale = try TreeWriter().check(tree(["a": "1", "b/c": "2"]), against: folder.path + "/x/y")
    #expect(stale.map(\.path) == [".wingen-manifest.json", "a", "b/c"])
    #expect(stale.allSatisfy { $0.reason == .missing })
    #expect(try folder.listing() == before)
  }

  @Test func aFolderOfOthersLacksTheManifest() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("chart")
    try folder.write("1", to: "chart/a")
    #expect(try TreeWriter().check(tree(["a": "1"]), against: folder.output).map(\.path) == [".wingen-manifest.json"])
    try folder.write("x", to: "file")
    #expect(code { _ = try TreeWriter().check(tree(["a": "1"]), against: folder.path + "/file") } == "OUT009")
  }

  /// Whatever two trees: a check is empty exactly after writing, and lists exactly what writing then changes.
  @Test(arguments: 1...40) func checkForetellsWriting(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func random() throws -> FileTree {
      var files: [String: String] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let parts = (0...Int.random(in: 0...2, using: &generator)).map { _ in "abc".randomElement(using: &generator).map(String.init) ?? ""
        }
        let path = parts.joined(separator: "/")
        let collides = files.keys.contains { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
        if !collides { files[path] = "\(Int.random(in: 0...2, using: &generator))\n" }
      }
      return try tree(files)
    }
    let folder = try TestFolder()
    for _ in 0..<6 {
      let next = try random()
      let isNew = access(folder.output, F_OK) != 0
      let stale = try TreeWriter().check(next, against: folder.output).filter { $0.path != ".wingen-manifest.json" }
      let changes = try TreeWriter().write(next, to: folder.output)
      #expect(stale.filter { $0.reason == .missing || $0.reason == .notAFile }.map(\.path) == changes.added, "seed \(seed)")
      #expect(stale.filter { $0.reason == .different }.map(\.path) == changes.changed, "seed \(seed)")
      #expect(stale.filter { $0.reason == .leftOver }.map(\.path) == changes.removed, "seed \(seed)")
      #expect(try TreeWriter().check(next, against: folder.output).isEmpty, "seed \(seed)")
      #expect(try folder.paths() == ([".wingen-manifest.json"] + next.files.map(\.path)).sorted(), "seed \(seed)")
      #expect(changes.createdFolder == isNew)
    }
    #expect(try folder.isClean())
  }
}
