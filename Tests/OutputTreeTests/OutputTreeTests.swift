import Diagnostics
import OutputTree
import Testing

struct OutputTreeTests {
  @Test(arguments: [
    "Chart.yaml", "templates/job.yaml", "a b/c", ".helmignore", "...", "a/..b", "ä/ß.yaml", "quote\".yaml", "sub/.wingen-manifest.json",
  ])
  func validPaths(path: String) throws { #expect(try OutputFile(path: path, contents: []).path == path) }

  @Test(arguments: [
    ("", PathFault.empty), ("/etc/passwd", .absolute), ("/", .absolute), ("a//b", .emptyPart), ("a/", .emptyPart), ("..", .dotPart),
    ("a/../b", .dotPart), ("./a", .dotPart), ("a/.", .dotPart), ("a\\b", .backslash), ("a\nb", .controlCharacter),
    ("a\0", .controlCharacter),
    ("a\u{7f}", .controlCharacter), ("a\u{9b}31m", .controlCharacter), (".wingen-manifest.json", .reserved),
    (".Wingen-Manifest.JSON", .reserved),
  ])
  func invalidPaths(path: String, fault: PathFault) {
    #expect(throws: OutputError.invalidPath(path, fault)) { try OutputFile(path: path, contents: []) }
  }

  @Test func sortsByBytes() throws {
    let paths = ["b", "a/b", "a-c", "a.d", "Z", "é", "a/a/z"]
    let sorted = ["Z", "a-c", "a.d", "a/a/z", "a/b", "b", "é"]
    #expect(try FileTree(paths.map { try OutputFile(path: $0, contents: []) }).files.map(\.path) == sorted)
    #expect(try FileTree(paths.reversed().map { try OutputFile(path: $0, contents: []) }).files.map(\.path) == sorted)
  }

  @Test(arguments: [
    (["a", "a"], "OUT005"), (["README.md", "readme.md"], "OUT005"), (["x/A/1", "x/a/2"], "OUT005"), (["A/b/1", "a/b/2"], "OUT005"),
    (["caf\u{e9}", "cafe\u{301}"], "OUT005"), (["a", "a/b"], "OUT006"), (["a/b", "a", "a-b"], "OUT006"), (["a/b/c/d", "a/b"], "OUT006"),
    (["A", "a/b"], "OUT006"),
  ])
  func refusesCollisions(paths: [String], expected: String) throws {
    let files = try paths.map { try OutputFile(path: $0, contents: []) }
    #expect(code { _ = try FileTree(files) } == expected)
    #expect(code { _ = try FileTree(files.reversed()) } == expected)
  }

  @Test func messagesNameThePathWithoutControlCharacters() {
    let diagnostic = OutputError.invalidPath("a\u{1b}[2J", .controlCharacter).diagnostic
    #expect(diagnostic.message == "a\\u{1b}[2J cannot be the path of an output file: it has a control character")
    #expect(OutputError.system(.open, path: "x", code: 13).diagnostic.message == "cannot open x: Permission denied")
  }
}
