import CollectorSchemas
import RegularExpressions
import YAML

/// The scrape jobs of collectors, of Prometheus and of its operator.
extension MetricReader {
  mutating func readJobs(_ known: CheckedDocuments) {
    for collector in known.collectors { readJobs(of: collector.view) }
    for document in known.documents {
      for configuration in document.content.prometheus { readJobs(of: configuration) }
    }
  }

  private mutating func readJobs(of collector: CollectorView) {
    for job in collector.scrapeJobs {
      let pipelines = collector.pipelines.filter { pipeline in
        pipeline.receivers.contains { $0.id.canonical == job.receiver.id.canonical }
      }
      let chains = pipelines.map { pipeline in
        pipeline.processors.flatMap { reference in
          collector.component(.processor, reference.id).map { filters(of: $0, collector) } ?? []
        }
      }
      let global = job.receiver.path + ["config", "global"]
      let scraper = Scraper(
        pipelines: chains, isForPrometheus: pipelines.contains { collector.exports($0, to: Self.prometheusExporters) },
        keepsInstances: pipelines.allSatisfy { collector.keepsInstances($0) }, isCollector: true
      ) { collector.place(($0 == .job ? job.path : global) + $1) }
      input.add(self.job(job.value, job.global, scraper))
    }
  }

  private mutating func readJobs(of configuration: PrometheusConfiguration) {
    let global = configuration.value["global"]?.map ?? YAMLMap()
    for (index, item) in (configuration.value["scrape_configs"]?.list ?? []).enumerated() {
      guard let value = item.map else { continue }
      let way: [PathElement] = ["scrape_configs", .index(index)]
      let scraper = Scraper(pipelines: [], isForPrometheus: true, keepsInstances: true, isCollector: false) {
        configuration.root.place(($0 == .job ? way : ["global"]) + $1)
      }
      input.add(job(value, global, scraper))
    }
  }

  /// Exporters whose backends are asked in PromQL.
  private static let prometheusExporters: Set<String> = ["prometheus", "prometheus_remote_write", "prometheusremotewrite"]

  /// Who runs a scrape job.
  private struct Scraper {
    enum Root { case job, global }

    let pipelines: [[MetricFilter]]
    let isForPrometheus: Bool
    /// Whether the label `instance` stays what the job makes it.
    let keepsInstances: Bool
    let isCollector: Bool
    let place: (Root, [PathElement]) -> Finding.Place
  }

  private mutating func job(_ value: YAMLMap, _ global: YAMLMap, _ scraper: Scraper) -> ScrapedJob {
    let name = value["job_name"]?.string
    let relabelings = (value["relabel_configs"]?.list ?? []).compactMap(\.map)
    let metricRelabelings = (value["metric_relabel_configs"]?.list ?? []).compactMap(\.map)
    let isShared = value["scrape_interval"] == nil
    let written = value["scrape_interval"] ?? global["scrape_interval"]
    let interval = written?.string.flatMap(DurationSyntax.prometheus)
    let filters = metricRelabelings.enumerated().compactMap { index, rule in
      filter(
        MetricRelabeling(rule), "the job \(GoText.quoted(name ?? ""))",
        scraper.place(.job, ["metric_relabel_configs", .index(index), "regex"]))
    }
    let all = relabelings + metricRelabelings
    return ScrapedJob(
      title: "the job \(GoText.quoted(name ?? ""))", names: names(name, all), interval: interval ?? (written == nil ? 60 : nil),
      intervalPlace: interval == nil ? nil : settle(scraper.place(isShared ? .global : .job, ["scrape_interval"])),
      isIntervalShared: isShared,
      isForPrometheus: scraper.isForPrometheus,
      instances: scraper.keepsInstances ? TargetInstances(value, isOfCollector: scraper.isCollector).forms : nil,
      honorsLabels: value["honor_labels"] != nil && value["honor_labels"] != .bool(false), words: ScrapedJob.words(value),
      isOpen: ScrapedJob.isOpen(value, all), filters: filters, pipelines: scraper.pipelines, labels: ScrapedJob.labels(value, all))
  }

  /// What the label `job` may become.
  private func names(_ name: String?, _ relabelings: [YAMLMap]) -> Set<String>? {
    guard let name, !name.hasBytes("${") else { return nil }
    var names: Set<String> = [name]
    for rule in relabelings {
      if rule["action"]?.string?.lowercased() == "labelmap" {
        // Prometheus sets job last only where nothing else has; a map to it is rare.
        if (rule["replacement"]?.string ?? "").hasPrefix("job") { return nil }
        continue
      }
      guard rule["target_label"]?.string == "job" else { continue }
      guard let replacement = rule["replacement"]?.string, !replacement.utf8.contains(UInt8(ascii: "$")) else { return nil }
      names.insert(replacement)
    }
    return names
  }

  /// Sources: prometheus/prometheus, cmd/prometheus/main.go (`--query.lookback-delta`), which Thanos and Mimir have by like names;
  /// prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1 (`spec.query.lookbackDelta`).
  mutating func readLookback(_ known: CheckedDocuments) {
    for document in known.documents {
      let isTold =
        document.objects.contains { $0.group == "monitoring.coreos.com" && $0.spec["query"]?["lookbackDelta"] != nil }
        || document.pods.contains { pod in
          pod.containers.contains { container in
            ["command", "args"].contains { container.value[$0]?.mentions("lookback-delta") ?? false }
          }
        }
      if isTold { input.hasOwnLookback = true }
    }
  }

  // MARK: Filters

  private mutating func filter(_ rule: MetricRelabeling, _ owner: String, _ place: Finding.Place) -> MetricFilter? {
    guard rule.isOfNames, let keeps = rule.keeps, let text = rule.regex, !text.hasBytes("${"),
      let expression = try? RegularExpression(relabelling: text.replacing("$$", with: "$"))
    else { return nil }
    return MetricFilter(
      keeps: keeps, pattern: .expressions([expression]), title: "the \(keeps ? "keep-list" : "drop-list") of \(owner)",
      place: settle(place))
  }

  /// Source: open-telemetry/opentelemetry-collector-contrib, processor/filterprocessor/config.go: `include` and `exclude` by names.
  private mutating func filters(of processor: CollectorView.Component, _ collector: CollectorView) -> [MetricFilter] {
    guard processor.type == "filter" else { return [] }
    var filters: [MetricFilter] = []
    for (key, keeps) in [("include", true), ("exclude", false)] {
      guard let match = processor.configuration["metrics"]?[key]?.map, match["expressions"] == nil, match["resource_attributes"] == nil
      else { continue }
      let names = (match["metric_names"]?.list ?? []).compactMap(\.string)
      guard !names.isEmpty, names.allSatisfy({ !$0.hasBytes("${") }) else { continue }
      let pattern: MetricFilter.Pattern
      if match["match_type"]?.string == "regexp" {
        let expressions = names.compactMap { try? RegularExpression($0.replacing("$$", with: "$"), .re2) }
        guard expressions.count == names.count else { continue }
        pattern = .expressions(expressions)
      } else {
        pattern = .names(Set(names))
      }
      let path = processor.path + ["metrics", .key(key), "metric_names"]
      filters.append(
        MetricFilter(
          keeps: keeps, pattern: pattern, title: "the \(keeps ? "keep-list" : "drop-list") of the \(processor.title)",
          place: settle(collector.place(path))))
    }
    return filters
  }

  // MARK: Custom resources

  /// Source: prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1: what a job is called, Services and labels decide.
  mutating func readMonitors(_ objects: [ObjectView], in document: Int) {
    for object in objects where object.group == "monitoring.coreos.com" {
      let field: String
      switch object.kind {
      case "ServiceMonitor": field = "endpoints"
      case "PodMonitor": field = "podMetricsEndpoints"
      default: continue
      }
      for (index, endpoint) in (object.spec[field]?.list ?? []).enumerated() {
        guard let value = endpoint.map else { continue }
        let way: [PathElement] = ["spec", .key(field), .index(index)]
        let rules = (value["metricRelabelings"]?.list ?? []).compactMap(\.map)
        let filters = rules.enumerated().compactMap { index, rule in
          filter(MetricRelabeling(rule), object.title, object.place(way + ["metricRelabelings", .index(index), "regex"]))
        }
        let interval = value["interval"]?.string.flatMap(DurationSyntax.prometheus)
        input.add(
          ScrapedJob(
            title: object.title, names: nil, interval: interval,
            intervalPlace: interval == nil ? nil : settle(object.place(way + ["interval"])), isIntervalShared: false, isForPrometheus: true,
            instances: nil, honorsLabels: true, words: object.name ?? "",
            isOpen: object.name == nil || MetricRelabeling.renames(rules), filters: filters, pipelines: [],
            labels: ScrapedJob.labels(YAMLMap(), (value["relabelings"]?.list ?? []).compactMap(\.map) + rules)))
      }
    }
  }
}
