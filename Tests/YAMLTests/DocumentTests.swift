import Diagnostics
import Testing
import YAML

struct DocumentTests {
  @Test(arguments: ["", "\n", "# comment\n", "---\n", "---\n---\n", "--- # c\n...\n", "\u{FEFF}", "  \n\n", "%YAML 1.1\n---\n"])
  func emptyDocumentsAreSkipped(source: String) throws {
    #expect(try YAMLReader.read(source, file: "f").isEmpty)
    #expect(try YAMLReader.readSingle(source, file: "f") == LocatedValue(.null, at: Position(line: 1, column: 1)))
  }

  @Test func streamsKeepTheirOrder() throws {
    let source = "---\n# nothing\n---\na: 1\n---\nnull\n---\n- x\n...\n# c\n---\n'text'\n---\n"
    #expect(try YAMLReader.readValues(source, file: "f") == [["a": 1], .null, ["x"], "text"])
    #expect(try YAMLReader.read(source, file: "f").map(\.plain) == [["a": 1], .null, ["x"], "text"])
    var documents = try YAMLDocumentReader(Array(source.utf8), file: "f")
    #expect(try documents.next()?.plain == ["a": 1])
    #expect(try documents.nextValue() == .some(.null))
    #expect(try documents.nextValueWithLocation()?.location.line == 8)
    #expect(try documents.next()?.string == "text")
    #expect(try documents.next() == nil)
    #expect(try documents.next() == nil)
  }

  @Test func nothingFollowsAnError() throws {
    var documents = try YAMLDocumentReader(Array("a: 1\n---\nb: *x\n---\nc: 1\n".utf8), file: "f")
    #expect(try documents.next() != nil)
    #expect(throws: YAMLReadError.self) { try documents.next() }
    #expect(try documents.next() == nil)
    #expect(try documents.nextValue() == nil)
  }

  /// Examples of YAML 1.2.2, chapter 2, that manifests and values can contain.
  @Test(
    arguments: [
      ("- Mark McGwire\n- Sammy Sosa\n", ["Mark McGwire", "Sammy Sosa"]),
      ("american:\n- Boston Red Sox\n- Detroit Tigers\n", ["american": ["Boston Red Sox", "Detroit Tigers"]]),
      ("-\n  name: Mark\n  hr:   65\n-\n  name: Sammy\n  hr:   63\n", [["name": "Mark", "hr": 65], ["name": "Sammy", "hr": 63]]),
      (
        "Mark: {hr: 65, avg: 0.278}\nSammy: {\n    hr: 63,\n    avg: 0.288,\n }",
        ["Mark": ["hr": 65, "avg": 0.278], "Sammy": ["hr": 63, "avg": 0.288]]
      ),
      ("# ASCII Art\n--- |\n  \\//||\\/||\n  // ||  ||__\n", "\\//||\\/||\n// ||  ||__\n"),
      ("--- >\n  Mark's\n  year was\n  crippled.\n", "Mark's year was crippled.\n"),
      (
        ">\n Sammy Sosa completed another\n fine season.\n\n   63 Home Runs\n   0.288 Average\n\n What a year!",
        "Sammy Sosa completed another fine season.\n\n  63 Home Runs\n  0.288 Average\n\nWhat a year!"
      ),
      (
        #"unicode: "Sosa did fine.\u263A"\#ncontrol: "\b1998\t1999\t2000\n"\#nsingle: '"Howdy!" he cried.'\#nquoted: ' # Not a ''comment''.'\#n"#,
        [
          "unicode": "Sosa did fine.☺", "control": "\u{8}1998\t1999\t2000\n", "single": "\"Howdy!\" he cried.",
          "quoted": " # Not a 'comment'.",
        ]
      ),
      (
        "plain:\n  This unquoted scalar\n  spans many lines.\nquoted: \"So does this\n  quoted scalar.\\n\"",
        ["plain": "This unquoted scalar spans many lines.", "quoted": "So does this quoted scalar.\n"]
      ),
      ("hr:\n- Mark\n# c\n- &SS Sammy\nrbi:\n- *SS\n", ["hr": ["Mark", "Sammy"], "rbi": ["Sammy"]]),
      ("{\"a\":[1,2.5,null,true,{\"b\":\"\\/\\u00e9\"}],\n\t\"c\":\"\"}", ["a": [1, 2.5, .null, true, ["b": "/é"]], "c": ""]),
      ("a: |2-\n   x\n  y\nb: >+\n  z\n\n", ["a": " x\ny", "b": "z\n\n"]),
      ("a: !!map {}\nb: !!seq []\n", ["a": [:], "b": []]),
    ] as [(String, YAMLValue)])
  func specificationExamples(source: String, value: YAMLValue) throws { #expect(identical(try readPlain(source), value)) }

  @Test func anchorsBelongToTheirDocumentAndMayBeDefinedAgain() throws {
    #expect(try readPlain("[&a 1, *a, &a 2, *a, &b [x], *b, &c {k: v}, *c]") == [1, 1, 2, 2, ["x"], ["x"], ["k": "v"], ["k": "v"]])
  }
}

struct LimitTests {
  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "? ", count: 100_000),
    String(repeating: "[{a: ", count: 50_000), "a: " + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
    (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), String(repeating: "{", count: 100_000),
  ])
  func depthIsCapped(source: String) throws {
    let problem = try #require(readError(source)?.problem)
    if source.hasPrefix("{{") {
      #expect(problem == .unrenderedTemplate)
    } else if source.hasPrefix("? ") {
      #expect(problem == .complexKey)
    } else {
      #expect(problem == .tooDeep(limit: 512))
    }
  }

  @Test func theCapIsExact() throws {
    let source = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    _ = try readPlain(source)
    #expect(readError("[\(source)]")?.problem == .tooDeep(limit: 512))
    var options = YAMLReader.Options()
    options.maxDepth = 2
    #expect(try readPlain("a: [1]", options) == ["a": [1]])
    #expect(readError("a: [[1]]", options)?.problem == .tooDeep(limit: 2))
  }

  @Test func aliasesCannotBuildDepth() throws {
    let source = "- &a0 [x]\n" + (1...600).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(readError(source)?.problem == .tooDeep(limit: 512))
  }

  @Test func billionLaughs() throws {
    let source =
      "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
      + (1...9).map { level in "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n" }.joined()
    guard case .aliasExpansion = readError(source)?.problem else {
      Issue.record("not refused")
      return
    }
    let quadratic = "a: &a \(String(repeating: "x", count: 100_000))\nb: [\((0..<200).map { _ in "*a" }.joined(separator: ", "))]\n"
    guard case .aliasExpansion = readError(quadratic)?.problem else {
      Issue.record("not refused")
      return
    }
    let keys = "a: &a {\(String(repeating: "k", count: 1000)): 1}\nb: [\((0..<20_000).map { _ in "*a" }.joined(separator: ", "))]\n"
    guard case .aliasExpansion = readError(keys)?.problem else {
      Issue.record("not refused")
      return
    }
  }

  @Test func ordinaryAliasesAreFine() throws {
    let source = "a: &a {b: [1, 2, 3], c: text}\nuse:\n" + (0..<1000).map { "- {<<: *a, n: \($0)}\n- *a\n" }.joined()
    #expect(try readPlain(source)["use"]?.list?.count == 2000)
  }

  @Test func aLargeStreamIsReadDocumentByDocument() throws {
    let document =
      "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: configuration\n  labels: {a: \"b\"}\ndata:\n  script.ps1: |\n"
      + String(repeating: "    Write-Output \"a line of a script that is long enough\"\n", count: 200)
    let count = 20_000_000 / document.utf8.count + 1
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes += document.utf8 }
    guard case .tooLarge = readError(bytes)?.problem else {
      Issue.record("the default limit did not stop \(bytes.count) bytes")
      return
    }
    var options = YAMLReader.Options()
    options.maxBytes = 32 << 20
    var documents = try YAMLDocumentReader(bytes, file: "f", options: options)
    var seen = 0
    while let value = try documents.nextValue() {
      seen += 1
      #expect(value["metadata"]?["name"] == "configuration")
    }
    #expect(seen == count)
  }
}
