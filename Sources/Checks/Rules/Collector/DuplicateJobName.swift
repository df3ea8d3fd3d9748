import CollectorSchemas
import Diagnostics
import YAML

enum DuplicateJobName: CollectorRule {
  static let about = RuleDescription(
    "OTEL036", "duplicate-job-name", .error, "Two jobs of a prometheus receiver have the same name.",
    explanation: """
      Jobs are told apart by `job_name`, which also becomes the label `job`. Prometheus' reader refuses a name that stands twice, and the
      collector ends at its start.
      """, sources: ["prometheus/prometheus config/config.go (Config.UnmarshalYAML)"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    var seen: [String: [PathElement]] = [:]
    for job in collector.scrapeJobs where !job.name.isEmpty {
      let key = job.receiver.id.canonical + " " + job.name
      guard let first = seen[key] else {
        seen[key] = job.path
        continue
      }
      report.add(
        collector, job.path + ["job_name"], "the job name \(GoText.quoted(job.name)) stands twice",
        related: [.init("the first time", at: collector.place(first + ["job_name"]))], hint: "give one of them another name")
    }
  }
}
