package import YAML

/// A configuration of Prometheus itself.
///
/// Source: prometheus/prometheus, config/config.go.
package struct PrometheusConfiguration: Sendable {
  package let value: YAMLMap
  let root: QueryRoot

  static func isOne(_ map: YAMLMap) -> Bool {
    guard let jobs = map["scrape_configs"]?.list else { return false }
    return jobs.contains { $0["job_name"] != nil }
  }

  /// A cheap look whether a text may be one, and is no collector's.
  static func mayBeOne(_ text: String) -> Bool { text.hasBytes("scrape_configs") && !text.hasBytes("receivers") }

  /// Those in a ConfigMap.
  static func all(in object: ObjectView) -> [PrometheusConfiguration] {
    guard object.kind == "ConfigMap", object.group.isEmpty else { return [] }
    return (object.value["data"]?.map?.entries ?? []).compactMap { entry in
      guard let text = entry.value.string, mayBeOne(text),
        case .map(let map)? = try? YAMLReader.readValues(text, file: "", options: CollectorText.options).first, isOne(map)
      else { return nil }
      let place = object.place(["data", .key(entry.key)])
      return PrometheusConfiguration(value: map, root: QueryRoot(document: place.document, path: place.path, isText: true))
    }
  }
}
