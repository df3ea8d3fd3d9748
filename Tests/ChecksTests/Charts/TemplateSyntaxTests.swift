import Checks
import Diagnostics
import TestSupport
import Testing

/// Templates as Go's text/template reads them; Helm itself is the judge.
@Suite struct TemplateSyntaxTests {
  static let good = [
    "{{ .Values.a | }}", "{{ $x = 1 }}", "{{ $x:=1 }}{{$x}}", "{{ range . }}{{ continue }}{{ break }}{{ end }}", "{{- /* a */ -}}",
    "{{/* a }} {{ \n */}}", "{{ 1_000 }}", "{{ 0x1p-2 }}", "{{ .1 }}", "{{ 'a' }}", "{{ '\\'' }}", "{{ .a .b }}",
    "{{ with . }}{{ else with .x }}{{ else }}{{ end }}", "{{ if . }}{{ else if .x }}{{ else }}{{ end }}",
    "{{ define \"x\" }} {{ end }}{{ define \"x\" }}b{{ end }}", "{{ block \"x\" . }}b{{ end }}", "{{ nil }}", "{{ 1 | quote }}",
    "{{ .a|quote }}", "{{ (.a).b.c }}", "{{ $.a.b }}", "{{ template \"x\" }}", "{{ include \"nope\" . }}",
    "{{ range $a, $b := . }}{{$b}}{{end}}",
    "{{ if $a := .x }}{{ else }}{{ $a }}{{ end }}", "{{ `a\nb` }}", "{{ .é }}", "{{ and }}", "{{ (\"a\") }}",
    "{{ html . }}",
    "{{ .a\n| quote }}", "{{ mustToDuration \"1s\" }}", "{{ -1 }}", "{{-1}}", "{{ +1 }}", "{{ 1+2i }}", "{{ 1.5 }}", "a }} b", "{ { } }",
    "{{ \"x\" \"y\" }}", "{{ (print 1).x }}", "{{ print nil }}", "{{ with $x := 1 }}{{ $x = 2 }}{{ end }}", "{{ \"a\\u00e9\\x41\\101\" }}",
    "{{ print (1) (2) }}", "{{ if (eq 1 1) -}} x {{ end -}}", "{{ 1e3 }}", "{{ 0b11 }}", "{{ 0o17 }}", "{{ 017 }}", "{{ 1. }}",
  ]

  /// With the column at which the fault is, counted from 1.
  static let bad: [(String, Int)] = [
    ("{{ $x=1 }}", 6), ("{{ break }}", 1), ("{{/* a */ }}", 10), ("{{-/* a */-}}", 3), ("{{ 089 }}", 4), ("{{ .a.b.1 }}", 8),
    ("{{ 'ab' }}", 4), ("{{ \"a\\q\" }}", 4), ("{{ with . }}{{ else if .x }}{{ end }}", 13), ("{{ range . }}{{ else if .x }}{{ end }}", 14),
    ("{{ if . }}{{ define \"x\" }}{{ end }}{{ end }}", 11), ("a {{ end }}", 3), ("a {{ else }}", 3), ("{{ if }}{{ end }}", 7),
    ("{{ . | 1 }}", 8),
    ("{{ \"a\".b }}", 4), ("{{ $y }}", 4), ("{{ foo }}", 4), ("{{ template x }}", 13), ("{{", 1), ("{{ .a", 1),
    ("{{- if true-}}{{end}}", 12),
    ("{{ (.a }}", 4), ("{{ .a) }}", 6), ("{{ range $a, $b, $c := . }}{{end}}", 16), ("{{ $a, $b := . }}", 6),
    ("{{ if $a := .x }}{{ end }}{{ $a }}", 30), ("{{ \"a\nb\" }}", 4), ("{{ `a", 4), ("{{ 'a", 4), ("{{ . , . }}", 6), ("{{ ! }}", 4),
    ("{{ € }}", 4),
    ("{{ }}", 4), ("{{ true.x }}", 4), ("{{ define \"a\" }}", 1), ("{{ define a }}{{end}}", 11), ("{{define \"z\" . }}{{end}}", 14),
    ("{{ if true }}{{ else }}{{ else }}{{ end }}", 24), ("{{ end x }}", 8), ("{{ if 1 }}{{ else x }}{{ end }}", 19), ("{{ - 1 }}", 4),
    ("{{ 1- }}", 4),
    ("{{ 99999999999999999999 }}", 4), ("{{ 1e }}", 4), ("{{ 0b12 }}", 4), ("{{ print \"x\"\"y\" }}", 13), ("{{ print .a.b\"y\" }}", 14),
    ("{{ print(1) }}", 9), ("{{ print (1)(2) }}", 13), ("{{ .a:=1 }}", 6), ("{{ $a.b := 1 }}", 4), ("{{ .. }}", 5),
    ("{{ range . }}{{ break 1 }}{{ end }}", 23),
    ("{{ range . }}{{ block \"k\" . }}{{ break }}{{ end }}{{ end }}", 31), ("{{ range . }}{{ else }}{{ break }}{{ end }}", 24),
    ("{{/* a", 1), ("{{ env \"HOME\" }}", 4), ("{{ if 1 }}{{ if 2 }}{{ end }}", 1), ("{{ block \"a\" . }}", 1), ("{{ a : b }}", 4),
    ("{{ .a : b }}", 7), ("{{ range $a, $b }}{{end}}", 14),
    ("{{ \u{1} }}", 4),
  ]

  @Test(arguments: good) func takes(_ text: String) throws {
    #expect(Self.fault(text) == nil)
    #expect(try Self.helmParses(text))
  }

  @Test(arguments: bad) func refuses(_ text: String, _ column: Int) throws {
    #expect(Self.fault(text)?.column == column, "\(text)")
    #expect(try !Self.helmParses(text))
  }

  /// Damaged templates: we refuse what Helm refuses, and nothing else.
  @Test(arguments: [1, 2, 3] as [UInt64]) func randomTemplates(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let words = [
      "{{ ", "{{- ", " }}", " -}}", "if ", "else ", "end", "range ", "with ", "define ", "\"a\"", "`b`", "'c'", "| ", "quote ", "include ",
      "$x ", "$y := ",
      ", ", ".a", ".b ", "( ", ") ", "1 ", "0x1F ", "nil ", "true ", "\n", "text", "break", "block ", "template ", "/* ", "*/", "= ", "-",
      "é", "\\", "\"",
      "{{ end }}", "{{ else }}", "{{ if .a }}", "{{ range $k, $v := .b }}", "{{ else if .c }}", "{{ with .d }}", "{{ define \"n\" }}",
      "{{ $v }}", "{{/* c */}}",
    ]
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &random) { text += words.randomElement(using: &random) ?? "" }
      if random.chance(50) { text = "{{ " + text + " }}" }
      if random.chance(50) { text += "{{ end }}" }
      let parses = try Self.helmParses(text)
      #expect((Self.fault(text) == nil) == parses, "seed \(seed): \(text.debugDescription), Helm \(parses ? "takes" : "refuses") it")
    }
  }

  @Test func nestingIsLimited() {
    let deep = String(repeating: "{{ if 1 }}", count: 100_000)
    #expect(ChartFixture(["templates/_t.tpl": deep]).found.map { $0.split(separator: " ").last } == ["info"])
    let parentheses = "{{ " + String(repeating: "(", count: 100_000)
    #expect(ChartFixture(["templates/_t.tpl": parentheses]).found.count == 1)
    let chain = "{{ if 1 }}" + String(repeating: "{{ else if 2 }}", count: 20_000) + "{{ end }}"
    #expect(ChartFixture(["templates/_t.tpl": chain]).found == [])
  }

  // MARK: -

  /// Where a template is refused. A partial template is parsed, but not run.
  private static func fault(_ text: String) -> (line: Int, column: Int)? {
    let findings = ChartFixture(["templates/_t.tpl": text]).lint.findings.map(\.diagnostic)
    let faults = findings.filter { $0.code == "HELM008" || $0.code == "HELM012" && $0.severity == .error }
    return faults.first?.location.map { ($0.line, $0.column) }
  }

  private static func helmParses(_ text: String) throws -> Bool {
    try !ChartFixture(["templates/_t.tpl": text]).helmLint().contains { $0.hasPrefix("ERROR templates/") }
  }
}
