import Diagnostics
import MetricCatalogue
import WindowsExporterCatalogue
import YAML

enum ShadowedMetric: MetricContentRule {
  static let about = RuleDescription(
    "MET013", "shadowed-metric", .warning, "A recording rule has the name of a metric that an exporter shows.",
    explanation: """
      Queries for the name get both the scraped series and the recorded ones; sums count twice, and nobody sees from the name that a rule
      made it. By convention recorded names have a colon: `level:metric:operations`.
      """, sources: ["prometheus/docs docs/practices/rules.md (Naming)"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for file in content.ruleFiles {
      for rule in file.rules {
        guard case .record(let name)? = rule.name, !WellKnownRecordings.names.contains(name),
          case .known(let metric) = MetricCatalogue.embedded.find(
            name, in: WindowsExporterRelease.latest.version, suggests: false)
        else { continue }
        report.add(
          at: file.root.place(rule.way + ["record"]), "\(name) is the name of a metric that \(metric.source.title) shows",
          hint: "name what is recorded with a colon, such as instance:\(name):sum")
      }
    }
  }
}
