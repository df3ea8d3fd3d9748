import Checks
import Diagnostics
import Testing

/// Many names, jobs and conditions of which each differs from the others.
@Suite struct ManyNamesTests {
  /// What a misspelt name is near to is told of the first fifty; each name that is used again keeps what was told.
  @Test func unknownMetrics() async {
    let names = (0..<60).map { "windows_cpu_time_total\($0)" }
    let result = await MetricCases.run([("a.json", MetricCases.dashboard(names + names))])
    #expect(result.findings.map(\.code) == Array(repeating: "MET002", count: 120))
    #expect(result.findings.count { $0.hint == "did you mean windows_cpu_time_total?" } == 100)
    #expect(result.findings.count { $0.severity == .warning } == 100)
  }

  /// A status that told of health has no equal among the states.
  @Test func serviceStatus() async {
    let result = await MetricCases.run([("a", MetricCases.rule("windows_service_status{status=\"ok\"} == 0"))])
    #expect(result.findings.map(\.code) == ["MET003"])
    #expect(result.findings.first?.hint?.hasPrefix("look at windows_service_state (") == true)
  }

  private static func jobs(_ count: Int) -> String {
    "scrape_configs:\n" + (0..<count).map { "- {job_name: j\($0), scrape_interval: \(30 + $0 % 2 * 30)s}\n" }.joined()
  }

  private static func rules(_ conditions: [String]) -> String {
    "groups:\n- name: g\n  rules:\n"
      + conditions.enumerated().map { "  - {alert: A\($0), expr: 'rate(a_total{job\($1)}[3m]) > 1'}\n" }.joined()
  }

  /// A million comparisons, if each window were held against each job.
  @Test func windows() async {
    let same = Self.rules(Array(repeating: "=~\"j[0-9]+\"", count: 1500))
    let found = MetricCases.marks(await MetricCases.run([("a", same), ("b", Self.jobs(1500))]))
    #expect(found.isEmpty)
    // Those of the odd jobs, which are scraped each minute.
    let each = Self.rules((0..<1500).map { "=\"j\($0)\"" })
    let short = MetricCases.marks(await MetricCases.run([("a", each), ("b", Self.jobs(1500))]))
    #expect(short.count == 750 && short.allSatisfy { $0.hasSuffix("MET007") })
  }

  /// Of more expressions than can be compared nothing is said; of the others what is near for the first fifty.
  @Test func expressions() async {
    let rules = Self.rules((0..<600).map { "=~\"x\($0).*\"" })
    let result = await MetricCases.run([("a", rules), ("b", Self.jobs(600))])
    #expect(result.findings.count { $0.code == "MET015" } == 333)
    let names = Self.rules((0..<60).map { "=\"j\($0)x\"" })
    let near = await MetricCases.run([("a", names), ("b", Self.jobs(60))]).findings.filter { $0.code == "MET015" }
    #expect(near.count == 60 && near.count { $0.hint?.hasPrefix("did you mean") == true } == 50)
  }
}
