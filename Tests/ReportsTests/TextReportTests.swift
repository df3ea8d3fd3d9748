import Diagnostics
import Reports
import Testing

/// The text format, line by line.
struct TextReportTests {
  private static func text(
    _ line: String, column: Int, end: Place.End? = nil, message: String = "m"
  ) -> String {
    var sources = SourceTexts()
    sources.add("\n\(line)\nlast", file: "a.yaml")
    let finding = Diagnostic("WIN001", .error, message, at: Place(file: "a.yaml", line: 2, column: column, end: end))
    return Report(findings: [finding], toolVersion: "1.0.0").text(.text, sources: sources)
  }

  @Test func everythingAboutAFinding() {
    var sources = SourceTexts()
    sources.add("spec:\r\n  hostNetwork: true\r\n", file: "pod.yaml")
    sources.add((1...11).map { _ in "\n" }.joined() + "    Collector(\"metrics\")", file: "Stack.swift")
    let finding = Diagnostic(
      "WIN001", .error, "Windows pods have no host network",
      at: Place(file: "pod.yaml", line: 2, column: 3, end: .init(line: 2, column: 14)),
      related: [.init("the pod begins here", at: Place(file: "pod.yaml", line: 1, column: 1))],
      causes: [
        .object(kind: "DaemonSet", name: "monitoring/proxy"), .chartValue("proxy.hostNetwork"),
        .spec(Place(file: "Stack.swift", line: 12, column: 5)),
      ],
      hint: "remove hostNetwork")
    let unreadable = Diagnostic("IN001", .warning, "not read", in: "b.bin")
    let general = Diagnostic("IN002", .info, "nothing to do")
    let report = Report(findings: [finding, unreadable, general], toolVersion: "1.0.0")
    #expect(
      report.text(.text, sources: sources) == """
        pod.yaml:2:3: error: Windows pods have no host network [WIN001]
          2 |   hostNetwork: true
            |   ^~~~~~~~~~~
          pod.yaml:1:1: the pod begins here
          1 | spec:
            | ^
          in DaemonSet monitoring/proxy
          decided by the chart value proxy.hostNetwork
          declared at Stack.swift:12:5
          12 |     Collector("metrics")
             |     ^
          hint: remove hostNetwork
        b.bin: warning: not read [IN001]
        info: nothing to do [IN002]
        1 error, 1 warning, 1 note in 2 files

        """)
  }

  @Test func caretsUnderTabsAndWideCharacters() {
    #expect(Self.text("\tab", column: 2).contains("\n  2 |     ab\n    |     ^\n"))
    #expect(Self.text("日本: x", column: 5).contains("\n  2 | 日本: x\n    |       ^\n"))
    #expect(Self.text("e\u{301}x", column: 3).contains("\n    |  ^\n"))
    #expect(Self.text("👍🏽x", column: 3).contains("\n    |   ^\n"))
    #expect(Self.text("🇩🇪x", column: 3).contains("\n    |   ^\n"))
    #expect(Self.text("日本", column: 1, end: .init(line: 2, column: 3)).contains("\n    | ^~~~\n"))
    #expect(Self.text("\u{202E}x", column: 2).contains("\n  2 | \\u{202e}x\n    |         ^\n"))
    #expect(Self.text("\u{1B}[31mx", column: 1).contains("\n  2 | \\u{1b}[31mx\n    | ^~~~~~\n"))
  }

  @Test func placesBeyondTheLine() {
    #expect(Self.text("ab", column: 3).contains("\n    |   ^\n"))
    #expect(Self.text("ab", column: 99).contains("\n    |   ^\n"))
    #expect(Self.text("ab", column: -7).contains("\n    | ^\n"))
    #expect(Self.text("ab", column: 1, end: .init(line: 3, column: 1)).contains("\n    | ^~\n"))
    #expect(Self.text("abc", column: 2, end: .init(line: 1, column: 1)).contains("\n    |  ^\n"))
    #expect(Self.text("abc", column: 2, end: .init(line: 2, column: 99)).contains("\n    |  ^~\n"))
    #expect(Self.text("", column: 1).contains("\n  2 | \n    | ^\n"))
  }

  @Test func longLinesAreCutAroundTheColumn() throws {
    let line = String(repeating: "a", count: 5000) + "X" + String(repeating: "b", count: 5000)
    let lines = Self.text(line, column: 5001).split(separator: "\n")
    let excerpt = try #require(lines.dropFirst().first).dropFirst(6)
    let caret = try #require(lines.dropFirst(2).first).dropFirst(6)
    #expect(excerpt.count <= 120 && excerpt.first == "…" && excerpt.last == "…")
    #expect(Array(excerpt)[caret.count - 1] == "X")
    // A line that ends beyond the limit, with the column near its beginning, is cut at its right alone.
    let right = try #require(Self.text("X" + line, column: 1).split(separator: "\n").dropFirst().first).dropFirst(6)
    #expect(right.first == "X" && right.last == "…" && right.count <= 120)
    let exact = String(repeating: "a", count: 118)
    #expect(Self.text(exact, column: 118).contains("| \(exact)\n"))
  }

  @Test func messagesStayOnOneLine() {
    let text = Self.text("a", column: 1, message: "one\ntwo\u{202E}\u{1B}[0m")
    #expect(text.hasPrefix("a.yaml:2:1: error: one\\ntwo\\u{202e}\\u{1b}[0m [WIN001]\n"))
  }

  @Test func summaries() {
    #expect(Report(findings: [], toolVersion: "1").text(.text) == "no findings\n")
    #expect(Report(findings: [], toolVersion: "1", checkedFiles: ["a"]).text(.text) == "no findings in 1 file\n")
    let errors = ["a", "b", "a"].map { Diagnostic("X1", .error, "m", in: $0) }
    let text = Report(findings: errors + [Diagnostic("X2", .warning, "m", in: "a")], toolVersion: "1").text(.text)
    #expect(text.hasSuffix("\n3 errors, 1 warning in 2 files\n"))
  }

  @Test func coloursOnlyWhenAsked() {
    let report = Report(findings: [Diagnostic("X1", .error, "m", in: "a")], toolVersion: "1")
    #expect(!report.text(.text).contains("\u{1B}"))
    #expect(report.text(.text, color: true).hasPrefix("\u{1B}[1ma:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mm\u{1B}[0m [X1]\n"))
    for format in ReportFormat.allCases where format != .text { #expect(report.text(format, color: true) == report.text(format)) }
  }

  @Test func linesOfSources() {
    var sources = SourceTexts()
    sources.add(Array("a\r\nb\n\nc\rd".utf8) + [0xFF], file: "x")
    #expect((0...5).map { sources.line($0, of: "x") } == [nil, "a", "b", "", "c\rd\u{FFFD}", nil])
    #expect(sources.line(1, of: "y") == nil)
  }
}
