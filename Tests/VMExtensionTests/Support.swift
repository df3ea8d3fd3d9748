import BuiltInSpecs
import ChartModel
import Examples
import OutputTree
import Testing
import VMExtension
import YAML

/// The extension for the example whose nodes have one, with some values of its own.
func exampleExtension(
  _ platform: ScaleSetExtension.Platform, _ overrides: [(path: [String], value: YAMLValue)] = []
) throws
  -> ScaleSetExtension
{
  let chart = try #require(BuiltInSpec.all.first { $0.name == "aks-vm-extension" }).chart()
  var values = YAMLValue.map(chart.settings.defaults)
  for change in overrides { values = values.setting(change.path[...], to: change.value) }
  return try ScaleSetExtension(
    values: try #require(values.map), spec: "aks-vm-extension", platform: platform)
}

extension ScaleSetExtension {
  func file(_ path: String) throws -> String {
    String(decoding: try #require(try files().first { $0.path == path }).contents, as: UTF8.self)
  }

  func properties() throws -> YAMLMap {
    try #require(YAMLReader.readSingle(Array(file("extension.json").utf8), file: "extension.json", options: .valuesFile).plain.map)
  }
}

extension YAMLValue {
  fileprivate func setting(_ path: ArraySlice<String>, to value: YAMLValue) -> YAMLValue {
    guard let key = path.first, var map else { return value }
    map[key] = (map[key] ?? .null).setting(path.dropFirst(), to: value)
    return .map(map)
  }
}
