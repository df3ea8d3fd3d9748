import ChartModel
import YAML

/// Writes Chart.yaml.
enum ChartFileWriter {
  static func text(_ info: ChartInfo) -> String {
    var map: YAMLMap = [
      "apiVersion": "v2",
      "name": .string(info.name),
      "description": .string(info.summary),
      "type": "application",
      "version": .string(info.version),
      // A version such as 1.10 must stay a text.
      "appVersion": .string(info.appVersion),
      "kubeVersion": .string(info.kubeVersion),
    ]
    if !info.keywords.isEmpty { map["keywords"] = .list(info.keywords.map { .string($0) }) }
    if let home = info.home { map["home"] = .string(home) }
    if !info.sources.isEmpty { map["sources"] = .list(info.sources.map { .string($0) }) }
    if !info.maintainers.isEmpty { map["maintainers"] = .list(info.maintainers.map { ["name": .string($0)] }) }
    if !info.annotations.isEmpty {
      map["annotations"] = .map(YAMLMap(info.annotations.map { .init(key: $0.key, value: .string($0.value)) }))
    }
    return YAMLEmitter.text(for: .map(map))
  }
}
