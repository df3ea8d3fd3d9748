public import WindowsExporterCatalogue

/// How many series a node's windows_exporter shows: what a scrape of it costs its backend.
public struct SeriesEstimate: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var metric: Metric
    /// nil if it is not known how many values its labels have.
    public var series: Int?
  }

  /// By name.
  public var entries: [Entry]

  /// The series of all metrics whose number is known.
  public var total: Int {
    entries.reduce(0) { sum, entry in
      let (total, overflow) = sum.addingReportingOverflow(entry.series ?? 0)
      return overflow ? .max : total
    }
  }

  /// Metrics whose series are not in the total.
  public var unknown: [Metric] { entries.filter { $0.series == nil }.map(\.metric) }
}

extension MetricCatalogue {
  /// Estimates the series of one node.
  ///
  /// Collectors run as they do by default: what has to be asked for (BitLocker, for example) is not counted, nor what files of the textfile
  /// collector hold.
  ///
  /// - Parameters:
  ///   - collectors: those that are enabled; they replace `shape.collectors`.
  ///   - metrics: the names that are kept; nil for all.
  public func estimate(
    _ shape: NodeShape, version: ExporterVersion, collectors: Set<String>, metrics: Set<String>? = nil
  ) -> SeriesEstimate {
    var shape = shape
    shape.collectors = collectors.count
    let shown = windowsMetrics(in: version, collectors: collectors).filter { metrics?.contains($0.name) ?? true }
    return SeriesEstimate(
      entries: shown.map { SeriesEstimate.Entry(metric: $0, series: series.count($0, in: version, on: shape)) })
  }
}
