public import ChartModel

/// What holds for every job unless it says otherwise (prometheus.io, "global").
public struct ScrapeGlobals: Sendable {
  /// In seconds; Prometheus takes 60 for nil.
  public var interval: Expr<Int>?
  /// In seconds, at most the interval; Prometheus takes 10 for nil.
  public var timeout: Expr<Int>?
  /// In seconds, between evaluations of rules; Prometheus takes 60 for nil.
  public var evaluationInterval: Expr<Int>?
  /// For every series that leaves the process; a label whose text is empty is left out. `$` stays `$`, whoever gave it: it is doubled for
  /// Prometheus 3, which expands variables here, and 2 does so only with `--enable-feature=expand-external-labels`
  /// (prometheus/prometheus, config/config.go, Load, and docs/migration.md).
  public var externalLabels: [(name: String, value: Expr<String>)]

  /// What is not given is left out of the file.
  public init(
    interval: Expr<Int>? = nil, timeout: Expr<Int>? = nil, evaluationInterval: Expr<Int>? = nil,
    externalLabels: [(name: String, value: Expr<String>)] = []
  ) {
    self.interval = interval
    self.timeout = timeout
    self.evaluationInterval = evaluationInterval
    self.externalLabels = externalLabels
  }

  /// The block; in a collector's configuration it stands beside `scrape_configs`.
  public func entries(in context: ScrapeContext) -> [MapEntry] {
    MapBuilder.entries { map in
      if let interval { map.put("scrape_interval", Expr<String>("\(interval)s")) }
      if let timeout { map.put("scrape_timeout", Expr<String>("\(timeout)s")) }
      if let evaluationInterval { map.put("evaluation_interval", Expr<String>("\(evaluationInterval)s")) }
      map.map("external_labels") { labels in
        for label in externalLabels {
          for entry in Self.entry(label.name, label.value, in: context) { labels.append(entry) }
        }
      }
    }
  }

  /// The label with its dollars doubled for Prometheus; what is written out in it once more for a collector, which doubles those of
  /// users with its whole configuration.
  private static func entry(_ name: String, _ value: Expr<String>, in context: ScrapeContext) -> [MapEntry] {
    let written = value.unlessEmpty.expression.mappingLiterals { context.escaped($0.doublingDollars) }
    return MapBuilder.entries { $0.put(name, Expr<String>(written)) }.map(\.escapingDollars)
  }
}
