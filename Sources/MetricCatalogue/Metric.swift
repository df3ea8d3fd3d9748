public import WindowsExporterCatalogue

/// A metric as its exporter describes it.
public struct Metric: Sendable, Hashable {
  public enum MetricType: String, Sendable, Hashable, CaseIterable { case counter, gauge, histogram, summary, untyped }

  /// Who shows it.
  public enum Source: Sendable, Hashable {
    /// windows_exporter's collector of this name; nil for what the exporter says of itself (`windows_exporter_build_info`, `go_…`,
    /// `process_…`).
    case windowsExporter(collector: String?)
    case kubelet, kubeletResource, cadvisor, kubeStateMetrics, nodeExporter
    /// The OpenTelemetry collector of itself.
    case collector
    /// The scraper adds it to every target: `up`, `scrape_duration_seconds`, ….
    case scrape
  }

  /// Without what histograms and summaries add to it (`_bucket`, `_sum`, `_count`).
  public var name: String
  public var source: Source
  public var type: MetricType
  /// In the plural and without prefixes unless the name has them: `bytes`, `seconds`, `megahertz`; nil if it is a number of things, or
  /// not known.
  public var unit: String?
  /// The labels of its own, without those of the target, in the order of the source.
  public var labels: [String]
  /// A few words, or none.
  public var help: String
}

/// What is known of a metric's name.
public enum MetricLookup: Sendable, Hashable {
  case known(Metric)
  /// It was shown until before a release, as described. Replacements: names that the asked release shows, best first.
  case removed(Metric, since: ExporterVersion, replacements: [MetricReplacement])
  /// Only later releases show it. Predecessors: names that the asked release shows, best first.
  case notYet(Metric, since: ExporterVersion, predecessors: [MetricReplacement])
  /// Nothing of the name is known, though its prefix belongs to a source that is known.
  case unknown(nearest: String?)
  /// Nobody whom the catalogue knows shows metrics of such names.
  case foreign
}

/// A metric that tells what another one told.
public struct MetricReplacement: Sendable, Hashable {
  public var name: String
  /// Whether labels, unit and meaning are the same, so that the name is all there is to change.
  public var isEquivalent: Bool
  /// What to mind otherwise.
  public var remark: String?
}

/// Names that mean the same and together cover releases, such as the two sides of an `or`.
public struct EquivalentNames: Sendable, Hashable {
  /// Those of newer releases first; the current name is not among them if none of the releases shows it.
  public var names: [String]
  /// The releases that show none of them.
  public var missing: Set<ExporterVersion>
}
