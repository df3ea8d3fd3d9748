import Checks
import Diagnostics
import ManifestInput
import TestSupport
import Testing

/// Charts' own files, in memory and beside real Helm.
@Suite struct ChartLintTests {
  @Test(arguments: ChartCase.all) func cases(_ chart: ChartCase) {
    #expect(ChartFixture(chart.files).found == chart.found)
  }

  /// What `helm lint` and `helm install` refuse we refuse, and what they take we take, but for what a case says.
  @Test(arguments: ChartCase.all) func casesInHelm(_ chart: ChartCase) throws {
    let fixture = ChartFixture(chart.files)
    let lint = try fixture.helmLint().filter { !$0.hasPrefix("WARNING templates/") }
    switch chart.helm {
    case .takes:
      #expect(lint == [])
      #expect(try fixture.helmRefusal() == nil)
    case .lintComplains: #expect(!lint.isEmpty)
    case .refusesToInstall:
      #expect(lint == [])
      #expect(try fixture.helmRefusal() != nil)
    case .overlooks: #expect(lint == [])
    }
  }

  @Test func namesAreUnique() { #expect(Set(ChartCase.all.map(\.name)).count == ChartCase.all.count) }

  /// Every code that charts bring is explained, and found by some case here or below.
  @Test func everyCodeIsExplained() {
    let codes = Set(ChartCase.all.flatMap(\.found).compactMap { $0.split(separator: " ").first.map(String.init) })
    for code in codes where code.hasPrefix("HELM") {
      #expect(RuleCatalogue.description(of: code) != nil, "\(code)")
    }
    let explained = RuleCatalogue.codes.filter { $0.hasPrefix("HELM") }
    #expect(explained.subtracting(codes) == ["HELM013"])
  }

  @Test func messagesAndHints() throws {
    func only(_ files: [String: String?]) throws -> Diagnostic {
      let findings = ChartFixture(files).lint.findings
      try #require(findings.count == 1)
      return findings[0].diagnostic
    }
    let field = try only(["Chart.yaml": ChartFixture.chartFile + "depndencies: []\n"])
    #expect(field.hint == "did you mean dependencies?")
    let function = try only(["templates/a.yaml": "a: {{ .Values.a | quot }}\n"])
    #expect(function.message == "Helm has no function \"quot\"" && function.hint == "did you mean quote?")
    #expect(function.location == SourceLocation(file: "c/templates/a.yaml", line: 1, column: 19))
    let template = try only([
      "templates/_h.tpl": "{{ define \"c.labels\" }}a{{ end }}", "templates/a.yaml": "a: {{ include \"c.label\" . }}\n",
    ])
    #expect(template.hint == "did you mean c.labels?")
  }

  /// Braces that Grafana or Prometheus are to read are no misspelt functions or values; their hint is a text that Helm takes.
  @Test(arguments: ["instance", "humanize", "$labels.pod", "$value"]) func bracesOfOthers(_ inner: String) throws {
    let findings = ChartFixture(["templates/a.yaml": "a: \"{{ \(inner) }}\"\n"]).lint.findings
    let hint = try #require(findings.first?.diagnostic.hint)
    let name = inner.prefix { $0 != "." }
    #expect(findings.count == 1 && hint.hasPrefix("for braces that Grafana or Prometheus are to read, write "), "\(hint)")
    for written in ["{{ \"{{\" }} \(name) {{ \"}}\" }}", "{{`{{ \(name) }}`}}"] {
      #expect(hint.contains(written), "\(hint)")
      #expect(ChartFixture(["templates/a.yaml": "a: '\(written)'\n"]).found == [], "\(written)")
    }
    // Others are what they look like.
    let value = ChartFixture(["templates/a.yaml": "a: {{ instanceType }}\n"]).lint.findings.first
    #expect(value?.diagnostic.hint == "a value of the chart is written .Values.instanceType")
  }

  @Test func excerpts() throws {
    let finding = try #require(ChartFixture(["templates/a.yaml": "a: 1\nb: {{ end }}\n"]).lint.findings.first)
    #expect(finding.excerpt == "b: {{ end }}")
  }

  /// Values that look like credentials are neither quoted nor shown.
  @Test func credentialsAreHidden() throws {
    let schema = #"{"properties": {"db": {"properties": {"adminPassword": {"minLength": 40, "enum": ["x"]}}}}}"#
    let findings = ChartFixture(["values.yaml": "db:\n  adminPassword: hunter2\n", "values.schema.json": schema]).lint.findings
    #expect(findings.count == 2)
    for finding in findings {
      #expect(!"\(finding)".contains("hunter2"))
      #expect(finding.diagnostic.location?.line == 2)
    }
  }

  // MARK: - What is handed on

  @Test func manifestsAreHandedOn() throws {
    let definition = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.example}\n"
    let lint = ChartFixture([
      "crds/a.yaml": definition, "templates/b.yaml": ChartFixture.manifest, "templates/c.yaml": "a: {{ .Values.a }}\n",
      "templates/_d.yaml": ChartFixture.manifest, "templates/blank.yaml": "# nothing\n", "templates/comment.yaml": "{{/* x */}}\na: 1\n",
    ]).lint
    let names = lint.sources.flatMap(\.files).compactMap { file -> String? in
      guard case .text(_, let name, false) = file else { return nil }
      return name
    }
    #expect(names == ["c/crds/a.yaml", "c/templates/b.yaml", "c/templates/x.yaml"])
    #expect(lint.needsRendering)
    #expect(ChartFixture().lint.needsRendering == false)
    #expect(ChartFixture().lint.files == ["c/Chart.yaml", "c/values.yaml", "c/templates/x.yaml"])
  }

  // MARK: - Node selectors

  @Test func overriddenSystem() {
    func found(_ lines: String) -> [String] { ChartFixture(["templates/a.yaml": lines]).found }
    let literal = "spec:\n  nodeSelector:\n    kubernetes.io/os: linux\n"
    #expect(
      found(literal + "    {{- with .Values.nodeSelector }}\n    {{- toYaml . | nindent 4 }}\n    {{- end }}\n")
        == ["HELM013 templates/a.yaml:5:5 info"])
    #expect(found(literal + "    {{- toYaml .Values.proxy.nodeSelector | nindent 4 }}\n") == ["HELM013 templates/a.yaml:4:5 info"])
    #expect(found(literal + "    {{- toYaml (omit .Values.nodeSelector \"kubernetes.io/os\") | nindent 4 }}\n") == [])
    #expect(found(literal + "  {{- with .Values.tolerations }}\n  tolerations:\n    {{- toYaml . | nindent 4 }}\n  {{- end }}\n") == [])
    #expect(found("spec:\n  nodeSelector:\n    {{- toYaml .Values.nodeSelector | nindent 4 }}\n") == [])
    let either = "    {{- if .Values.linux }}\n    kubernetes.io/os: linux\n    {{- else }}\n"
    #expect(found("spec:\n  nodeSelector:\n" + either + "    {{- toYaml .Values.nodeSelector | nindent 4 }}\n    {{- end }}\n") == [])
  }

  // MARK: - Limits

  @Test func chartsWithinCharts() {
    var files: [String: String?] = [:]
    var folder = ""
    for _ in 0..<20 {
      files[folder + "Chart.yaml"] = ChartFixture.chartFile + "dependencies: [{name: c, version: 1.x}]\n"
      folder += "charts/c/"
    }
    files[folder + "Chart.yaml"] = ChartFixture.chartFile
    let found = ChartFixture(files).found
    #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("HELM009") && $0.hasSuffix("info") }, "\(found)")
  }

  /// Aliases multiply at every level; only so many charts are looked at.
  @Test func aliasesMultiply() {
    var files: [String: String?] = [:]
    var folder = ""
    for _ in 0..<12 {
      let entries = (0..<6).map { "  - {name: c, version: 1.x, alias: a\($0)}\n" }.joined()
      files[folder + "Chart.yaml"] = ChartFixture.chartFile + "dependencies:\n" + entries
      folder += "charts/c/"
    }
    files[folder + "Chart.yaml"] = ChartFixture.chartFile
    #expect(ChartFixture(files).found == [])
  }

  /// Whatever stands in the files, findings point into them.
  @Test(arguments: [11, 12, 13] as [UInt64]) func randomDamage(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let cases = ChartCase.all
    for _ in 0..<300 {
      var fixture = ChartFixture(cases.randomElement(using: &random)?.files ?? [:])
      guard let path = fixture.files.keys.sorted().randomElement(using: &random), var bytes = fixture.files[path] else { continue }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 1:
          bytes.insert(
            contentsOf: ["{{", "}}", "- ", ": ", "\"", "[", "\n", "{{ end }}"].randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
        default: if place < bytes.count { bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random))) }
        }
      }
      fixture.files[path] = bytes
      for finding in fixture.lint.findings.map(\.diagnostic) {
        guard let location = finding.location, location.file.hasPrefix("c/"), let text = fixture.files[String(location.file.dropFirst(2))]
        else {
          continue
        }
        let lines = text.count { $0 == 0x0A } + 1
        #expect((1...lines).contains(location.line), "seed \(seed): \(finding)")
      }
    }
  }
}
