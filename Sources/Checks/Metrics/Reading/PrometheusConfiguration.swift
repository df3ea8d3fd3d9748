import YAML

/// A configuration of Prometheus itself.
///
/// Source: prometheus/prometheus, config/config.go.
struct PrometheusConfiguration: Sendable {
  let value: YAMLMap
  let root: QueryRoot

  static func isOne(_ map: YAMLMap) -> Bool {
    guard let jobs = map["scrape_configs"]?.list else { return false }
    return jobs.contains { $0["job_name"] != nil }
  }
}
