import Diagnostics
import MetricCatalogue
import PromQL

enum RateOfGauge: MetricContentRule {
  static let about = RuleDescription(
    "MET009", "rate-of-gauge", .warning, "A query takes the rate of a gauge.",
    explanation: """
      `rate`, `irate` and `increase` take every fall of a value for a restart, and add what was there before. Of a gauge, which rises and
      falls, they give nonsense. `deriv` and `delta` are for gauges, and `avg_over_time` and the like.
      """,
    sources: ["prometheus/prometheus docs/querying/functions.md (rate, increase, deriv, delta)"])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for query in content.queries {
      var told: Set<[String]> = []
      for use in query.selectors {
        guard let function = use.functions.first, let replacement = replacements[function],
          let name = use.selector.metricName?.literal, content.types[name] == .gauge, told.insert([function, name]).inserted
        else { continue }
        report.add(query, use.range, "\(name) is a gauge, of which \(function) means nothing", hint: "use \(replacement)")
      }
    }
  }

  private static let replacements = ["rate": "deriv", "irate": "deriv", "increase": "delta"]
}
