import ChartModel
import YAML

extension ChartDefinition {
  /// The chart with the long texts of its ConfigMaps left out that no setting changes, such as programs and dashboards: reading them again for
  /// each combination would tell nothing new.
  var withoutFixedTexts: ChartDefinition {
    var chart = self
    chart.templates = templates.map { TemplateFile(path: $0.path, blocks: $0.blocks.map(\.withoutFixedTexts)) }
    return chart
  }
}

extension DocumentBlock {
  fileprivate var withoutFixedTexts: DocumentBlock {
    switch self {
    case .document(var document):
      guard document.kind == "ConfigMap" else { return self }
      document.entries = document.entries.map { entry in
        guard case .field("data", let data) = entry else { return entry }
        return .field("data", data.withoutFixedTexts)
      }
      return .document(document)
    case .when(let condition, let then, let otherwise):
      return .when(condition, then.map(\.withoutFixedTexts), else: otherwise.map(\.withoutFixedTexts))
    case .each(let loop, let body): return .each(loop, body.map(\.withoutFixedTexts))
    }
  }
}

extension Tree {
  /// Texts of this length, in bytes, are worth the trouble.
  private static let length = 4096

  fileprivate var withoutFixedTexts: Tree {
    switch self {
    case .value(.map(let map)): .value(.map(YAMLMap(map.entries.map { .init(key: $0.key, value: Self.short($0.value)) })))
    case .map(let entries):
      .map(
        entries.map { entry in
          if case .field(let key, .value(let value)) = entry { .field(key, .value(Self.short(value))) } else { entry }
        })
    default: self
    }
  }

  private static func short(_ value: YAMLValue) -> YAMLValue {
    if case .string(let text) = value, text.utf8.count >= length { .string("(a text that no setting changes)") } else { value }
  }
}
