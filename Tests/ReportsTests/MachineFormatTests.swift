import Diagnostics
import Reports
import Testing
import YAML

/// What the formats for programs say about one finding; that they are well-formed is HostileTextTests' part.
struct MachineFormatTests {
  private static let finding = Diagnostic(
    "WIN001", .warning, "no {host} network",
    at: Place(file: "./charts/a b/pod.yaml", line: 2, column: 3, end: .init(line: 2, column: 14)),
    related: [.init("begins here", at: Place(file: "/tmp/x:y.yaml", line: 1, column: 1))],
    causes: [
      .object(kind: "Pod", name: "default/a"), .chartValue("proxy.enabled"), .spec(Place(file: "Stack.swift", line: 7, column: 5)),
    ],
    hint: "remove it")

  private static let rule = RuleSummary(
    code: "WIN001", name: "hostNetworkOnWindows", severity: .error, summary: "No host network.", explanation: "Windows has none.",
    sources: ["kubernetes/website, content/en/docs/concepts/windows/intro.md"], helpURI: "https://example.com/a b")

  private static func document(
    _ format: ReportFormat, _ findings: [Diagnostic] = [finding], _ sources: SourceTexts = SourceTexts()
  )
    throws -> YAMLValue
  {
    let text = Report(findings: findings, rules: [rule], toolVersion: "1.2.3", checkedFiles: ["clean.yaml"]).text(format, sources: sources)
    return try YAMLReader.readSingle(text, file: "report").plain
  }

  @Test func json() throws {
    let text = Report(findings: [Self.finding], toolVersion: "1.2.3", checkedFiles: ["clean.yaml"]).text(.json)
    #expect(
      text == """
        {
          "tool": {
            "name": "wingen",
            "version": "1.2.3"
          },
          "findings": [
            {
              "code": "WIN001",
              "severity": "warning",
              "message": "no {host} network",
              "file": "./charts/a b/pod.yaml",
              "line": 2,
              "column": 3,
              "endLine": 2,
              "endColumn": 14,
              "hint": "remove it",
              "related": [
                {
                  "message": "begins here",
                  "file": "/tmp/x:y.yaml",
                  "line": 1,
                  "column": 1
                }
              ],
              "causes": [
                {
                  "type": "object",
                  "kind": "Pod",
                  "name": "default/a"
                },
                {
                  "type": "chartValue",
                  "path": "proxy.enabled"
                },
                {
                  "type": "spec",
                  "file": "Stack.swift",
                  "line": 7,
                  "column": 5
                }
              ]
            }
          ],
          "summary": {
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "files": 1,
            "checkedFiles": 1
          }
        }

        """)
  }

  @Test func sarif() throws {
    let run = try #require(try Self.document(.sarif)["runs"]?[0])
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["version"] == "1.2.3")
    let rule: YAMLValue = [
      "id": "WIN001", "name": "hostNetworkOnWindows", "shortDescription": ["text": "No host network."],
      "fullDescription": ["text": "Windows has none."],
      "help": ["text": "Windows has none.\n\nSources:\n- kubernetes/website, content/en/docs/concepts/windows/intro.md"],
      "helpUri": "https://example.com/a%20b", "defaultConfiguration": ["level": "error"],
    ]
    #expect(driver["rules"] == [rule])
    #expect(run["columnKind"] == "unicodeCodePoints")
    let result = try #require(run["results"]?[0])
    #expect(result["level"] == "warning")
    #expect(result["message"] == ["text": "no {{host}} network\nHint: remove it"])
    // What declares it is a file of the repository; what is made of it is none.
    let declaration: YAMLValue = ["startLine": 7, "startColumn": 5]
    #expect(
      result["locations"] == [
        [
          "physicalLocation": ["artifactLocation": ["uri": "Stack.swift"], "region": declaration],
          "logicalLocations": [
            ["name": "default/a", "fullyQualifiedName": "Pod/default/a", "kind": "resource"],
            ["fullyQualifiedName": "proxy.enabled", "kind": "value"],
          ],
        ]
      ])
    let related = result["relatedLocations"]
    #expect(related?[0]?["physicalLocation"]?["artifactLocation"]?["uri"] == "file:///tmp/x%3Ay.yaml")
    #expect(related?[1]?["message"]?["text"] == "found here, in what the spec makes")
    let region: YAMLValue = ["startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 14]
    #expect(related?[1]?["physicalLocation"] == ["artifactLocation": ["uri": "charts/a%20b/pod.yaml"], "region": region])
  }

  @Test func fingerprintsSurviveShiftsOfLines() throws {
    func fingerprints(_ text: String, _ lines: [Int]) throws -> [YAMLValue] {
      var sources = SourceTexts()
      sources.add(text, file: "a.yaml")
      let findings = lines.map { Diagnostic("WIN001", .error, "m", at: Place(file: "a.yaml", line: $0, column: 1)) }
      let results = try Self.document(.sarif, findings, sources)["runs"]?[0]?["results"]?.list ?? []
      return results.compactMap { $0["partialFingerprints"]?["wingenFinding/v1"] }
    }
    let before = try fingerprints("a: 1\nb: 2\na: 1\n", [1, 2, 3])
    let after = try fingerprints("new: 0\n\n  a: 1  \nb: 2\n\ta: 1\n", [3, 4, 5])
    #expect(before == after)
    #expect(Set(before).count == 3)
    #expect(try fingerprints("a: 1\nb: 3\n", [1, 2]).last != before[1])
  }

  @Test func github() {
    let report = Report(findings: [Self.finding, Diagnostic("X,1", .info, "100%\r\n")], toolVersion: "1")
    #expect(
      report.text(.github) == """
        ::warning file=Stack.swift,line=7,col=5,title=WIN001::no {host} network%0A\
        ./charts/a b/pod.yaml:2:3: found here, in what the spec makes%0A\
        /tmp/x:y.yaml:1:1: begins here%0Ain Pod default/a%0Adecided by the chart value proxy.enabled%0Ahint: remove it
        ::notice title=X%2C1::100%25\\r\\n

        """)
    var undeclared = Self.finding
    undeclared.causes.removeLast()
    #expect(
      Report(findings: [undeclared], toolVersion: "1").text(.github)
        .hasPrefix("::warning file=charts/a b/pod.yaml,line=2,endLine=2,col=3,endColumn=13,title=WIN001::no {host} network%0A"))
    let colon = Report(findings: [Diagnostic("X1", .error, "a: b, c", in: "C:,x")], toolVersion: "1")
    #expect(colon.text(.github) == "::error file=C%3A%2Cx,title=X1::a: b, c\n")
  }

  @Test func junit() {
    let findings = [
      Diagnostic("X1", .error, "a < \"b\"", at: Place(file: "a&b", line: 4, column: 2)), Diagnostic("X2", .info, "i"),
    ]
    #expect(
      Report(findings: findings, toolVersion: "1", checkedFiles: ["clean", "a&b"]).text(.junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="wingen" tests="3" failures="1" errors="0">
          <testsuite name="clean" tests="1" failures="0" errors="0" skipped="0">
            <testcase name="no findings" classname="clean"/>
          </testsuite>
          <testsuite name="a&amp;b" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="X1 at 4:2" classname="a&amp;b" file="a&amp;b" line="4">
              <failure type="error" message="a &lt; &quot;b&quot;">a&amp;b:4:2: error: a &lt; &quot;b&quot; [X1]&#10;</failure>
            </testcase>
          </testsuite>
          <testsuite name="(no file)" tests="1" failures="0" errors="0" skipped="0">
            <testcase name="X2" classname="(no file)">
              <system-out>info: i [X2]&#10;</system-out>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }
}
