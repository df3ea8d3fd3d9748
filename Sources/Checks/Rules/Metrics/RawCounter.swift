import Diagnostics

enum RawCounter: MetricContentRule {
  static let about = RuleDescription(
    "MET008", "counter-without-rate", .warning, "A query uses a counter as if it were a gauge.",
    explanation: """
      A counter grows from its program's start until it ends. Its value says how long that was rather than how much happens: a curve that
      only rises, an alert that fires some day and never ends. `rate`, `irate` or `increase` tell what happens; they belong before any
      `sum`, which would hide restarts from them: a sum falls when one of its counters starts anew, and `rate(sum(…)[5m:1m])` takes that for a
      restart of all. `avg_over_time`, `sum_over_time` and `quantile_over_time` mean nothing of a counter.

      Looked at are recording rules, alerts that compare a counter (or its `max_over_time` and `min_over_time`) with a number, and curves; not
      whether there is such a series (`> 0`, `== 1`, `count`, `absent`), nor quotients and differences of two, nor rules that record a counter as
      a counter, nor tables and single values of dashboards, where a total may be meant.
      """,
    sources: [
      "prometheus/prometheus docs/querying/functions.md (rate, <aggregation>_over_time)", "prometheus/docs docs/concepts/metric_types.md",
    ])

  static func check(_ content: MetricContent, _ report: inout RuleReport) {
    for query in content.queries {
      guard let expression = query.expression else { continue }
      let found = CounterMisuse.all(
        in: expression, isCompared: query.origin != .alert, countsTotals: isOfValues(query.origin), content.types)
      var told: Set<String> = []
      for misuse in found where told.insert(misuse.name).inserted {
        report.add(query, misuse.range, message(misuse, query), hint: hint(misuse))
      }
    }
  }

  private static func isOfValues(_ origin: MetricQuery.Origin) -> Bool {
    switch origin {
    case .alert, .graph: true
    case .dashboard: false
    // A counter that is recorded as one is for others to take the rate of.
    case .recording(let name): name.utf8.contains(UInt8(ascii: ":")) && !name.hasSuffix("_total")
    }
  }

  private static func message(_ misuse: CounterMisuse, _ query: MetricQuery) -> String {
    switch misuse.way {
    case .value: "\(misuse.name) is a counter, and \(query.title) uses its value as it is"
    case .overTime(let function): "\(misuse.name) is a counter, and \(query.title) takes \(function) of its value"
    case .rateOfSum(let rate, let aggregation):
      "\(misuse.name) is a counter, and \(query.title) takes \(rate) of its \(aggregation), which falls when one of several starts anew"
    }
  }

  private static func hint(_ misuse: CounterMisuse) -> String {
    switch misuse.way {
    case .value, .overTime: "use rate(\(misuse.name)[…]), or increase"
    case .rateOfSum(let rate, let aggregation): "take \(rate) first: \(aggregation)(\(rate)(\(misuse.name)[…]))"
    }
  }
}
