import CollectorSchemas
import Diagnostics
import YAML

enum ScrapeTimeoutAboveInterval: CollectorRule {
  static let about = RuleDescription(
    "OTEL037", "scrape-timeout", .error, "A scrape may take longer than the interval between scrapes.",
    explanation: """
      `scrape_timeout` must not be greater than `scrape_interval`, of a job and of `global`. The default interval is one minute. Prometheus'
      reader refuses such a configuration, and the collector ends at its start.
      """, sources: ["prometheus/prometheus config/config.go (GlobalConfig.UnmarshalYAML, ScrapeConfig.Validate)"])

  /// One minute, in seconds.
  private static let standard = 60.0

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for receiver in collector.components(.receiver) where receiver.type == "prometheus" {
      guard let global = receiver.configuration["config"]?["global"]?.map else { continue }
      check(global, path: receiver.path + ["config", "global"], "global", interval: standard, collector, &report)
    }
    for job in collector.scrapeJobs {
      let interval: Double?
      switch job.global["scrape_interval"] {
      case nil, .null?: interval = standard
      case let value?: interval = value.string.flatMap(DurationSyntax.prometheus)
      }
      check(job.value, path: job.path, job.title, interval: interval, collector, &report)
    }
  }

  private static func check(
    _ map: YAMLMap, path: [PathElement], _ title: String, interval standard: Double?, _ collector: CollectorView, _ report: inout RuleReport
  ) {
    guard let timeout = map["scrape_timeout"]?.string.flatMap(DurationSyntax.prometheus) else { return }
    let written = map["scrape_interval"]
    let interval = written == nil ? standard : written?.string.flatMap(DurationSyntax.prometheus)
    guard let interval, interval > 0, timeout > interval else { return }
    report.add(
      collector, path + ["scrape_timeout"], "the scrape_timeout of \(title) is longer than its scrape_interval",
      hint: "take at most \(GoText.formatFloat(interval))s")
  }
}
