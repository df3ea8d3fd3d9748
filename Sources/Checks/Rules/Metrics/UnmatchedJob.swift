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
    var index = JobIndex(jobs)
    let names = index.names
    var nearest: [String: String?] = [:]
    for selector in view.input.jobSelectors {
      guard index.hasMatch(selector.condition) == false else { continue }
      let value = selector.condition.value
      if nearest[value] == nil, nearest.count < mostSuggestions { nearest[value] = .some(nearestMatch(to: value, among: names)) }
      let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
      report.add(
        selector.place, "no job in view is called \(GoText.quoted(value))",
        hint: (nearest[value] ?? nil).map { "did you mean \($0)?" } ?? "the jobs are \(list)")
    }
  }

  /// For more names, nobody looks for what is near.
  private static let mostSuggestions = 50
}
