import Diagnostics
import ManifestInput
import Testing
import YAML

struct DocumentTextTests {
  private let rendered = """
    ---
    # Source: windows/templates/config.yaml
    kind: ConfigMap
    data:
      a: 1
    ---
    # Source: windows/crds/x.yaml
    kind: CustomResourceDefinition

    """

  @Test func findingsInAStreamOfHelmPointAtTheTemplate() throws {
    let documents = contents(rendered, file: DocumentText.standardInput).documents
    try #require(documents.count == 2)
    #expect(documents.map(\.text.helmSource) == ["windows/templates/config.yaml", "windows/crds/x.yaml"])
    let places = documents[0].locations(of: [["kind"], ["data", "a"], ["data", "missing"], ["nothing"]])
    #expect(places.map(\.file) == Array(repeating: "windows/templates/config.yaml", count: 4))
    #expect(places.map(\.line) == [1, 3, 2, 1])
    #expect(places.map(\.column) == [1, 3, 1, 1])
    #expect(places.map { documents[0].line(at: $0) } == ["kind: ConfigMap", "  a: 1", "data:", "kind: ConfigMap"])
    let inStream = documents[1].text.fileLocation(Position(line: 8, column: 1))
    #expect(inStream == SourceLocation(file: DocumentText.standardInput, line: 8, column: 1))
    #expect(documents[1].line(at: inStream) == "kind: CustomResourceDefinition")
    #expect(documents[1].locations(of: [["kind"]]) == [SourceLocation(file: "windows/crds/x.yaml", line: 1, column: 1)])
  }

  @Test func findingsInAFileThatHelmWrotePointAtTheFile() throws {
    let documents = contents(rendered, file: "all.yaml").documents
    #expect(documents.map(\.text.helmSource) == ["windows/templates/config.yaml", "windows/crds/x.yaml"])
    #expect(documents[1].locations(of: [["kind"]]) == [SourceLocation(file: "all.yaml", line: 8, column: 1)])
  }

  @Test func readErrorsInAStreamOfHelmPointAtTheTemplateToo() throws {
    let text = "---\n# Source: c/templates/x.yaml\na: 1\nb: 2\na: 3\n---\nc: 1\n"
    let (documents, problems) = contents(text, file: DocumentText.standardInput)
    #expect(documents.map(\.value) == [["c": 1]])
    let problem = try #require(problems.first)
    #expect(problem.code == "YAML012")
    #expect(problem.location == SourceLocation(file: "c/templates/x.yaml", line: 3, column: 1))
    #expect(problem.related.first?.location == SourceLocation(file: "c/templates/x.yaml", line: 1, column: 1))
  }

  @Test(arguments: [
    "# Source: https://example.com/templates/x.yaml\na: 1", "# Source: a book\na: 1", "a: 1\n# Source: c/templates/x.yaml",
    "--- # Source: c/templates/x.yaml\na: 1", "--- a\n# Source: c/templates/x.yaml", "#Source: c/templates/x.yaml", "---", "",
    "# Source: c/templates/\u{1B}[2J.yaml\na: 1", "# Source: \u{85}/templates/x\na: 1",
  ])
  func otherCommentsAreNotTakenForHelms(text: String) { #expect(DocumentText(text, file: "f").helmSource == nil) }

  @Test func theCommentMayComeFirstAndWithCRLF() {
    let text = DocumentText("# Source: c/charts/d/templates/x.yaml \r\na: 1\r\nb\r\n", file: DocumentText.standardInput)
    #expect(text.helmSource == "c/charts/d/templates/x.yaml")
    let place = text.location(Position(line: 2, column: 4))
    #expect(place == SourceLocation(file: "c/charts/d/templates/x.yaml", line: 1, column: 4))
    #expect(text.line(at: place) == "a: 1")
    #expect(text.location(Position(line: 1, column: 1)).line == 1)
  }

  @Test func linesElsewhereAreNil() {
    let text = DocumentText(file: "f", firstLine: 5, bytes: Array("a: 1\n\nb: 2".utf8)[...])
    let lines = (3...9).map { text.line(at: SourceLocation(file: "f", line: $0, column: 1)) }
    #expect(lines == [nil, nil, "a: 1", "", "b: 2", nil, nil])
    #expect(text.line(at: SourceLocation(file: "g", line: 5, column: 1)) == nil)
  }

  @Test func locationsOfADocumentWithoutText() {
    let document = ManifestDocument(value: ["a": 1], text: DocumentText("", file: "f"), index: 3)
    #expect(document.locations(of: [["a"], []]) == Array(repeating: SourceLocation(file: "f", line: 1, column: 1), count: 2))
  }
}
