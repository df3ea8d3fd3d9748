import Checks
import Diagnostics
import Testing

/// Dashboards and rules of a size that nobody writes by hand.
@Suite struct BigDashboardTests {
  /// Five megabytes, every second query broken: each is told, and no line of all of it is kept.
  @Test(arguments: [false, true]) func dashboard(isMinified: Bool) async {
    let queries = (0..<2000).map { "rate(windows_net_bytes_total{nic=\"\($0)\"}[5m]\($0.isMultiple(of: 2) ? ")" : "")" }
    let padding = "\"description\":\"" + String(repeating: "a", count: 2600) + "\",\"type\":"
    let text = MetricCases.dashboard(queries, isMinified: isMinified).replacing("\"type\":", with: padding)
    #expect(text.utf8.count > 5 << 20)
    let result = await MetricCases.run([("a.json", text)])
    #expect(result.findings.count { $0.code == "MET001" } == 1000)
    #expect(result.findings.allSatisfy { $0.code == "MET001" })
    #expect(result.excerpts.values.allSatisfy { $0.utf8.count <= 4096 })
  }

  @Test func groups() async {
    let groups = (0..<1000).map { "- name: g\($0)\n  rules:\n  - {alert: A, expr: up == \($0)}\n  - {alert: B, expr: \"up{\"}\n" }
    let result = await MetricCases.run([("a.yaml", "groups:\n" + groups.joined())])
    #expect(result.findings.count { $0.code == "MET001" } == 1000)
    #expect(result.findings.count == 1000)
    #expect(result.findings.last?.location?.line == 4001)
  }

  /// Uses of metrics beyond a limit are counted, not kept.
  @Test func manyUses() async {
    let queries = (0..<5100).map { _ in (0..<10).map { "a:b:c\($0)" }.joined(separator: "+") }
    let result = await MetricCases.run([("a.json", MetricCases.dashboard(queries))])
    #expect(result.findings.map(\.code) == ["LINT011"])
  }
}
