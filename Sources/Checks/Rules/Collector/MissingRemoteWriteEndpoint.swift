import CollectorSchemas
import Diagnostics
import YAML

enum MissingRemoteWriteEndpoint: CollectorRule {
  static let about = RuleDescription(
    "OTEL031", "remote-write-endpoint", .error, "A prometheus_remote_write exporter has no endpoint.",
    explanation: """
      The exporter's default is `http://some.url:9411/api/prom/push`, which is nowhere. The collector starts and its `validate` is content,
      and all metrics are lost.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib exporter/prometheusremotewriteexporter/factory.go"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard !collector.isPartial else { return }
    for exporter in collector.components(.exporter) where exporter.type == "prometheus_remote_write" {
      let endpoint = exporter.configuration["endpoint"] ?? exporter.configuration["http"]?["endpoint"]
      guard endpoint == nil || endpoint == .null || endpoint == "" else { continue }
      report.add(
        collector, exporter.path, "the \(exporter.title) has no endpoint, so that it writes to http://some.url:9411",
        hint: "add endpoint, the address that takes Prometheus remote write")
    }
  }
}
