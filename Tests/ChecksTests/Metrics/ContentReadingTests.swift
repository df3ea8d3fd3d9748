import Checks
import Diagnostics
import Testing

/// How rule files and dashboards are read that others wrote.
@Suite struct ContentReadingTests {
  private func findings(_ text: String) async -> [Diagnostic] {
    await MetricCases.run([("f", text)]).findings.map(\.diagnostic)
  }

  private static func configMap(_ text: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: |\n"
      + text.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  /// Words of YAML 1.1 for true and false are names to Prometheus, and numbers are.
  @Test(arguments: ["alert: N", "record: off", "alert: 5", "alert: true", "alert: \"\", record: b", "alert: A, labels: {a: on}"])
  func words(_ name: String) async {
    let text = "groups:\n- name: on\n  rules:\n  - {\(name), expr: up}\n"
    #expect(await findings(text) == [])
    #expect(await findings(Self.configMap(text)) == [])
  }

  @Test func wordsAreTold() async {
    let text = "groups:\n- name: n\n  rules:\n  - {alert: N, expr: raet(up)}\n- name: no\n  rules: []\n"
    let found = await findings(text)
    #expect(found.map(\.code) == ["MET001"])
    #expect(found.first?.message.contains("the alert \"N\"") == true)
  }

  @Test(arguments: [
    ("alert: \"\"", "error"), ("record: \"\"", "error"), ("alert: A, labels: {__name__: x}", "error"),
    ("record: a, labels: {\"\": x}", "error"), ("alert: A, labels: {1a: x}", "warning"), ("alert: A, labels: {a-b: x}", "warning"),
    ("alert: A, annotations: {a-b: x}", "warning"), ("alert: A, labels: {'a:b': x}", "warning"),
  ]) func names(_ rule: String, _ severity: String) async {
    let found = await findings("groups:\n- name: g\n  rules:\n  - {\(rule), expr: up}\n")
    #expect(found.map { "\($0.code) \($0.severity)" } == ["MET017 \(severity)"], "\(rule)")
  }

  @Test func annotationsMayHaveAnyPlainName() async {
    #expect(await findings("groups:\n- name: g\n  rules:\n  - {alert: A, expr: up, annotations: {__name__: x, on: y}}\n") == [])
  }

  /// Variables may be anything, where a dashboard's author knows what they bring.
  @Test(arguments: [
    "up $op 5", "up{a=\"b\" $extra}", "rate(a_total[5m]) $offset", "sum $by (up)", "up{instance=~$instance}", "up ${op:raw} 5",
    "sum(up) [[op]] 5", "up{a=$a, b=\"c\"}", "rate(a_total[5m] $offset)",
  ]) func variables(_ query: String) async {
    #expect(await findings(MetricCases.dashboard([query])) == [])
    // Rules have none.
    #expect(await findings(MetricCases.rule("'\(query)'")).map(\.code) == ["MET001"])
  }

  @Test(arguments: ["up{a=\"$a\" b=\"c\"}", "sum($a) foo up", "raet($a)", "up{a=~\"$a\"} = 5"]) func mistakes(_ query: String) async {
    #expect(await findings(MetricCases.dashboard([query])).map(\.code) == ["MET001"])
  }

  @Test func ownLimits() async {
    let deep = String(repeating: "(", count: 300) + "up" + String(repeating: ")", count: 300)
    let found = await findings(MetricCases.rule(deep))
    #expect(found.map(\.code) == ["MET001"])
    #expect(found.first?.severity == .info && found.first?.message.hasPrefix("not checked: the alert \"A\"") == true)
  }

  /// However often a query asks for it.
  @Test(arguments: [
    ("windows_cs_physical_memory_bytes", "MET003"), ("windows_cpu_time_totl", "MET002"), ("rate(windows_os_time[30s])", "MET007"),
    ("windows_cpu_time_total{mode=\"system\"}", "MET016"), ("windows_logical_disk_free_bytes{device=\"C:\"}", "MET006"),
    ("rate(windows_memory_available_bytes[5m])", "MET009"), ("windows_net_bytes_total", "MET008"),
  ]) func once(_ part: String, _ code: DiagnosticCode) async {
    let query = Array(repeating: part, count: 50).joined(separator: " or ")
    let result = await MetricCases.run([("a.json", MetricCases.dashboard([query, query]))])
    #expect(result.findings.count { $0.code == code } == 2)
  }

  /// What stands in handwritten dashboards and in no other JSON.
  @Test func shortDashboard() async {
    let text = "{\"title\": \"a\", \"panels\": [{\"type\": \"stat\", \"targets\": [{\"expr\": \"raet(up)\"}]}]}"
    #expect(await findings(Self.configMap(text)).map(\.code) == ["MET001"])
    #expect(await findings(Self.configMap("{\"title\": \"a\", \"panels\": [{\"expr\": \"raet(up)\"}]}")) == [])
  }

  /// The installer's collectors are those of an exporter in view.
  @Test func installer() async {
    func told(_ collectors: String, _ state: String = "present") async -> [Diagnostic] {
      let told = "{\"version\": \"0.31.8\", \"msiSha256\": \"\", \"collectors\": [\(collectors)], \"state\": \"\(state)\"}"
      let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  config.json: '\(told)'\n"
      return await MetricCases.run([("a", MetricCases.rule("windows_process_handles > 1")), ("b", map)]).findings.map(\.diagnostic)
    }
    #expect(await told("\"[defaults]\", \"process\"") == [])
    let without = await told("\"[defaults]\"")
    #expect(without.map { "\($0.code) \($0.severity)" } == ["MET005 warning"])
    #expect(without.first?.message.hasSuffix("which windows_exporter 0.31.8 does not run") == true)
    let assumed = await told("\"process\"", "absent")
    #expect(assumed.map { "\($0.code) \($0.severity)" } == ["MET005 info"])
    #expect(assumed.first?.message.hasSuffix("which is not among the collectors that run by default") == true)
  }
}
