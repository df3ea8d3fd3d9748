import ChartModel
import Kubernetes
import YAML

/// The form of `options` and `values` for `windows-nodes`: which groups of settings there are depends on the options.
struct WindowsNodesForm {
  /// What every chart of the stack has, the settings of each strategy, and those of each backend.
  private let common: [SettingsSchema.Member]
  private let strategies: [(name: String, members: [SettingsSchema.Member])]
  private let backends: [(name: String, members: [SettingsSchema.Member])]

  /// All settings, for what their schemas refer to.
  var settings: SettingsSchema { SettingsSchema(members: common + (strategies + backends).flatMap(\.members)) }

  init() {
    // One of the strategies is enough to see what all have.
    let plain = Self.members(StackOptions(strategy: .preinstalled, backends: [.otlp], logs: true))
    let shared = plain.filter { !["exporter", "otlp", "windowsNodes"].contains($0.name) }
    common = shared
    var strategies: [(String, [SettingsSchema.Member])] = []
    for strategy in StackStrategy.allCases {
      let members = Self.members(StackOptions(cloud: .aks, strategy: strategy, backends: [.otlp], logs: true))
      strategies.append(
        (strategy.rawValue, members.filter { member in member.name != "otlp" && !shared.contains { $0.name == member.name } }))
    }
    var backends: [(String, [SettingsSchema.Member])] = []
    for backend in StackBackend.allCases {
      let own = backend.parts(logs: true).settings.map(\.name)
      let members = Self.members(StackOptions(strategy: .preinstalled, backends: [backend], logs: true))
      backends.append((backend.rawValue, members.filter { own.contains($0.name) }))
    }
    self.strategies = strategies
    self.backends = backends
  }

  private static func members(_ options: StackOptions) -> [SettingsSchema.Member] {
    SettingsSchema(of: WindowsNodes(options).settings.map(\.values) + [StandardSettings()]).members
  }

  var schema: YAMLMap {
    let names = Set((common + (strategies + backends).flatMap(\.members)).map(\.name)).sorted()
    let values: YAMLMap = [
      "type": "object", "propertyNames": ["enum": .list(names.map { .string($0) })],
      "properties": .map(SettingsForm.properties(of: common)),
    ]
    return [
      "required": ["options"], "properties": ["options": .map(options), "values": .map(values)],
      "allOf": .list(
        strategies.map { .map(Self.choice(Self.strategy($0.name), $0.members)) }
          + backends.map { .map(Self.choice(["backends": ["contains": ["const": .string($0.name)]]], $0.members)) }),
    ]
  }

  private var options: YAMLMap {
    var schema = StackOptions.type.jsonSchema
    let defaults: YAMLMap = [
      "cloud": .string(StackCloud.other.rawValue), "strategy": .string(StackStrategy.hostProcess.rawValue), "logs": false,
    ]
    if var properties = schema["properties"]?.map {
      for entry in defaults.entries {
        guard var property = properties[entry.key]?.map else { continue }
        property["default"] = entry.value
        properties[entry.key] = .map(property)
      }
      schema["properties"] = .map(properties)
    }
    return schema
  }

  /// A key that is not there fulfils what is asked of its value: the default's strategy is the one without the key.
  private static func strategy(_ name: String) -> YAMLMap { ["strategy": ["const": .string(name)]] }

  private static func choice(_ options: YAMLMap, _ members: [SettingsSchema.Member]) -> YAMLMap {
    var condition: YAMLMap = ["properties": .map(options)]
    if options["strategy"]?["const"]?.string != StackStrategy.hostProcess.rawValue, let key = options.entries.first?.key {
      condition["required"] = .list([.string(key)])
    }
    return [
      "if": ["properties": ["options": .map(condition)]],
      "then": ["properties": ["values": ["properties": .map(SettingsForm.properties(of: members))]]],
    ]
  }
}
