import Diagnostics

enum ShortRateWindow: MetricRule {
  static let about = RuleDescription(
    "MET007", "short-rate-window", .warning, "A rate looks back over less than four scrape intervals.",
    explanation: """
      A rate needs two samples. Over less than two intervals it mostly finds one and gives nothing; with less than four, one scrape that
      failed makes a gap. In dashboards, `$__rate_interval` is at least four intervals, while `$__interval` is the distance between two
      points of a curve: zoomed in, a rate over it is empty.

      The interval is that of the job that the selector names, else the shortest in view, or `scrapeIntervalSeconds` of `.wingen.yaml`.
      Where nothing tells it, windows shorter than one minute are reported, which is four intervals of 15 seconds; most scrape more rarely.
      """,
    sources: [
      "grafana/grafana docs/sources/datasources/prometheus/template-variables ($__rate_interval)",
      "prometheus/prometheus promql/functions.go (extrapolatedRate)",
    ])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    var intervals = Intervals(view)
    for use in view.input.windows {
      guard case .seconds(let seconds) = use.length else {
        report.add(
          use.place, "\(use.function) over $__interval finds less than two samples when the graph is zoomed in",
          hint: "use $__rate_interval")
        continue
      }
      if let interval = intervals.interval(use.jobs) {
        guard seconds < 4 * interval else { continue }
        report.add(
          use.place,
          "\(use.function) looks back \(PrometheusTime.text(seconds)), less than four scrape intervals of \(PrometheusTime.text(interval))",
          hint: "look back \(PrometheusTime.text(4 * interval)) at least")
      } else if seconds < 60 {
        report.add(
          use.place, "\(use.function) looks back \(PrometheusTime.text(seconds)), in which most targets are scraped once or not at all",
          hint: "look back four scrape intervals, or tell scrapeIntervalSeconds in .wingen.yaml")
      }
    }
  }

  /// The scrape intervals that selectors look back over, in seconds; each list of conditions is looked at once.
  private struct Intervals {
    private let told: Double?
    /// Where no job is named.
    private let shortest: Double?
    private var jobs: JobIndex
    private var known: [[MetricInput.JobSelector.Condition]: Double?] = [:]

    init(_ view: MetricsView) {
      told = view.scrapeInterval
      let jobs = view.input.jobs
      shortest = jobs.contains { $0.interval == nil } ? nil : jobs.compactMap(\.interval).min()
      self.jobs = JobIndex(jobs)
    }

    /// Nil if nothing tells it.
    mutating func interval(_ conditions: [MetricInput.JobSelector.Condition]) -> Double? {
      if let told { return told }
      // A job that is not in view may scrape it, unless one is named that is.
      guard !conditions.isEmpty else { return shortest }
      if let known = known[conditions] { return known }
      let named = jobs.jobs(conditions)
      let interval = named.flatMap { $0.isEmpty ? shortest : $0.compactMap(\.interval).min() }
      known[conditions] = .some(interval)
      return interval
    }
  }
}
