import Diagnostics
import PromQL
import YAML

enum UnmatchedJob: MetricRule {
  static let about = RuleDescription(
    "MET015", "unmatched-job", .warning, "A query asks for a job that nobody in view scrapes.",
    explanation: """
      A selector such as `job="windows-exporter"` selects nothing if the job has another name. The jobs are those of the collectors and
      configurations of Prometheus in view, with the names that their relabelling writes out. Where something else may name a job (a
      ServiceMonitor, a discovered label), or none is in view, nothing is reported.
      """, sources: ["prometheus/prometheus docs/configuration/configuration.md (scrape_config)"])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    let jobs = view.input.jobs
    guard !jobs.isEmpty, jobs.allSatisfy({ $0.names != nil }) else { return }
    let names = Set(jobs.flatMap { $0.names ?? [] }).sorted()
    var verdicts: [MetricInput.JobSelector.Condition: Bool] = [:]
    for selector in view.input.jobSelectors {
      let isMatched = verdicts[selector.condition] ?? names.contains { selector.condition.admits($0) }
      verdicts[selector.condition] = isMatched
      guard !isMatched else { continue }
      let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
      report.add(
        selector.place, "no job in view is called \(GoText.quoted(selector.condition.value))",
        hint: nearestMatch(to: selector.condition.value, among: names).map { "did you mean \($0)?" } ?? "the jobs are \(list)")
    }
  }
}
