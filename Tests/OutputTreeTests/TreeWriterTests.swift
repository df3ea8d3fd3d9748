import Glibc
import OutputTree
import Testing

struct TreeWriterTests {
  private static let first = ["Chart.yaml": "v1\n", "templates/a.yaml": "a\n", "templates/b.yaml": "b\n", "bin/run*": "#!/bin/sh\n"]
  private static let second = ["Chart.yaml": "v2\n", "templates/a.yaml": "a\n", "charts/x/y.yaml": "new\n", "bin/run*": "#!/bin/sh\n"]

  private func written(_ files: [String: String] = first) throws -> TestFolder {
    let folder = try TestFolder()
    try TreeWriter().write(tree(files), to: folder.output)
    return folder
  }

  @Test func makesTheFolder() throws {
    let folder = try TestFolder()
    let changes = try TreeWriter().write(tree(Self.first), to: folder.output)
    #expect(changes.added == ["Chart.yaml", "bin/run", "templates/a.yaml", "templates/b.yaml"])
    #expect(changes.createdFolder && changes.updatedManifest && changes.leftBehind == nil)
    #expect(changes.changed.isEmpty && changes.removed.isEmpty && changes.unchanged.isEmpty)
    let expected = [
      " d 755", ".wingen-manifest.json f 644", "Chart.yaml f 644", "bin d 755", "bin/run f 755", "templates d 755",
      "templates/a.yaml f 644",
      "templates/b.yaml f 644",
    ]
    #expect(try folder.listing(folder.output, "%P %y %m\\n") == expected)
    #expect(try folder.read("chart/templates/a.yaml") == "a\n")
    #expect(try folder.isClean())
  }

  @Test func touchesNothingIfNothingChanged() throws {
    let folder = try written()
    let before = try folder.listing()
    let changes = try TreeWriter().write(tree(Self.first), to: folder.output)
    #expect(changes.isEmpty)
    #expect(changes.unchanged.count == 4)
    #expect(try folder.listing() == before)
  }

  @Test(arguments: [true, false]) func writesOnlyWhatChanged(exchanges: Bool) throws {
    let folder = try written()
    let unchanged = ["chart/templates/a.yaml", "chart/bin/run"]
    let before = try unchanged.map(folder.status)
    let changes = try TreeWriter(exchangesFolders: exchanges).write(tree(Self.second), to: folder.output)
    #expect(changes.added == ["charts/x/y.yaml"])
    #expect(changes.changed == ["Chart.yaml"])
    #expect(changes.removed == ["templates/b.yaml"])
    #expect(changes.unchanged == ["bin/run", "templates/a.yaml"])
    #expect(changes.discardedEdits.isEmpty && !changes.createdFolder && changes.leftBehind == nil)
    for (before, after) in zip(before, try unchanged.map(folder.status)) {
      #expect(before.st_ino == after.st_ino && before.st_nlink == after.st_nlink)
      #expect(before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
    }
    #expect(try TreeWriter().check(tree(Self.second), against: folder.output).isEmpty)
    #expect(try folder.paths() == [".wingen-manifest.json", "Chart.yaml", "bin/run", "charts/x/y.yaml", "templates/a.yaml"])
    #expect(try folder.isClean())
  }

  @Test(arguments: [true, false]) func keepsFilesOfOthers(exchanges: Bool) throws {
    let folder = try written()
    try folder.write("mine", to: "chart/notes.txt", mode: 0o600)
    try folder.write("mine too", to: "chart/templates/own.yaml")
    try folder.makeDirectory("chart/.git", mode: 0o750)
    try folder.makeDirectory("chart/.git/empty")
    try folder.write("ref", to: "chart/.git/HEAD", mode: 0o444)
    chmod(folder.output + "/.git/empty", 0o555)
    #expect(symlink("nowhere", folder.output + "/link") == 0)
    #expect(symlink("../templates", folder.output + "/.git/directory") == 0)
    #expect(mkfifo(folder.output + "/pipe", 0o600) == 0)
    chmod(folder.output, 0o2775)
    let interesting = ["notes.txt", "templates/own.yaml", ".git", "link", "pipe"]
    // Change times and directories' inodes are new; everything else must be as it was.
    let format = "%P %y %m %T@ %l %s\\n"
    let before = try folder.listing(folder.output, format).filter { line in interesting.contains { line.hasPrefix($0) } }
    let inode = try folder.status("chart/.git/HEAD").st_ino
    #expect(before.count == 8)
    let changes = try TreeWriter(exchangesFolders: exchanges).write(tree(Self.second), to: folder.output)
    #expect(changes.leftBehind == nil)
    #expect(try folder.listing(folder.output, format).filter { line in interesting.contains { line.hasPrefix($0) } } == before)
    #expect(try folder.status("chart/.git/HEAD").st_ino == inode)
    #expect(try folder.status("chart").st_mode & 0o7777 == 0o2775)
    #expect(try folder.isClean())
  }

  /// Where there are no hard links, files and symbolic links are copied with their modes and times.
  @Test func copiesWhereItCannotLink() throws {
    let folder = try written()
    try folder.write(String(repeating: "mine ", count: 50_000), to: "chart/notes.txt", mode: 0o640)
    #expect(symlink("nowhere", folder.output + "/link") == 0)
    let names = ["bin/run", "templates/a.yaml", "notes.txt"]
    let lines = { try folder.listing(folder.output, "%P %m %T@ %s\\n").filter { line in names.contains { line.hasPrefix($0 + " ") } } }
    let before = try lines()
    let inode = try folder.status("chart/templates/a.yaml").st_ino
    let text = try folder.read("chart/notes.txt")
    try TreeWriter(linksFiles: false).write(tree(Self.second), to: folder.output)
    #expect(before.count == 3)
    #expect(try lines() == before)
    #expect(try folder.status("chart/templates/a.yaml").st_ino != inode)
    #expect(try folder.read("chart/notes.txt") == text)
    #expect(try folder.listing(folder.output, "%P %l\\n").contains("link nowhere"))
    #expect(try TreeWriter().check(tree(Self.second), against: folder.output).isEmpty)
    #expect(try folder.isClean())
  }

  @Test func aFolderGoesWithTheLastOfItsFiles() throws {
    let folder = try written(["a/b/c": "1", "d/e": "2", "f": "3"])
    try folder.write("mine", to: "chart/d/own")
    let changes = try TreeWriter().write(tree(["f": "3"]), to: folder.output)
    #expect(changes.removed == ["a/b/c", "d/e"])
    #expect(try folder.listing(folder.output, "%P\\n") == [".wingen-manifest.json", "d", "d/own", "f"])
  }

  @Test func tellsOfEditsThatItDiscards() throws {
    let folder = try written()
    try folder.write("edited", to: "chart/templates/a.yaml")
    try folder.write("edited", to: "chart/templates/b.yaml")
    unlink(folder.output + "/bin/run")
    let changes = try TreeWriter().write(tree(Self.second), to: folder.output)
    #expect(changes.changed == ["Chart.yaml", "templates/a.yaml"])
    #expect(changes.added == ["bin/run", "charts/x/y.yaml"])
    #expect(changes.discardedEdits == ["templates/a.yaml", "templates/b.yaml"])
    #expect(try folder.read("chart/templates/a.yaml") == "a\n")
  }

  @Test func needsForceForAFolderOfOthers() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("chart")
    try folder.write("mine", to: "chart/Chart.yaml")
    try folder.write("mine", to: "chart/other")
    #expect(code { try TreeWriter().write(tree(Self.first), to: folder.output) } == "OUT001")
    #expect(try folder.paths() == ["Chart.yaml", "other"])
    #expect(try folder.isClean())
    let changes = try TreeWriter().write(tree(Self.first), to: folder.output, force: true)
    #expect(changes.changed == ["Chart.yaml"])
    #expect(try folder.read("chart/other") == "mine")
    #expect(try folder.read("chart/Chart.yaml") == "v1\n")
    // From now on the folder is ours, and the other file still is not.
    #expect(try TreeWriter().write(tree([:]), to: folder.output).removed.count == 4)
    #expect(try folder.paths() == [".wingen-manifest.json", "other"])
  }

  @Test func anEmptyFolderIsFine() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("chart", mode: 0o700)
    let changes = try TreeWriter().write(tree(Self.first), to: folder.output + "//")
    #expect(changes.added.count == 4 && !changes.createdFolder)
    #expect(try folder.status("chart").st_mode & 0o777 == 0o700)
  }

  @Test func doesNotOverwriteWhatItDidNotWrite() throws {
    let folder = try written()
    try folder.makeDirectory("chart/charts")
    try folder.makeDirectory("chart/charts/x")
    try folder.write("mine", to: "chart/charts/x/y.yaml")
    #expect(
      throws: OutputError.filesInTheWay(folder: folder.output, paths: ["charts/x/y.yaml"])
    ) { try TreeWriter().write(tree(Self.second), to: folder.output) }
    #expect(try TreeWriter().check(tree(Self.first), against: folder.output).isEmpty)
    #expect(try folder.isClean())
    // The very bytes that would be written are in nobody's way.
    try folder.write("new\n", to: "chart/charts/x/y.yaml")
    #expect(try TreeWriter().write(tree(Self.second), to: folder.output).unchanged.contains("charts/x/y.yaml"))
  }

  @Test func filesAndFoldersChangePlaces() throws {
    let folder = try written(["a": "1", "b/c": "2", "b/d/e": "3"])
    let changes = try TreeWriter().write(tree(["a/x": "1", "b": "2"]), to: folder.output)
    #expect(changes.added == ["a/x", "b"])
    #expect(changes.removed == ["a", "b/c", "b/d/e"])
    #expect(try folder.paths() == [".wingen-manifest.json", "a/x", "b"])
  }

  @Test func neverRemovesAFolderWithFilesOfOthers() throws {
    let folder = try written(["b/c": "2"])
    try folder.write("mine", to: "chart/b/own")
    #expect(code { try TreeWriter().write(tree(["b": "2"]), to: folder.output, force: true) } == "OUT003")
    #expect(try folder.paths() == [".wingen-manifest.json", "b/c", "b/own"])
    #expect(try folder.isClean())
  }

  @Test func aLinkInPlaceOfAFolderIsNotFollowed() throws {
    let folder = try written()
    try folder.makeDirectory("elsewhere")
    #expect(rename(folder.output + "/templates", folder.path + "/elsewhere/templates") == 0)
    #expect(symlink("../elsewhere/templates", folder.output + "/templates") == 0)
    #expect(code { try TreeWriter().write(tree(Self.second), to: folder.output) } == "OUT002")
    try TreeWriter().write(tree(Self.second), to: folder.output, force: true)
    #expect(try folder.status("chart/templates").st_mode & S_IFMT == S_IFDIR)
    #expect(try folder.read("elsewhere/templates/b.yaml") == "b\n")
  }

  @Test func aLinkInPlaceOfAFileIsReplacedNotFollowed() throws {
    let folder = try written()
    try folder.write("v1\n", to: "elsewhere")
    unlink(folder.output + "/Chart.yaml")
    #expect(symlink("../elsewhere", folder.output + "/Chart.yaml") == 0)
    #expect(try TreeWriter().check(tree(Self.first), against: folder.output).map(\.reason) == [.notAFile])
    #expect(try TreeWriter().write(tree(Self.first), to: folder.output).changed == ["Chart.yaml"])
    #expect(try folder.status("chart/Chart.yaml").st_mode & S_IFMT == S_IFREG)
    #expect(try folder.read("elsewhere") == "v1\n")
  }

  @Test func theRightToExecuteIsPartOfAFile() throws {
    let folder = try written(["run*": "x", "text": "y"])
    // Another umask at checkout is no difference.
    chmod(folder.output + "/text", 0o600)
    chmod(folder.output + "/run", 0o775)
    #expect(try TreeWriter().write(tree(["run*": "x", "text": "y"]), to: folder.output).isEmpty)
    chmod(folder.output + "/run", 0o644)
    let stale = try TreeWriter().check(tree(["run*": "x", "text": "y"]), against: folder.output)
    #expect(stale.map(\.path) == ["run"])
    #expect(stale.first?.unifiedDiff().hasSuffix("\nold mode 100644\nnew mode 100755\n") == true)
    #expect(try TreeWriter().write(tree(["run*": "x", "text": "y"]), to: folder.output).changed == ["run"])
    #expect(try folder.status("chart/run").st_mode & 0o777 == 0o755)
  }

  @Test func onlyTheManifestOutOfDate() throws {
    let folder = try written()
    let manifest = try folder.read("chart/.wingen-manifest.json")
    let digest = try #require(manifest.utf8.firstRange(of: "\"sha256\": \"".utf8))
    let end = manifest.utf8.index(digest.upperBound, offsetBy: 4)
    try folder.write(String(manifest[..<digest.upperBound]) + "0000" + manifest[end...], to: "chart/.wingen-manifest.json")
    #expect(try TreeWriter().check(tree(Self.first), against: folder.output).map(\.path) == [".wingen-manifest.json"])
    let changes = try TreeWriter().write(tree(Self.first), to: folder.output)
    #expect(changes.updatedManifest && !changes.isEmpty && changes.changed.isEmpty)
    #expect(try folder.read("chart/.wingen-manifest.json") == manifest)
  }

  @Test func largeFilesAndManyFiles() throws {
    let folder = try TestFolder()
    let files = try (0..<1000).map { try OutputFile(path: "clusters/\($0 % 37)/\($0).yaml", text: "number: \($0)\n") }
    let large = try OutputFile(path: "large.bin", contents: (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) })
    let tree = try FileTree(files + [large])
    #expect(try TreeWriter().write(tree, to: folder.output).added.count == 1001)
    #expect(try TreeWriter().write(tree, to: folder.output).isEmpty)
    var bytes = large.contents
    bytes[299_999] ^= 1
    let other = try FileTree(files + [OutputFile(path: "large.bin", contents: bytes)])
    #expect(try TreeWriter().check(other, against: folder.output).map(\.path) == ["large.bin"])
    #expect(try TreeWriter().write(other, to: folder.output).changed == ["large.bin"])
  }

  @Test func waitingForTheDiskChangesNothingElse() throws {
    let folder = try TestFolder()
    try TreeWriter(survivesPowerLoss: true).write(tree(Self.first), to: folder.output)
    try TreeWriter(survivesPowerLoss: true).write(tree(Self.second), to: folder.output)
    #expect(try TreeWriter().check(tree(Self.second), against: folder.output).isEmpty)
  }
}
