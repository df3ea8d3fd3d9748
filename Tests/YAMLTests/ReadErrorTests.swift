import Diagnostics
import Testing
import YAML

struct ReadErrorTests {
  private func expect(
    _ bytes: [UInt8], _ problem: YAMLReadError.Problem, line: Int, column: Int, options: YAMLReader.Options = .init(),
    _ sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let error = readError(bytes, options)
    #expect(error?.problem == problem, sourceLocation: sourceLocation)
    #expect(error?.location == SourceLocation(file: "test.yaml", line: line, column: column), sourceLocation: sourceLocation)
  }

  @Test func malformedUTF8() {
    let cases: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xC3], [0xE2, 0x80],
      [0xC3, 0x41], [0xE2, 0x28, 0xA1],
    ]
    for bytes in cases {
      expect(Array("a: é\nb: ".utf8) + bytes, .notUTF8(byte: bytes[0]), line: 2, column: 4)
      expect(Array("a: é\nb: ".utf8) + bytes + Array("x\n".utf8), .notUTF8(byte: bytes[0]), line: 2, column: 4)
    }
  }

  @Test func otherEncodings() {
    expect([0xFF, 0xFE, 0x61, 0], .utf16, line: 1, column: 1)
    expect([0xFE, 0xFF, 0, 0x61], .utf16, line: 1, column: 1)
    expect([0x61, 0, 0x3A, 0], .utf16, line: 1, column: 1)
    expect([0, 0x61, 0, 0x3A], .utf16, line: 1, column: 1)
  }

  @Test(arguments: [0, 1, 7, 8, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF] as [UInt32])
  func controlCharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    expect(Array("a: x\n# é\(scalar)".utf8), .controlCharacter(value), line: 2, column: 4)
    #expect(try readPlain("a: \"\\u\(String(value + 0x10000, radix: 16).suffix(4))\"") == ["a": .string(String(Character(scalar)))])
  }

  @Test func byteOrderMark() throws {
    var options = YAMLReader.Options()
    options.acceptsByteOrderMark = false
    expect(Array("\u{FEFF}a: 1".utf8), .byteOrderMark, line: 1, column: 1, options: options)
    #expect(try readPlain("\u{FEFF}a: 1") == ["a": 1])
    #expect(YAMLReader.Options.valuesFile.acceptsByteOrderMark == false)
    #expect(YAMLReader.Options.valuesFile.keys == .strict)
  }

  @Test(arguments: ["a:\n«»\tb: 1", "a:\n  b: 1\n«»\tc: 2\n", "a: 1\n«»\tb: 2\n", "-\n  - x\n«»\t- y\n"])
  func tabs(source: String) throws {
    let marked = MarkedSource(source)
    let error = try #require(readError(marked.text))
    #expect(error.problem == .tabIndentation)
    #expect(error.location == marked.markers[""]?.location(in: "test.yaml"))
    #expect(error.diagnostic.hint?.contains("spaces") == true)
  }

  @Test(arguments: ["a: «»\"b\nc: d\n", "a: «»'b\n\nc: d\n", "- «»\"\n---\nx: y"])
  func unclosedQuotes(source: String) throws {
    let marked = MarkedSource(source)
    let error = try #require(readError(marked.text))
    let start = try #require(marked.markers[""]?.location(in: "test.yaml"))
    #expect(error.problem == .unclosedQuote(start: start))
    #expect(error.diagnostic.related.first?.location == start)
  }

  @Test func aliases() {
    expect(Array("a: 1\nb: *nope".utf8), .undefinedAlias("nope"), line: 2, column: 4)
    expect(Array("a: &x 1\n---\nb: *x".utf8), .undefinedAlias("x"), line: 3, column: 4)
    expect(Array("a: &x [1, *x]".utf8), .recursiveAlias("x"), line: 1, column: 11)
    expect(Array("&x a: &y {b: *y}".utf8), .recursiveAlias("y"), line: 1, column: 14)
  }

  @Test func severalDocuments() {
    let first = SourceLocation(file: "test.yaml", line: 1, column: 1)
    expect(Array("a: 1\n---\n\nb: 2\n".utf8), .severalDocuments(first: first), line: 4, column: 1)
  }

  @Test(arguments: [
    "name: «»{{ .Values.x }}", "a: [«»{{ x }}]", "«»{{ .Values.key }}: v", "a: 1\n«»{{- if .Values.x }}\nb: 2\n{{- end }}\n",
    "a: «»{{ .Release.Name }}-suffix\n",
    "spec:\n  «»{{- toYaml .Values.x | nindent 2 }}\n", "a: «»{{ include \"x\" . }}\n",
  ])
  func unrenderedTemplates(source: String) throws {
    let marked = MarkedSource(source)
    let error = try #require(readError(marked.text))
    #expect(error.problem == .unrenderedTemplate)
    #expect(error.location.line == marked.markers[""].map { Int($0.line) })
    #expect(error.diagnostic.message.contains("never rendered"))
  }

  @Test func size() throws {
    var options = YAMLReader.Options()
    options.maxBytes = 10
    expect(Array("a: 12345678".utf8), .tooLarge(bytes: 11, limit: 10), line: 1, column: 1, options: options)
    #expect(try readPlain("a: 1234567", options) == ["a": 1_234_567])
  }

  @Test(arguments: [
    "a: b: c", "a\nb: 1", "a: 1\n b: 2", "[1, 2", "{a: 1", "a: [1, 2}", "a: @x", "a: `x", "a: \"\\q\"", "a: \"\\ud83d\"", "a: *",
    "- a\nb: 1", "%YAML 3.0\n---\na", "a: &x &y 1", "|x\n a",
    "a: 1\n]", "a: ]", "!<abc", "a: 'b' c", "a: - b", "--- a\n... b",
  ])
  func syntaxErrorsAreWorded(source: String) throws {
    let error = try #require(readError(source))
    guard case .syntax = error.problem else {
      Issue.record("\(error)")
      return
    }
    #expect(error.diagnostic.code == "YAML024")
    #expect(error.location.line >= 1 && error.location.line <= 4)
    #expect(!error.diagnostic.message.isEmpty)
  }

  @Test func everyProblemHasItsOwnCode() {
    let place = SourceLocation(file: "f", line: 1, column: 1)
    let problems: [YAMLReadError.Problem] = [
      .tooLarge(bytes: 1, limit: 1), .notUTF8(byte: 7), .utf16, .byteOrderMark, .controlCharacter(7), .tooDeep(limit: 1), .tabIndentation,
      .unclosedQuote(start: place), .undefinedAlias("a"), .recursiveAlias("a"), .aliasExpansion(limit: 1), .duplicateKey("a", first: place),
      .collidingKeys("a", written: "b", firstWritten: "c", first: place), .booleanLikeKey("on"), .nullKey, .complexKey, .unrenderedTemplate,
      .badMerge,
      .mergeAfterKey("a", first: place), .severalDocuments(first: place), .nonFiniteNumber(".inf"), .binaryTag,
      .tagMismatch(text: "a", tag: "!!int"),
      .syntax(problem: "p", context: "c", contextLocation: place), .outOfMemory, .hiddenLineBreak(0x2028),
    ]
    let codes = problems.map(\.code.description)
    let expected: [String] = (1...problems.count).map { (number: Int) -> String in number < 10 ? "YAML00\(number)" : "YAML0\(number)" }
    #expect(codes == expected)
    for problem in problems where problem != .outOfMemory && problem.code != "YAML024" {
      #expect(YAMLReadError(problem, at: place).diagnostic.hint != nil)
    }
    #expect(
      YAMLReadError(.duplicateKey("a", first: place), at: place).diagnostic.plainText.contains("f:1:1: error: the key \"a\" is given twice")
    )
  }
}
