import YAML

/// Tells the configuration of an OpenTelemetry collector from other YAML.
///
/// Source: open-telemetry/opentelemetry-collector, otelcol/config.go: the sections of a configuration.
enum CollectorText {
  /// The keys of a configuration.
  static let sections = ["receivers", "processors", "exporters", "connectors", "extensions", "service"]

  /// As the collector reads its configuration, with go.yaml.in/yaml/v3: `yes` is a word, merge keys merge
  /// (open-telemetry/opentelemetry-collector, confmap/provider.go).
  static var options: YAMLReader.Options {
    var options = YAMLReader.Options()
    options.booleans = .core
    options.maxBytes = 4 << 20
    return options
  }

  /// Whether a document is a configuration: it has pipelines, or sources and targets of them, and does not call itself something else.
  static func isConfiguration(_ value: YAMLValue) -> Bool {
    guard case .map(let map) = value, map["apiVersion"] == nil, map["kind"] == nil else { return false }
    if case .map? = map["service"]?["pipelines"] { return map["receivers"] != nil || map["exporters"] != nil || map.count <= 2 }
    guard case .map(let receivers)? = map["receivers"], case .map(let exporters)? = map["exporters"] else { return false }
    return !receivers.isEmpty && !exporters.isEmpty && map.entries.contains { sections.contains($0.key) }
  }

  /// A cheap look whether a text may be a configuration: most texts in ConfigMaps are not.
  static func mayBeConfiguration(_ text: String) -> Bool {
    text.hasBytes("receivers") && (text.hasBytes("exporters") || text.hasBytes("service:"))
      || text.hasBytes("pipelines") && text.hasBytes("service:")
  }
}
