public import ChartModel

/// A job that finds targets and scrapes them (prometheus.io, "scrape_config").
public struct ScrapeJob: Sendable {
  public enum Scheme: Sendable {
    case http, https
    /// HTTPS if a condition holds when the chart is installed.
    case httpsIf(Expr<Bool>)
  }

  /// Unique in a configuration.
  public var name: String
  /// In seconds. Rates need a window of at least four intervals.
  public var interval: Expr<Int>?
  /// In seconds, at most the interval.
  public var timeout: Expr<Int>?
  public var path: String?
  /// Plain HTTP if nil.
  public var scheme: Scheme?
  /// Query arguments of each scrape.
  public var params: [(name: String, values: [ScrapeText])]
  /// Whether labels of the scraped series win over those of the target.
  public var honorsLabels: Bool
  /// Whether answers that do not say their format are read as Prometheus' text. Prometheus 2 always does, 3 and the collector only so
  /// (prometheus/prometheus, docs/migration.md); written for the collector only, as Prometheus 2 does not know the field.
  public var acceptsUntypedText: Bool
  /// Whether series with timestamps of their own end as soon as they are no longer shown, not minutes later. Since Prometheus 2.48
  /// (prometheus/prometheus, CHANGELOG.md, track_timestamps_staleness); written for the collector only.
  public var tracksStaleness: Bool
  public var client: ScrapeClient
  public var limits: ScrapeLimits
  public var staticTargets: [StaticTargets]
  public var discoveries: [KubernetesDiscovery]
  public var relabeling: [RelabelRule]
  public var metricRelabeling: [RelabelRule]
  /// When the job is there; nil is always.
  public var condition: Expr<Bool>?

  public init(
    _ name: String, interval: Expr<Int>? = nil, timeout: Expr<Int>? = nil, path: String? = nil, scheme: Scheme? = nil,
    params: [(name: String, values: [ScrapeText])] = [], honorsLabels: Bool = false, acceptsUntypedText: Bool = false,
    tracksStaleness: Bool = false,
    client: ScrapeClient = ScrapeClient(), limits: ScrapeLimits = ScrapeLimits(), staticTargets: [StaticTargets] = [],
    discoveries: [KubernetesDiscovery] = [], relabeling: [RelabelRule] = [], metricRelabeling: [RelabelRule] = [],
    condition: Expr<Bool>? = nil
  ) {
    self.name = name
    self.interval = interval
    self.timeout = timeout
    self.path = path
    self.scheme = scheme
    self.params = params
    self.honorsLabels = honorsLabels
    self.acceptsUntypedText = acceptsUntypedText
    self.tracksStaleness = tracksStaleness
    self.client = client
    self.limits = limits
    self.staticTargets = staticTargets
    self.discoveries = discoveries
    self.relabeling = relabeling
    self.metricRelabeling = metricRelabeling
    self.condition = condition
  }

  /// The variables that the scraper's environment must have.
  public var environment: Set<EnvironmentVariable> {
    var all = client.environment
    for text in params.flatMap(\.values) { all.formUnion(text.environment) }
    for targets in staticTargets { all.formUnion(targets.environment) }
    for discovery in discoveries { all.formUnion(discovery.environment) }
    for rule in relabeling + metricRelabeling { all.formUnion(rule.environment) }
    return all
  }

  /// The job as an entry of `scrape_configs`.
  public func item(in context: ScrapeContext) -> ListItem { ListItem.item(tree(in: context)).when(condition) }

  private func tree(in context: ScrapeContext) -> Tree {
    MapBuilder.tree { map in
      map.put("job_name", fixed: name)
      if let interval { map.put("scrape_interval", Expr<String>("\(interval)s")) }
      if let timeout { map.put("scrape_timeout", Expr<String>("\(timeout)s")) }
      map.put("metrics_path", fixed: path)
      switch scheme {
      case nil: break
      case .http?: map.put("scheme", "http")
      case .https?: map.put("scheme", "https")
      case .httpsIf(let condition)?: map.when(condition) { $0.put("scheme", "https") }
      }
      map.map("params") { map in
        for param in params { map.list(param.name, param.values.map { Tree.folding($0.expression(in: context)) }) }
      }
      if honorsLabels { map.put("honor_labels", true) }
      if tracksStaleness, case .collector = context { map.put("track_timestamps_staleness", true) }
      if acceptsUntypedText, case .collector = context { map.put("fallback_scrape_protocol", "PrometheusText0.0.4") }
      limits.encode(into: &map)
      client.encode(into: &map, in: context)
      map.list("static_configs", staticTargets.map { $0.item(in: context) })
      map.list("kubernetes_sd_configs", discoveries.map { $0.item(in: context) })
      map.list("relabel_configs", relabeling.map { $0.item(in: context) })
      map.list("metric_relabel_configs", metricRelabeling.map { $0.item(in: context) })
    }
  }
}
