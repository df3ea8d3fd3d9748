import ChartModel
import Kubernetes
import YAML

/// Makes projected volumes of Secrets and ConfigMaps.
struct ProjectedImporter<OS: ImportedSystem> {
  let context: ImportContext

  func volume(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    fields.inside("projected") { projected in
      guard projected["defaultMode"] == nil, let sources = projected.each("sources", source) else { return nil }
      return Written(
        .projected(name.value) { sources.map { .source($0.value) } },
        .call("Volume.projected", [(nil, name.code)], body: sources.map(\.code)))
    }
  }

  private func source(_ yaml: YAMLValue) -> Written<ProjectedSource>? {
    guard let map = yaml.map, map.count == 1, let entry = map.entries.first, let object = entry.value.map else { return nil }
    var fields = Fields(object)
    guard let name = fields.word("name").map({ context.name($0.value) }) else { return nil }
    let items = fields.take("items", VolumeImporter<OS>.items) ?? []
    let optional = fields.fixedFlag("optional")
    guard fields.isEmpty else { return nil }
    let paths = items.map { (key: $0.key, path: Expr<String>(literal: $0.path)) }
    let list = SwiftCode.list(
      items.map { .call("", [("key", .text(SwiftLiteral.line($0.key))), ("path", .text(SwiftLiteral.line($0.path)))]) })
    let arguments: [(String?, SwiftCode?)] = [(nil, name.code), ("items", items.isEmpty ? nil : list), ("optional", optional?.code)]
    switch entry.key {
    case "secret":
      return Written(
        .secret(name.value, items: paths, optional: optional?.value), .call("ProjectedSource.secret", arguments))
    case "configMap":
      return Written(
        .configMap(name.value, items: paths, optional: optional?.value), .call("ProjectedSource.configMap", arguments))
    default: return nil
    }
  }
}

extension ProjectedImporter where OS == Linux {
  /// The same with a mode for all files.
  func volumeWithMode(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<Linux>>? {
    fields.inside("projected") { projected in
      guard let mode = projected.take("defaultMode", { $0.int }), (0...0o777).contains(mode),
        let sources = projected.each("sources", source)
      else { return nil }
      return Written(
        .projected(name.value, defaultMode: mode) { sources.map { .source($0.value) } },
        .call(
          "Volume.projected", [(nil, name.code), ("defaultMode", .text("0o" + String(mode, radix: 8)))], body: sources.map(\.code)))
    }
  }
}
