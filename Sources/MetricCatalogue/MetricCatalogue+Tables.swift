import WindowsExporterCatalogue

/// Each table is read when it is first needed: those who ask for metrics of Windows alone do not read node_exporter's.
extension MetricCatalogue {
  var windows: MetricTable { .windowsExporter }
  var others: MetricTable { Self.others }
  var replacements: Replacements { Self.replacements }
  var series: SeriesFormulas { Self.series }

  /// In the order in which they are asked: what cAdvisor shows of containers comes before what the kubelet shows of them.
  private static let others = MetricTable(
    ["scrape", "cadvisor", "kubelet", "kube-state-metrics", "node-exporter", "collector"].map { text("\($0).txt") },
    isWindowsExporter: false)
  private static let replacements = Replacements(text("replacements.txt"))
  private static let series = SeriesFormulas(text("series.txt"))

  private static func text(_ name: String) -> String { EmbeddedFiles.texts.first { $0.path.hasSuffix("/\(name)") }?.text ?? "" }
}
