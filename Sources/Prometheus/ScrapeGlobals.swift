public import ChartModel

/// What holds for every job unless it says otherwise (prometheus.io, "global").
public struct ScrapeGlobals: Sendable {
  /// In seconds.
  public var interval: Expr<Int>?
  /// In seconds, at most the interval.
  public var timeout: Expr<Int>?
  /// In seconds, between evaluations of rules.
  public var evaluationInterval: Expr<Int>?
  /// For every series that leaves the process; a label whose text is empty is left out.
  public var externalLabels: [(name: String, value: Expr<String>)]

  public init(
    interval: Expr<Int>? = nil, timeout: Expr<Int>? = nil, evaluationInterval: Expr<Int>? = nil,
    externalLabels: [(name: String, value: Expr<String>)] = []
  ) {
    self.interval = interval
    self.timeout = timeout
    self.evaluationInterval = evaluationInterval
    self.externalLabels = externalLabels
  }

  /// The block; the same in a collector's configuration, where it stands beside `scrape_configs`.
  public var entries: [MapEntry] {
    MapBuilder.entries { map in
      if let interval { map.put("scrape_interval", Expr<String>("\(interval)s")) }
      if let timeout { map.put("scrape_timeout", Expr<String>("\(timeout)s")) }
      if let evaluationInterval { map.put("evaluation_interval", Expr<String>("\(evaluationInterval)s")) }
      map.map("external_labels") { labels in for label in externalLabels { labels.put(label.name, label.value.unlessEmpty) } }
    }
  }
}
