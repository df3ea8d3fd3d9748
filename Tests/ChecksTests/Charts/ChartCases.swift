import Testing

/// Charts with one thing in them that is right or wrong, and what is found.
struct ChartCase: Sendable, CustomTestStringConvertible {
  /// What real Helm does with it.
  enum Helm: Sendable {
    /// Lints it without a warning and installs it.
    case takes
    /// `helm lint` warns or refuses.
    case lintComplains
    /// `helm lint` is content, but it is not installed.
    case refusesToInstall
    /// Helm lets it pass though it is wrong.
    case overlooks
  }

  var name: String
  var files: [String: String?]
  var found: [String]
  var helm: Helm

  var testDescription: String { name }

  init(_ name: String, _ files: [String: String?], _ found: [String] = [], helm: Helm? = nil) {
    self.name = name
    self.files = files
    self.found = found
    self.helm = helm ?? (found.allSatisfy { $0.hasSuffix(" info") } ? .takes : .lintComplains)
  }

  private static func more(_ text: String) -> [String: String?] { ["Chart.yaml": ChartFixture.chartFile + text] }

  private static func changed(_ old: String, _ new: String, _ more: String = "") -> [String: String?] {
    ["Chart.yaml": ChartFixture.chartFile.replacing(old, with: new) + more]
  }

  private static let sub: [String: String?] = ["charts/s/Chart.yaml": "apiVersion: v2\nname: s\nversion: 1.2.0\n"]
  private static let dependency = "dependencies:\n  - name: s\n    version: 1.x\n"

  private static func parent(_ files: [String: String?] = [:], _ more: String = dependency) -> [String: String?] {
    files.merging(sub) { own, _ in own }.merging(["Chart.yaml": ChartFixture.chartFile + more]) { own, _ in own }
  }

  static let metadata: [ChartCase] = [
    ChartCase("good", [:]),
    ChartCase("empty", ["Chart.yaml": ""], ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("list", ["Chart.yaml": "- a\n"], ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("no YAML", ["Chart.yaml": "name: [\n"], ["YAML024 Chart.yaml:2:1 error"]),
    ChartCase("no apiVersion", changed("apiVersion: v2\n", ""), ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("another apiVersion", changed("v2", "v22"), ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("no name", changed("name: c\n", ""), ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("name with a slash", changed("name: c", "name: a/b"), ["HELM002 Chart.yaml:2:1 error"]),
    ChartCase("name of a folder above", changed("name: c", "name: .."), ["HELM002 Chart.yaml:2:1 error"]),
    ChartCase("name of a number", changed("name: c", "name: 5")),
    ChartCase("no version", changed("version: 1.0.0\n", ""), ["HELM002 Chart.yaml:1:1 error"]),
    ChartCase("version of a number", changed("1.0.0", "1.0"), ["HELM002 Chart.yaml:3:1 error"]),
    ChartCase("loose version", changed("1.0.0", "v1.0.0"), ["HELM002 Chart.yaml:3:1 warning"]),
    ChartCase("version with leading zeros", changed("1.0.0", "01.0.0"), ["HELM002 Chart.yaml:3:1 warning"]),
    ChartCase("no version at all", changed("1.0.0", "latest"), ["HELM002 Chart.yaml:3:1 error"]),
    ChartCase("least version", changed("1.0.0", "0.0.0-0"), ["HELM002 Chart.yaml:3:1 error"]),
    ChartCase("prerelease", changed("1.0.0", "1.0.0-rc.1+build.7")),
    ChartCase("appVersion of a number", more("appVersion: 1.2\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("misspelt field", more("appVersio: '1'\n"), ["HELM003 Chart.yaml:5:1 warning"]),
    ChartCase("field in other letters", more("appversion: '1'\n")),
    ChartCase("annotation that is no text", more("annotations: {a: true}\n"), ["HELM002 Chart.yaml:5:15 warning"], helm: .overlooks),
    ChartCase("annotation that is a map", more("annotations: {a: {b: c}}\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("number as description", more("description: 5\n")),
    ChartCase("list as description", more("description: [5]\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("text as keywords", more("keywords: a\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("null as keywords", more("keywords:\n")),
    ChartCase("deprecated as text", more("deprecated: 'true'\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("kubeVersion", more("kubeVersion: '>= 1.20.0, < 2.0.0 || 1.x || 1.20 - 1.40 || ~1.30 || ^1'\n")),
    ChartCase("kubeVersion as number", more("kubeVersion: 1.32\n")),
    ChartCase("kubeVersion of a word", more("kubeVersion: '>=a'\n"), ["HELM002 Chart.yaml:5:1 error"], helm: .refusesToInstall),
    ChartCase("source without scheme", more("sources: [github.com/a/b]\n"), ["HELM002 Chart.yaml:5:11 error"]),
    ChartCase("icon without scheme", changed("https://example.com/c.png", "c.png"), ["HELM002 Chart.yaml:4:1 error"]),
    ChartCase("maintainers", more("maintainers: [{name: A, email: a@b.example, url: github.com/a}]\n")),
    ChartCase("maintainer without name", more("maintainers: [{email: a@b.example}]\n"), ["HELM002 Chart.yaml:5:15 error"]),
    ChartCase("maintainer without address", more("maintainers: [{name: A, email: ab}]\n"), ["HELM002 Chart.yaml:5:25 error"]),
    ChartCase("maintainer as text", more("maintainers: [A]\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("another type", more("type: aplication\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("type in the first version", changed("v2", "v1", "type: application\n"), ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase("two documents", more("---\na: 1\n"), ["YAML020 Chart.yaml:6:1 error"], helm: .overlooks),
  ]

  static let values: [ChartCase] = [
    ChartCase("none", ["values.yaml": nil]),
    ChartCase("empty values", ["values.yaml": ""]),
    ChartCase("values as list", ["values.yaml": "- a\n"], ["HELM004 values.yaml:1:1 error"]),
    ChartCase("values as text", ["values.yaml": "abc\n"], ["HELM004 values.yaml:1:1 error"]),
    ChartCase("unreadable values", ["values.yaml": "a: [\n"], ["YAML024 values.yaml:2:1 error"]),
    ChartCase("key twice", ["values.yaml": "a: 1\na: 2\n"], ["YAML012 values.yaml:2:1 error"], helm: .overlooks),
    ChartCase("two documents of values", ["values.yaml": "a: 1\n---\nb: 2\n"], ["HELM004 values.yaml:3:1 warning"], helm: .overlooks),
    ChartCase("satisfied schema", ["values.schema.json": #"{"properties": {"a": {"type": "integer"}}, "additionalProperties": false}"#]),
    ChartCase("wrong type", ["values.schema.json": #"{"properties": {"a": {"type": "string"}}}"#], ["HELM005 values.yaml:1:1 error"]),
    ChartCase(
      "null where a text is meant", ["values.yaml": "b: 1\na:\n", "values.schema.json": #"{"properties": {"a": {"type": "string"}}}"#],
      ["HELM005 values.yaml:2:1 error"]),
    ChartCase(
      "null that coalescing takes away",
      ["values.yaml": "b: 1\na:\n", "values.schema.json": #"{"properties": {"a": {"type": ["string", "null"]}}, "required": ["a"]}"#],
      ["HELM005 values.yaml:1:1 error"]),
    ChartCase("YAML as schema", ["values.schema.json": "properties: {}\n"], ["HELM006 values.schema.json:1:1 error"]),
    ChartCase("comma at the end", ["values.schema.json": "{\n  \"type\": \"object\",\n}\n"], ["HELM006 values.schema.json:3:1 error"]),
    ChartCase("empty schema", ["values.schema.json": ""], ["HELM006 values.schema.json:1:1 error"]),
    ChartCase("schema with tabs", ["values.schema.json": "{\n\t\"type\":\t\"object\"\n}\n"]),
    ChartCase("schema with a byte-order mark", ["values.schema.json": "\u{FEFF}{}"], ["HELM006 values.schema.json:1:1 error"]),
    ChartCase(
      "unknown type", ["values.schema.json": "{\"properties\": {\n  \"b\": {\"type\": \"strin\"}}}"],
      ["HELM006 values.schema.json:2:9 error"]),
    ChartCase(
      "list of schemas in items", ["values.schema.json": "{\"properties\": {\"b\": {\n  \"items\": [{}]}}}"],
      ["HELM006 values.schema.json:2:3 error"]),
    ChartCase(
      "list of schemas in draft 7",
      [
        "values.schema.json":
          "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"properties\": {\"b\": {\"items\": [{}]}}}"
      ]),
    ChartCase("latest draft", ["values.schema.json": "{\"$schema\": \"http://json-schema.org/schema#\", \"type\": \"object\"}"]),
    ChartCase(
      "lookahead", ["values.schema.json": "{\"properties\": {\"b\": {\"pattern\": \"^(?!a)\"}}}"], ["HELM006 values.schema.json:1:23 error"]
    ),
  ]

  static let folders: [ChartCase] = [
    ChartCase("subchart", parent()),
    ChartCase("missing subchart", more(dependency), ["HELM009 Chart.yaml:6:5 info"], helm: .lintComplains),
    ChartCase("unlisted subchart", sub, ["HELM009 charts/s/Chart.yaml:1:1 warning"]),
    ChartCase(
      "subchart of another version", parent([:], "dependencies:\n  - name: s\n    version: ^2\n"), ["HELM009 Chart.yaml:7:5 warning"],
      helm: .overlooks),
    ChartCase("file in charts/", ["charts/README.md": "x"], ["HELM009 charts/README.md:1:1 error"]),
    ChartCase("hidden file in charts/", ["charts/.gitkeep": "", "charts/_old/x": ""]),
    ChartCase("folder that is no chart", ["charts/x/y.txt": "a"], ["HELM001 charts/x/Chart.yaml:1:1 error"]),
    ChartCase(
      "damaged archive in charts/", parent(["charts/t.tgz": "no archive"]), ["INPUT013 c/charts/t.tgz:1:1 error".replacing("c/", with: "")]),
    ChartCase(
      "dependency twice", parent([:], dependency + "  - name: s\n    version: 1.x\n"), ["HELM002 Chart.yaml:8:5 error"]),
    ChartCase("dependency with alias", parent([:], dependency + "  - name: s\n    version: 1.x\n    alias: t\n")),
    ChartCase(
      "alias with a dot", parent([:], dependency + "    alias: a.b\n"), ["HELM002 Chart.yaml:8:5 error"]),
    ChartCase(
      "dependency's version", parent([:], "dependencies:\n  - name: s\n    version: one\n"), ["HELM002 Chart.yaml:7:5 error"],
      helm: .overlooks),
    ChartCase(
      "repository", parent([:], dependency + "    repository: stable\n"), ["HELM002 Chart.yaml:8:5 warning"], helm: .overlooks),
    ChartCase("misspelt field of a dependency", parent([:], dependency + "    conditon: s.enabled\n"), ["HELM003 Chart.yaml:8:5 warning"]),
    ChartCase(
      "dependencies in the first version", sub.merging(changed("v2", "v1", dependency)) { own, _ in own }, ["HELM002 Chart.yaml:5:1 error"]),
    ChartCase(
      "requirements.yaml", sub.merging(changed("v2", "v1").merging(["requirements.yaml": dependency]) { own, _ in own }) { own, _ in own }),
    ChartCase(
      "lock", parent(["Chart.lock": "dependencies:\n  - name: s\n    version: 2.0.0\n"]), ["HELM009 Chart.lock:3:5 info"], helm: .overlooks),
    ChartCase("lock without it", parent(["Chart.lock": "dependencies: []\n"]), ["HELM009 Chart.yaml:6:5 info"], helm: .overlooks),
    ChartCase("good lock", parent(["Chart.lock": "dependencies:\n  - name: s\n    version: 1.2.0\n"])),
    ChartCase(
      "key of a subchart in a strict schema",
      parent(["values.schema.json": #"{"properties": {"a": {}}, "additionalProperties": false}"#]), ["HELM005 values.yaml:1:1 error"]),
    ChartCase(
      "globals in a strict schema", parent(["charts/s/values.schema.json": #"{"additionalProperties": false}"#]),
      ["HELM005 charts/s/values.schema.json:1:1 error"]),
    ChartCase(
      "value of the chart around it",
      parent([
        "values.yaml": "s:\n  size: big\n", "charts/s/values.yaml": "size: 1\n",
        "charts/s/values.schema.json": #"{"properties": {"size": {"type": "integer"}}}"#,
      ]), ["HELM005 values.yaml:2:3 error"]),
    ChartCase(
      "value that the chart around it gives",
      parent([
        "values.yaml": "s:\n  size: 1\n", "charts/s/values.yaml": "size:\n",
        "charts/s/values.schema.json": #"{"properties": {"size": {"type": "integer"}}, "required": ["size"]}"#,
      ])),
    ChartCase(
      "disabled subchart",
      parent(
        [
          "values.yaml": "use: {s: false}\n", "charts/s/values.yaml": "size: big\n",
          "charts/s/values.schema.json": #"{"properties": {"size": {"type": "integer"}}}"#,
        ], dependency + "    condition: none.s,use.s\n")),
    ChartCase(
      "subchart disabled by a tag",
      parent(
        [
          "values.yaml": "tags: {back: false}\n", "charts/s/values.yaml": "size: big\n",
          "charts/s/values.schema.json": #"{"properties": {"size": {"type": "integer"}}}"#,
        ], dependency + "    tags: [back]\n")),
    ChartCase(
      "plain value under a subchart's key", parent(["values.yaml": "s: 5\n"]), ["HELM005 values.yaml:1:1 error"], helm: .refusesToInstall),
    ChartCase("README in templates/", ["templates/README.md": "# x\n"], ["HELM007 templates/README.md:1:1 error"]),
    ChartCase("ending in capitals", ["templates/y.YAML": nil, "templates/z.Yaml": ""], ["HELM007 templates/z.Yaml:1:1 error"]),
    ChartCase("text in templates/", ["templates/t.txt": "hello\n"], ["HELM007 templates/t.txt:1:1 warning"], helm: .refusesToInstall),
    ChartCase("notes", ["templates/NOTES.txt": "hello\n", "templates/_t.txt": "hello\n", "templates/t.tpl": "\n"]),
    ChartCase("template in crds/", ["crds/a.yaml": "{{ if .Values.a }}\na: 1\n{{ end }}\n"], ["HELM010 crds/a.yaml:1:1 error"]),
    ChartCase("another kind in crds/", ["crds/a.yaml": ChartFixture.manifest], ["HELM010 crds/a.yaml:2:1 error"]),
    ChartCase("README in crds/", ["crds/README.md": "{{ x"]),
    ChartCase("template without actions", ["templates/k.yaml": "---\n# only a comment\n"]),
  ]

  static let templates: [ChartCase] = [
    ChartCase("unclosed block", ["templates/a.yaml": "a\n{{- if .Values.a }}\nb\n"], ["HELM008 templates/a.yaml:2:1 error"]),
    ChartCase(
      "unknown template", ["templates/a.yaml": "{{- if .Values.none }}\n{{ include \"c.lables\" . }}\n{{- end }}\n"],
      ["HELM011 templates/a.yaml:2:12 error"], helm: .overlooks),
    ChartCase(
      "template of a subchart",
      parent([
        "templates/a.yaml": "{{- if .Values.none }}{{ include \"s.labels\" . }}{{ template \"c/templates/x.yaml\" . }}{{- end }}\n",
        "charts/s/templates/_h.tpl": "{{ define \"s.labels\" }}a: 1{{ end }}",
        "charts/s/templates/s.yaml": "{{ block \"s.block\" . }}{{ end }}{{ if .Values.none }}{{ template \"c.own\" }}{{ end }}",
        "templates/_h.tpl": "{{ define `c.own` }}{{ end }}",
      ])),
    ChartCase(
      "template of a missing subchart",
      more(dependency).merging(["templates/a.yaml": "{{ if .Values.none }}{{ include \"s.labels\" . }}{{ end }}"]) { own, _ in own },
      ["HELM009 Chart.yaml:6:5 info"], helm: .lintComplains),
    ChartCase(
      "template that the user of a library defines",
      more("type: library\n").merging(["templates/x.yaml": nil, "templates/_h.tpl": "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}"]) {
        own, _ in own
      },
      helm: .overlooks),
    ChartCase(
      "definition twice in a file", ["templates/_h.tpl": "{{ define \"a\" }}1{{ end }}\n{{ define \"a\" }}2{{ end }}\n"],
      ["HELM012 templates/_h.tpl:2:11 error"]),
    ChartCase(
      "definition twice in the chart",
      ["templates/_g.tpl": "{{ define \"a\" }}1{{ end }}\n", "templates/_h.tpl": "{{ define \"a\" }}2{{ end }}\n"],
      ["HELM012 templates/_h.tpl:1:11 warning"], helm: .overlooks),
    ChartCase(
      "blank definition", ["templates/_h.tpl": "{{ define \"a\" }} {{/* none */}}{{ end }}\n{{ define \"a\" }}2{{ end }}\n"]),
  ]

  static let all = metadata + values + folders + templates
}
