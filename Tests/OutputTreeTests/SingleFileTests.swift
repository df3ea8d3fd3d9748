import Glibc
import OutputTree
import Testing

struct SingleFileTests {
  @Test func isWrittenReadComparedAndRemoved() throws {
    let folder = try TestFolder()
    let file = try SingleFile("clusters/deep/README.md", in: folder.path)
    #expect(try file.contents() == nil)
    let wanted = try OutputFile(path: "clusters/deep/README.md", text: "hello\n")
    #expect(try file.state(comparedWith: wanted) == .missing)
    try file.write(wanted.contents)
    #expect(try file.state(comparedWith: wanted) == .same)
    #expect(
      try folder.listing(folder.path, "%P %y %m\\n") == [
        " d 755", "clusters d 755", "clusters/deep d 755", "clusters/deep/README.md f 644",
      ])
    try folder.write("other\n", to: "clusters/deep/README.md")
    #expect(try file.state(comparedWith: wanted) == .different)
    try file.remove()
    #expect(try folder.listing(folder.path, "%P\\n") == [""])
  }

  @Test func foldersOfOthersStay() throws {
    let folder = try TestFolder()
    let file = try SingleFile("clusters/README.md", in: folder.path)
    try file.write(Array("x".utf8))
    try folder.write("mine", to: "clusters/mine")
    try file.remove()
    #expect(try folder.listing(folder.path, "%P\\n") == ["", "clusters", "clusters/mine"])
  }

  @Test func neverGoesThroughALink() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("elsewhere")
    try #require(symlink("elsewhere", folder.path + "/clusters") == 0)
    let file = try SingleFile("clusters/README.md", in: folder.path)
    #expect(code { try file.write(Array("x".utf8)) } == "OUT009")
    #expect(try folder.listing(folder.path + "/elsewhere", "%P\\n") == [""])
    try #require(symlink("target", folder.path + "/link") == 0)
    let link = try SingleFile("link", in: folder.path)
    #expect(try link.state(comparedWith: OutputFile(path: "link", text: "x")) == .notAFile)
  }

  @Test(arguments: ["", "/etc/passwd", "../x", "a//b"]) func pathsLeadNowhereElse(path: String) throws {
    #expect(code { _ = try SingleFile(path, in: "/tmp") } == "OUT004")
  }

  @Test func leftoversOfAKilledRunAreReplaced() throws {
    let folder = try TestFolder()
    try folder.write("half", to: ".README.md.wingen-new")
    try SingleFile("README.md", in: folder.path).write(Array("whole".utf8))
    #expect(try folder.listing(folder.path, "%P\\n") == ["", "README.md"])
    #expect(try folder.read("README.md") == "whole")
  }

  @Test func lockIsOneForOneFolder() throws {
    let folder = try TestFolder()
    var lock: RunLock? = try RunLock("fleet", in: folder.path)
    #expect(lock != nil)
    // Another process would wait; that it would is told by trying not to.
    let held = open(folder.path + "/.fleet.wingen-lock", O_RDONLY)
    #expect(flock(held, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK)
    lock = nil
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    close(held)
    #expect(try folder.isClean())
  }
}
