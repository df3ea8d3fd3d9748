import Checks
import Diagnostics
import Testing
import YAML

/// Findings point at the very place in a query, however it is written.
@Suite struct QueryPositionTests {
  /// `raet` stands behind 4 characters.
  private static let query = "sum(raet(up[5m]))"

  private func marks(_ text: String, _ name: String = "f") async -> [String] {
    await MetricCases.marks(MetricCases.run([(name, text)]))
  }

  @Test(arguments: [
    (query, "f:5:15"), ("'\(query)'", "f:5:16"), ("\"\(query)\"", "f:5:16"), ("!!str \(query)", "f:5:21"), ("&a \"\(query)\"", "f:5:19"),
    ("|\n      \(query)", "f:6:11"), ("|-\n\n        sum(\n          raet(up[5m]))", "f:8:11"),
    (">-\n      sum(\n      raet(up[5m]))", "f:7:7"), ("sum(\n        raet(up[5m]))", "f:6:9"),
    ("'up{a=''b''} + \(query)'", "f:5:30"), (#""up{a=\"b\"} + \#(query)""#, "f:5:30"), (#""up{a=\"\u00e9\"} +\n\t \#(query)""#, "f:5:39"),
    ("'up{a=\"ü\"} + \(query)'", "f:5:28"), ("\"up +\\\n      \(query)\"", "f:6:11"),
  ]) func styles(_ text: String, _ place: String) async {
    #expect(await marks(MetricCases.rule(text)) == ["\(place) MET001"])
  }

  @Test func carriageReturns() async {
    let text = MetricCases.rule("|\n      up +\n      \(Self.query)").replacing("\n", with: "\r\n")
    #expect(await marks(text) == ["f:7:11 MET001"])
  }

  @Test func texts() async {
    let rules = MetricCases.rule(Self.query).split(separator: "\n").map { "    \($0)\n" }.joined()
    let head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n"
    #expect(await marks(head + "  rules.yaml: |\n" + rules) == ["f:10:19 MET001"])
    let dashboard = MetricCases.dashboard([Self.query]).split(separator: "\n").map { "    \($0)\n" }.joined()
    #expect(await marks(head + "  d.json: |\n" + dashboard) == ["f:8:29 MET001"])
    #expect(await marks(MetricCases.dashboard([Self.query])) == ["f:3:25 MET001"])
    // In quotes, the text's lines are not the file's.
    let quoted = await MetricCases.run([("f", head + "  d.json: \(YAMLScalar.doubleQuoted(MetricCases.dashboard([Self.query])))\n")])
    #expect(MetricCases.marks(quoted) == ["f:5:3 MET001"])
    #expect(quoted.findings.first?.message.hasSuffix("(at panels/0/targets/0/expr, character 5)") == true, "\(quoted.findings)")
  }

  @Test func variables() async {
    let text = "{\"title\":\"D\",\"schemaVersion\":41,\"panels\":[],\"templating\":{\"list\":[{\"type\":\"query\",\"name\":\"v\",\n"
    #expect(await marks(text + "\"query\":\"label_values(raet(up[5m]), job)\"}]}}\n").first?.hasPrefix("f:2:23") == true)
  }

  @Test func suppressions() async {
    #expect(await marks(MetricCases.rule(Self.query + " # wingen:ignore MET001 for tests")).isEmpty)
  }
}
