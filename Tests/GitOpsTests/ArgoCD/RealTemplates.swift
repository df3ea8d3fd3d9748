import Foundation
import TestSupport
import YAML

/// What an ApplicationSet makes, its texts rendered by Go's own templates with Sprig (those of Helm, which has the same functions).
struct RealTemplates {
  let set: YAMLValue
  /// What the generators give, one for each Application.
  let parameters: [YAMLValue]

  struct Refused: Error { var reason: String }

  func applications() throws -> [YAMLValue] {
    let template = set["spec"]?["template"] ?? .null
    var texts: [String] = []
    Self.collect(template, &texts)
    texts.append(set["spec"]?["templatePatch"]?.string ?? "")
    return try rendered(texts).map { texts in
      var rest = texts[...]
      let application = Self.replaced(template, &rest)
      let patch = try YAMLReader.readSingle(texts[texts.count - 1], file: "patch").plain
      return Self.patched(application, patch)
    }
  }

  /// Each text for each of the parameters.
  private func rendered(_ texts: [String]) throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-templates-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("templates"), withIntermediateDirectories: true)
    try Data("{apiVersion: v2, name: t, version: 1.0.0}".utf8).write(to: folder.appendingPathComponent("Chart.yaml"))
    let source = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: t}
      data:
        {{- range $n, $one := .Values.parameters }}
        {{- range $m, $text := $.Values.texts }}
        {{ printf "t%d-%d" $n $m }}: {{ tpl $text $one | toJson }}
        {{- end }}
        {{- end }}
      """
    try Data(source.utf8).write(to: folder.appendingPathComponent("templates/t.yaml"))
    let values: YAMLValue = ["parameters": .list(parameters), "texts": .list(texts.map(YAMLValue.string))]
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder.path), "release": "r", "namespace": "n",
      "values": .string(JSONWriter.text(for: values, pretty: false)),
    ])
    guard answer["ok"]?.bool == true, let manifest = answer["manifest"]?.string else {
      throw Refused(reason: answer["error"]?.string ?? "no manifest")
    }
    let data = try YAMLReader.readSingle(manifest, file: "manifest").plain["data"]
    return parameters.indices.map { n in texts.indices.map { data?["t\(n)-\($0)"]?.string ?? "" } }
  }

  private static func collect(_ value: YAMLValue, _ texts: inout [String]) {
    switch value {
    case .string(let text): texts.append(text)
    case .list(let items): for item in items { collect(item, &texts) }
    case .map(let map): for entry in map.entries { collect(entry.value, &texts) }
    default: break
    }
  }

  private static func replaced(_ value: YAMLValue, _ texts: inout ArraySlice<String>) -> YAMLValue {
    switch value {
    case .string: .string(texts.removeFirst())
    case .list(let items): .list(items.map { replaced($0, &texts) })
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: replaced($0.value, &texts)) }))
    default: value
    }
  }

  /// Maps are merged, lists replaced; a patch that empties a map would be a mistake.
  private static func patched(_ value: YAMLValue, _ patch: YAMLValue) -> YAMLValue {
    guard case .map(var map) = value, case .map(let changes) = patch else { return patch == .null ? value : patch }
    for change in changes.entries { map[change.key] = patched(map[change.key] ?? .map([:]), change.value) }
    return .map(map)
  }
}
