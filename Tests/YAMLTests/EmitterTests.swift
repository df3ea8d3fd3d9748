import Testing
import YAML

struct EmitterTests {
  @Test func blockStyle() {
    let value: YAMLValue = [
      "apiVersion": "v1", "count": 3, "ratio": 0.5, "whole": 1.0, "on": true, "nothing": .null, "emptyMap": [:], "emptyList": [],
      "emptyText": "",
      "list": ["a", ["b": 1, "c": ["d"]], [["x", "y"], []], [[:]]],
      "script": "echo a\n\techo b\n", "noEnd": "a\nb", "many": "a\n\n", "indented": "  a\nb\n", "version": "1.25",
      "schedule": "*/5 * * * *",
    ]
    #expect(
      YAMLEmitter.text(for: value) == """
        apiVersion: v1
        count: 3
        ratio: 0.5
        whole: 1.0
        "on": true
        nothing: null
        emptyMap: {}
        emptyList: []
        emptyText: ""
        list:
          - a
          - b: 1
            c:
              - d
          - - - x
              - "y"
            - []
          - - {}
        script: |
          echo a
          \techo b
        noEnd: |-
          a
          b
        many: "a\\n\\n"
        indented: |2
            a
          b
        version: "1.25"
        schedule: "*/5 * * * *"

        """)
  }

  @Test func documentsAndSorting() {
    var options = YAMLEmitter.Options()
    options.sortsKeys = true
    #expect(
      YAMLEmitter.text(for: [["b": ["é": 1, "z": 2, "Z": 3], "a": 2], "x", []], options: options)
        == "a: 2\nb:\n  Z: 3\n  z: 2\n  é: 1\n---\nx\n---\n[]\n")
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (1e6, "1000000.0"), (1e20, "100000000000000000000.0"), (1e21, "1.0e+21"),
    (1.5e300, "1.5e+300"), (0.1, "0.1"),
    (0.00001, "0.00001"), (0.0000001, "1.0e-07"), (-2.5e-8, "-2.5e-08"), (.leastNonzeroMagnitude, "5.0e-324"), (.infinity, ".inf"),
    (-.infinity, "-.inf"),
    (.nan, ".nan"),
    (123456.789, "123456.789"), (1.7976931348623157e308, "1.7976931348623157e+308"),
  ])
  func floats(value: Double, text: String) { #expect(YAMLScalar.float(value) == text) }

  @Test(arguments: [
    "a", "name-1", "a.b/c", "a:b", "a#b", "--flag=value", "-c", "https://x.org:80/a?b#c", "a, b", "é", "日本語", "😀", "1Gi", "100m", "30s",
    "v1.2", "0 0 * * *", "it's", "a \"b\"", "$(X)", "C:\\x",
    ".file", "/", "x y", "1.2.3-alpine", "a=b", "a*", "a & b", "_1", "docker.io/x:1.0",
  ])
  func plain(text: String) { #expect(YAMLScalar.plainOrQuoted(text) == text) }

  @Test func quoted() {
    #expect(
      YAMLScalar.doubleQuoted("a\"\\\n\t\r\u{0}\u{7}\u{1B}\u{7F}\u{85}\u{9F}\u{A0}\u{2028}\u{FEFF}\u{FFFF}é😀")
        == #""a\"\\\n\t\r\u0000\u0007\u001b\u007f\u0085\u009f\#u{A0}\u2028\ufeff\uffffé😀""#)
    for text in HostileStrings.words.prefix(17 * 7) where text.allSatisfy(\.isLetter) && !text.isEmpty {
      #expect(YAMLScalar.plainOrQuoted(text).hasPrefix("\""), "\(text)")
    }
  }

  @Test func writerWithComments() throws {
    var writer = YAMLDocumentWriter()
    writer.comment("Values of the chart.\n\nSecond paragraph\u{2028}third\rline\u{7}.")
    writer.blankLine()
    writer.comment("How many.")
    writer.entry("replicas", 2)
    writer.header("proxy")
    writer.comment("Where it listens.", indent: 2)
    writer.entry("port", 3128, indent: 2)
    writer.commentedEntry("limits", ["cpu": "100m", "script": "a\n\nb\n"], indent: 2)
    writer.header("items")
    writer.item(["a": 1, "b": ["x"]], indent: 2)
    writer.item("x\ny\n", indent: 2)
    #expect(
      writer.text == """
        # Values of the chart.
        #
        # Second paragraph
        # third
        # line\u{FFFD}.

        # How many.
        replicas: 2
        proxy:
          # Where it listens.
          port: 3128
          # limits:
          #   cpu: 100m
          #   script: |
          #     a
          #
          #     b
        items:
          - a: 1
            b:
              - x
          - |
            x
            y

        """)
    #expect(try readPlain(writer.text) == ["replicas": 2, "proxy": ["port": 3128], "items": [["a": 1, "b": ["x"]], "x\ny\n"]])
    // The commented-out entry, with its marks removed, is the entry.
    let lines =
      writer.text.split(separator: "\n", omittingEmptySubsequences: false)[11...16].map { $0.dropFirst(4) }.joined(
        separator: "\n") + "\n"
    #expect(try readPlain(lines) == ["limits": ["cpu": "100m", "script": "a\n\nb\n"]])
  }

  @Test func longKeysAreExplicit() throws {
    let key = String(repeating: "k", count: 1500)
    let value: YAMLValue = .map(
      YAMLMap([.init(key: key, value: [.map(YAMLMap([.init(key: key, value: "a\nb\n"), .init(key: "x", value: 1)]))])]))
    let text = YAMLEmitter.text(for: value)
    #expect(text.hasPrefix("? kkk"))
    #expect(identical(try readPlain(text), value))
  }
}

struct BlockLiteralTests {
  @Test(arguments: [
    ("a", "|-", ["a"]), ("a\n", "|", ["a"]), ("a\n\n", "|+", ["a", ""]), ("a\nb", "|-", ["a", "b"]), (" a\n", "|2", [" a"]),
    ("\n\n a\n", "|2", ["", "", " a"]), ("\ta\nb\n", "|2", ["\ta", "b"]),
    ("  \na\n", "|2", ["  ", "a"]), ("a\n\tb 😀\n", "|", ["a", "\tb 😀"]), ("\na\n", "|", ["", "a"]), ("a\n \n", "|", ["a", " "]),
  ])
  func headersAndLines(text: String, header: String, lines: [String]) throws {
    let literal = try #require(BlockLiteral(text))
    #expect(literal.header == header)
    #expect(literal.lines == lines)
    let source = "k: \(literal.header)\n" + literal.lines.map { "  \($0)\n" }.joined() + "z: 1\n"
    #expect(try readPlain(source) == ["k": .string(text), "z": 1])
  }

  @Test(arguments: [
    "", "\n", " ", " \n ", "\t\n", "a\r\nb", "a\rb", "a\u{7}", "a\u{7F}", "a\u{85}b", "a\u{9F}", "a\u{2028}", "\u{2029}a", "a\u{FEFF}",
    "\u{FFFE}a", "\u{0}",
  ])
  func whatCannotSurvive(text: String) { #expect(BlockLiteral(text) == nil) }
}
