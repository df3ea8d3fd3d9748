import OutputTree
import Testing

struct TreeRemovalTests {
  @Test func goesWithEverythingThatIsOurs() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(["a": "1\n", "deep/b": "2\n"]), to: folder.output)
    let (changes, isGone) = try TreeWriter().remove(folder.output)
    #expect(isGone && changes.removed == ["a", "deep/b"])
    #expect(try folder.listing(folder.path, "%P\\n").isEmpty)
    #expect(try TreeWriter().remove(folder.output).isGone)
  }

  @Test func leavesWhatIsOthers() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(["a": "1\n", "deep/b": "2\n"]), to: folder.output)
    try folder.write("mine", to: "chart/deep/mine")
    let (changes, isGone) = try TreeWriter().remove(folder.output)
    #expect(!isGone && changes.removed == ["a", "deep/b"])
    #expect(try folder.paths() == [".wingen-manifest.json", "deep/mine"])
    // The folder can be written again, should the cluster come back.
    try TreeWriter().write(tree(["a": "1\n"]), to: folder.output)
    #expect(try folder.paths() == [".wingen-manifest.json", "a", "deep/mine"])
  }

  @Test func neverTouchesAFolderThatIsNotOurs() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("chart")
    try folder.write("mine", to: "chart/mine")
    #expect(try !TreeWriter().remove(folder.output).isGone)
    #expect(try folder.read("chart/mine") == "mine")
  }
}
