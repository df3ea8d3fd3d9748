import Diagnostics
import Reports
import TestSupport
import Testing
import YAML

/// Findings with hostile texts, in every format.
struct HostileTextTests {
  private static let firstSeed: UInt64 = 20_260_401
  private static let count = 150

  /// Python's own readers of JSON and XML, jsonschema with SARIF's schema, and junitparser find everything again.
  @Test func otherReadersFindEveryFinding() throws {
    let cases = (0..<Self.count).map { index -> YAMLValue in
      var random = RandomFindings(seed: Self.firstSeed + UInt64(index))
      let (report, sources) = random.report()
      return Self.readerCase(report, sources)
    }
    let output = try PythonScript.run("reports/check_reports.py", input: JSONWriter.text(for: .list(cases), pretty: false)).output
    #expect(output == "read \(Self.count)\n", "cases count from seed \(Self.firstSeed)")
  }

  /// That the readers can find something: one finding less in a report than expected.
  @Test func otherReadersMissAFinding() throws {
    let finding = Diagnostic("WIN001", .error, "a", at: Place(file: "a.yaml", line: 1, column: 1))
    let report = Report(findings: [finding, finding], toolVersion: "1.0.0", checkedFiles: ["a.yaml"])
    var short = report
    short.findings.removeLast()
    guard case .map(var map) = Self.readerCase(report, SourceTexts()) else {
      Issue.record("a case is a map")
      return
    }
    for format in ReportFormat.allCases where format != .text { map[format.rawValue] = .string(short.text(format)) }
    let output = try PythonScript.run("reports/check_reports.py", input: JSONWriter.text(for: [.map(map)], pretty: false)).output
    for check in ["check_json", "check_sarif", "check_github", "check_junit"] { #expect(output.contains("case 0, \(check): Wrong")) }
    #expect(output.hasSuffix("wrong: 4\n"))
  }

  private static func readerCase(_ report: Report, _ sources: SourceTexts) -> YAMLValue {
    let affected = Set(report.findings.compactMap(\.affectedFile))
    let findings = report.findings.map { finding -> YAMLValue in
      var declared: String?
      for case .spec(let place) in finding.causes where declared == nil { declared = place.file }
      return [
        "declared": declared.map(YAMLValue.string) ?? .null,
        "code": .string(finding.code.text), "severity": .string(finding.severity.rawValue), "message": .string(finding.message),
        "hint": finding.hint.map(YAMLValue.string) ?? .null, "file": finding.affectedFile.map(YAMLValue.string) ?? .null,
        "line": (finding.location?.line).map(YAMLValue.int) ?? .null, "column": (finding.location?.column).map(YAMLValue.int) ?? .null,
      ]
    }
    var map: YAMLMap = [
      "findings": .list(findings), "cleanFiles": .int(report.checkedFiles.filter { !affected.contains($0) }.count),
    ]
    for format in ReportFormat.allCases where format != .text { map[format.rawValue] = .string(report.text(format, sources: sources)) }
    return .map(map)
  }

  @Test func textHoldsNothingThatSteersATerminal() {
    for seed in Self.firstSeed..<(Self.firstSeed + UInt64(Self.count)) {
      var random = RandomFindings(seed: seed)
      let (report, sources) = random.report()
      let text = report.text(.text, sources: sources)
      let unsafe = text.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
      }
      #expect(unsafe.isEmpty, "seed \(seed)")
      // Lines of findings alone begin in the first column; the last line has the numbers.
      let heads = text.unicodeScalars.split(separator: "\n").filter { $0.first != " " }
      #expect(heads.count == report.findings.count + 1, "seed \(seed)")
    }
  }

  @Test func sourceLinesStayShort() {
    for seed in Self.firstSeed..<(Self.firstSeed + UInt64(Self.count)) {
      var random = RandomFindings(seed: seed)
      var sources = SourceTexts()
      sources.add((0..<100).map { _ in random.text() }.joined().filter { !$0.isNewline }, file: "a")
      let report = Report(findings: [Diagnostic("X1", .error, "m", at: random.location(in: ["a"]))], toolVersion: "1")
      for line in report.text(.text, sources: sources).unicodeScalars.split(separator: "\n") where line.first == " " {
        // Marks that take no cell of their own may add to the scalars of a line, but there are none among the pieces but one accent.
        #expect(line.count <= 2 * 120 + 16, "seed \(seed)")
      }
    }
  }
}
