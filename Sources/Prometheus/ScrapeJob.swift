public import ChartModel

/// A job that finds targets and scrapes them (prometheus/prometheus, docs/configuration/configuration.md, "scrape_config").
public struct ScrapeJob: Sendable {
  /// Whether targets are spoken to in plain text. A target's label `__scheme__` wins.
  public enum Scheme: Sendable {
    /// Plain HTTP, written out.
    case http
    /// HTTPS, with what the client says of certificates.
    case https
    /// HTTPS if a condition holds when the chart is installed.
    case httpsIf(Expr<Bool>)
  }

  /// Unique in a configuration; the label `job` of what it scrapes, unless a rule sets another.
  public var name: String
  /// In seconds; that of `ScrapeGlobals` if nil. Rates need a window of at least four intervals.
  public var interval: Expr<Int>?
  /// In seconds, at most the interval; that of `ScrapeGlobals` if nil.
  public var timeout: Expr<Int>?
  /// Where targets show their metrics; `/metrics` if nil. A target's label `__metrics_path__` wins.
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
  /// With which credentials targets are spoken to, and whom of them is trusted.
  public var client: ScrapeClient
  /// What a scrape may bring without failing; there is no limit by default.
  public var limits: ScrapeLimits
  /// Targets that need not be looked for, besides those that are discovered.
  public var staticTargets: [StaticTargets]
  /// Where targets are looked for; what any of them finds is scraped.
  public var discoveries: [KubernetesDiscovery]
  /// Applied to each target before it is scraped, in this order; labels that begin with `__` are gone afterwards.
  public var relabeling: [RelabelRule]
  /// Applied to each series of a scrape, in this order, but not to `up` and what else Prometheus adds itself.
  public var metricRelabeling: [RelabelRule]
  /// When the job is there; nil is always.
  public var condition: Expr<Bool>?

  /// A job that does what Prometheus does by default, and has no targets before some are given.
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
      map.put("job_name", fixed: name, in: context)
      if let interval { map.put("scrape_interval", Expr<String>("\(interval)s")) }
      if let timeout { map.put("scrape_timeout", Expr<String>("\(timeout)s")) }
      map.put("metrics_path", fixed: path, in: context)
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
