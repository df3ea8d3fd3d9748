import Diagnostics
import Testing
import YAML

struct PositionTests {
  @Test func valuesKeysAndItems() throws {
    let marked = MarkedSource(
      """
      # comment
      «kind»kind: «kind.value»Pod
      «spec»spec:
        «containers»containers:
        - «first»name: «name»"a"
          «ports»ports: [«p0»1, «p1»2]
        - «second»{«n2»name: é, «after»x: «x»😀z}
      «text»text: «literal»|
        line
      «empty»empty:
      «last»last: «lastValue»~
      """)
    let value = try YAMLReader.readSingle(marked.text, file: "f")
    let containers: [PathElement] = ["spec", "containers"]
    func expect(_ path: [PathElement], _ marker: String, _ sourceLocation: Testing.SourceLocation = #_sourceLocation) {
      #expect(value.position(at: path) == marked.markers[marker], sourceLocation: sourceLocation)
    }
    expect(["kind"], "kind")
    expect(containers, "containers")
    expect(containers + [0], "first")
    expect(containers + [0, "name"], "first")
    expect(containers + [0, "ports"], "ports")
    expect(containers + [0, "ports", 0], "p0")
    expect(containers + [0, "ports", 1], "p1")
    expect(containers + [1], "second")
    expect(containers + [1, "name"], "n2")
    expect(containers + [1, "x"], "after")
    expect(["text"], "text")
    expect(["empty"], "empty")
    expect(["last"], "last")
    // What is missing is reported at what should hold it.
    expect(containers + [1, "image"], "second")
    expect(["spec", "missing", "deeper"], "spec")
    #expect(value["kind"]?.position == marked.markers["kind.value"])
    #expect(value["text"]?.position == marked.markers["literal"])
    #expect(value["last"]?.position == marked.markers["lastValue"])
    #expect(value.value(at: containers + [0, "name"])?.position == marked.markers["name"])
    #expect(value.value(at: containers + [1, "x"])?.position == marked.markers["x"])
    #expect(value.value(at: containers + [2]) == nil)
    #expect(value.location(at: ["last"], in: "f") == marked.markers["last"]?.location(in: "f"))
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\r", ""])
  func oddLineBreaksDoNotCount(mark: String) throws {
    let marked = MarkedSource("a: \"x\(mark)y\"\r\n# \(mark)\n«b»b: {«c»c: '\(mark)é', «d»d: 1}\r\n«e»e: «f»[\n  «g»g]\n")
    let value = try YAMLReader.readSingle(marked.text, file: "f")
    for (path, marker) in [(["b"], "b"), (["b", "c"], "c"), (["b", "d"], "d"), (["e"], "e"), (["e", 0], "g")] as [([PathElement], String)] {
      #expect(value.position(at: path) == marked.markers[marker], "\(marker)")
    }
    #expect(value["e"]?.position == marked.markers["f"])
    let broken = MarkedSource("a: \"\(mark)\"\nb: 1\n«c»b: 2")
    #expect(readError(broken.text)?.location == broken.markers["c"]?.location(in: "test.yaml"))
  }

  @Test func documentsHaveTheirOwnPositions() throws {
    let marked = MarkedSource("---\n«a»a: 1\n---\n# x\n---\n  «b»b: 1\n...\n---\n«c»- 1\n")
    let values = try YAMLReader.read(marked.text, file: "f")
    #expect(values.map(\.position) == ["a", "b", "c"].map { marked.markers[$0] })
  }

  @Test func theEndIsOnTheLastLine() throws {
    #expect(try YAMLReader.readSingle("a: 1\n? é", file: "f")["é"]?.position == Position(line: 2, column: 4))
    #expect(readError("a: \"é")?.location == SourceLocation(file: "test.yaml", line: 1, column: 6))
    #expect(readError("a: \"é\n")?.location == SourceLocation(file: "test.yaml", line: 2, column: 1))
  }

  @Test func aByteOrderMarkTakesNoColumn() throws {
    #expect(try YAMLReader.readSingle("\u{FEFF}a: 1", file: "f").position(at: ["a"]) == Position(line: 1, column: 1))
  }
}
