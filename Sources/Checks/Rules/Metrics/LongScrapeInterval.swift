import Diagnostics
import YAML

enum LongScrapeInterval: MetricRule {
  static let about = RuleDescription(
    "MET020", "long-scrape-interval", .warning, "A job is scraped so rarely that queries find no sample between scrapes.",
    explanation: """
      A query asks for the last sample, and looks back for it five minutes (`--query.lookback-delta`). Of a job that is scraped every five
      minutes or more rarely there is none for some of the time: curves have gaps, alerts end and begin anew, `absent` fires. With more than
      two and a half minutes, one lost sample is enough, which is information.

      Looked at are the jobs of Prometheus, of ServiceMonitors and PodMonitors, and of collectors that write to a Prometheus, or whose metrics are
      asked for in view. Not where something in view sets the time to look back; VictoriaMetrics reckons it from the samples.
      """,
    sources: [
      "prometheus/prometheus docs/querying/basics.md (Staleness)",
      "github.com/prometheus/prometheus/issues/10263 (two minutes as the longest interval)",
    ])

  /// How long Prometheus looks back, in seconds.
  private static let lookback = 300.0

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    guard !view.input.hasOwnLookback else { return }
    let isAsked = !view.input.metrics.isEmpty || !view.input.recorded.isEmpty
    var told: Set<SettledPlace> = []
    for job in view.input.jobs where job.isForPrometheus || isAsked {
      guard let interval = job.interval, interval > lookback / 2, let place = job.intervalPlace, told.insert(place).inserted else {
        continue
      }
      let title = job.isIntervalShared ? "jobs without an interval of their own are" : "\(job.title) is"
      let isEmpty = interval >= lookback
      report.add(
        place,
        "\(title) scraped every \(PrometheusTime.text(interval)), and queries look back 5m for a sample: "
          + (isEmpty ? "for some of the time they find none" : "if one is lost, they find none"),
        severity: isEmpty ? .warning : .info, hint: "scrape every 2m, or more often")
    }
  }
}
