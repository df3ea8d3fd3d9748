public import WindowsExporterCatalogue

/// The metrics that rules and dashboards about mixed clusters use, through the releases of windows_exporter.
public struct MetricCatalogue: Sendable {
  /// The tables of this program.
  public static let embedded = MetricCatalogue()

  /// What a release of windows_exporter, and everything else in a cluster, says to a name. Names that end in `_bucket`, `_sum` and `_count` are
  /// found under the histogram or summary that they belong to; names that began with `wmi_` lead to what they are called now.
  public func find(_ name: String, in version: ExporterVersion) -> MetricLookup { .foreign }

  /// What a release shows with these collectors enabled, sorted by name.
  public func windowsMetrics(in version: ExporterVersion, collectors: Set<String>) -> [Metric] { [] }

  /// The equivalent names by which these releases know what the newest calls by a name, the newest first. The name itself for what no catalogue knows.
  public func names(for name: String, in versions: [ExporterVersion]) -> [String] { [name] }
}
