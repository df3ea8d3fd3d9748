/// What the queries, rules, scrape jobs and exporters of all inputs come to together.
public struct MetricCheck: Sendable {
  public let findings: [LintFinding]

  public init(_ input: MetricInput, _ configuration: LintConfiguration) {
    guard !input.isEmpty else {
      findings = []
      return
    }
    var input = input
    input.sort()
    let view = MetricsView(input, configuration)
    var all: [LintFinding] = []
    for rule in RuleRegistry.all.metrics {
      var report = MetricReport(rule: rule)
      rule.check(view, &report)
      all += report.findings
    }
    if input.omitted > 0 { all.append(LintFinding(LintProblem.moreQueries(input.omitted).diagnostic(at: nil))) }
    findings = all
  }
}
