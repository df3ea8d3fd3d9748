import Diagnostics
import PromQL

enum RefusedQuery: MetricContentRule {
  static let about = RuleDescription(
    "MET001", "refused-query", .error, "Prometheus would refuse a query.",
    explanation: """
      A rule with such a query keeps Prometheus from loading the whole file (its operator leaves out the object, and alerts that were in
      it are gone without a word); a panel shows an error instead of a curve. Queries are read as Prometheus 3 reads them, those of
      dashboards with Grafana's variables, and of a query with variables less is certain: what
      stands where a variable may bring what is missing is not reported.

      Rules of Loki, and what VictoriaMetrics has beyond PromQL, are passed over.
      """,
    sources: ["prometheus/prometheus promql/parser/generated_parser.y", "prometheus/prometheus promql/parser/parse.go"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for query in content.queries {
      guard let error = query.error else { continue }
      if error.isOwnLimit {
        report.add(
          query, error.range, "not checked: \(query.title), because \(error.message)", severity: .info,
          hint: "give its parts to recording rules")
        continue
      }
      let isCertain = query.isCertain && !(query.isOfGrafana && query.text.hasBytes("$")) && !query.text.hasBytes("[[")
      report.add(
        query, error.range, "Prometheus refuses the query of \(query.title): \(error.message)",
        severity: isCertain ? .error : .warning,
        hint: error.hint ?? "mend the query")
    }
  }
}
