import Diagnostics
import ManifestInput
import Testing
import YAML

struct SplitterTests {
  @Test(
    arguments: [
      ("a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]),
      ("---\na: 1\n---\nb: 2", ["---\na: 1\n", "---\nb: 2"]),
      ("# licence\n\n---\na: 1\n", ["# licence\n\n---\na: 1\n"]),
      ("a: |\n  ---\n  x\n--- # two\nb", ["a: |\n  ---\n  x\n", "--- # two\nb"]),
      ("a: 1\r\n---\r\nb: 2\r\n", ["a: 1\r\n", "---\r\nb: 2\r\n"]),
      ("---a\n--- b\n", ["---a\n", "--- b\n"]),
      ("a\n...\n%YAML 1.1\n---\nb\n", ["a\n...\n", "%YAML 1.1\n---\nb\n"]),
      ("a\n...\n# of b\n\nb\n", ["a\n...\n", "# of b\n\nb\n"]),
      ("a\n...\n# end\n", ["a\n...\n# end\n"]),
      ("\u{FEFF}# c\n---\na\n---\nb\n", ["\u{FEFF}# c\n---\na\n", "---\nb\n"]),
      ("\u{FEFF}%YAML 1.1\n---\na\n", ["\u{FEFF}%YAML 1.1\n---\na\n"]),
      ("---\n---\n---", ["---\n", "---\n", "---"]),
      ("{\"a\":\n1}\n---\n{\"b\":2}", ["{\"a\":\n1}\n", "---\n{\"b\":2}"]),
      ("", []), ("\n", ["\n"]),
    ] as [(String, [String])])
  func cuts(text: String, expected: [String]) {
    #expect(pieces(text).map { $0.text.map(string) } == expected)
  }

  @Test func linesAreThoseOfTheFile() {
    let texts = pieces("# c\na: |\n  x\n\n---\nb: 2\n---\n---\nc: 3\n").compactMap(\.text)
    #expect(texts.map(\.firstLine) == [1, 5, 7, 8])
  }

  @Test func severalDocumentsOfOnePieceAreCounted() {
    // A lone CR ends a line in YAML, but not in an editor.
    let (documents, problems) = contents("a: 1\r---\rb: 2\r---\rc: 3")
    #expect(problems.isEmpty)
    #expect(documents.map(\.value) == [["a": 1], ["b": 2], ["c": 3]])
    #expect(documents.map(\.index) == [0, 1, 2])
    #expect(documents[1].locations(of: [["b"]]).first?.column == 10)
  }

  @Test func tooLargeDocumentsAreLeftOutAndTheOthersRead() throws {
    let large = "large: \"\(String(repeating: "x", count: 5000))\"\n"
    let text = "a: 1\n---\n\(large)---\nb: 2\n...\n\(large)more: 1\n...\n%YAML 1.1\n---\nc: 3\n--- \(large)---\nd: 4\n"
    let events = contents(PieceStream(bytes: Array(text.utf8)[...], file: "f.yaml", largestPiece: 4500))
    #expect(events.documents.map(\.value) == [["a": 1], ["b": 2], ["c": 3], ["d": 4]])
    #expect(events.problems.map(\.code) == ["INPUT012", "INPUT012", "INPUT012"])
    #expect(events.problems.compactMap(\.location?.line) == [2, 7, 13])
    #expect(events.documents.map { $0.locations(of: [[]])[0].line } == [1, 5, 12, 15])
  }

  @Test func theLimitIsExact() {
    let text = "---\na: 12345\n---\nb: 123456\n"
    let events = contents(PieceStream(bytes: Array(text.utf8)[...], file: "f.yaml", largestPiece: 13))
    #expect(events.documents.map(\.value) == [["a": 12345]])
    #expect(events.problems.count == 1)
  }
}
