import CollectorSchemas
import Diagnostics
import YAML

enum RenamedMetrics: CollectorRule {
  static let about = RuleDescription(
    "OTEL032", "renamed-metrics", .info, "A prometheus_remote_write exporter renames metrics, or adds labels to each.",
    explanation: """
      By default the exporter adds the suffixes `_total` and units to names that lack them, so that dashboards and rules made for
      Prometheus find nothing (`windows_container_available` becomes `windows_container_available_total`), and it adds
      `otel_scope_name` and `otel_scope_version` to every series, all of which then change with each release of the collector.

      `translation_strategy: UnderscoreEscapingWithoutSuffixes` and `disable_scope_info: true` keep metrics as they were scraped.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-contrib exporter/prometheusremotewriteexporter/README.md",
      "open-telemetry/opentelemetry-collector-contrib exporter/prometheusremotewriteexporter/config.go",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    let scraped = Set(
      collector.pipelines.filter { $0.receivers.contains { collector.component(.receiver, $0.id)?.type == "prometheus" } }
        .flatMap(\.exporters).map(\.id.canonical))
    for exporter in collector.components(.exporter)
    where exporter.type == "prometheus_remote_write" && scraped.contains(exporter.id.canonical) {
      let configuration = exporter.configuration
      var words: [String] = []
      var hints: [String] = []
      let strategy = configuration["translation_strategy"]?.string
      if strategy?.hasSuffix("WithSuffixes") ?? (configuration["add_metric_suffixes"]?.bool != false) {
        words.append("renames metrics that lack _total or a unit")
        hints.append("translation_strategy: UnderscoreEscapingWithoutSuffixes")
      }
      if configuration["disable_scope_info"]?.bool != true, configuration["disable_scope_info"]?.string == nil {
        words.append("adds otel_scope_name and otel_scope_version to each")
        hints.append("disable_scope_info: true")
      }
      guard !words.isEmpty else { continue }
      report.add(
        collector, exporter.path, "the \(exporter.title) " + words.joined(separator: ", and "),
        hint: "to keep metrics as they were scraped: " + hints.joined(separator: ", "))
    }
  }
}
