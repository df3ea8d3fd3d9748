public import YAML

/// The settings of a chart in the order of their declaration: what values.yaml and values.schema.json are written from.
public struct SettingsSchema: Sendable, Hashable {
  /// What stands in values.yaml at one key.
  public indirect enum Member: Sendable, Hashable {
    /// A value that users may give.
    case setting(Declaration)
    /// A map of settings and groups, with the sentence that stands above it.
    case group(name: String, summary: String, [Member])

    /// The key, which is a setting's last one.
    public var name: String {
      switch self {
      case .setting(let declaration): declaration.path.last ?? ""
      case .group(let name, _, _): name
      }
    }
  }

  /// A setting as its author declared it, and its place.
  public struct Declaration: Sendable, Hashable {
    /// The keys from the root of values.yaml on.
    public var path: [String]
    /// What the setting is for, as a sentence: the comment in values.yaml, the description in the schema, and a cell of the README's table.
    public var summary: String
    /// What the value may be, the setting's rules counted in.
    public var type: ValueType
    /// Nil: an optional setting that values.yaml only shows in a comment.
    public var defaultValue: YAMLValue?

    /// A declaration as data; those of a struct of settings come from `SettingsSchema(of:)`.
    public init(path: [String], summary: String, type: ValueType, defaultValue: YAMLValue?) {
      self.path = path
      self.summary = summary
      self.type = type
      self.defaultValue = defaultValue
    }
  }

  /// In the order of declaration, in which values.yaml has them.
  public var members: [Member]

  /// A schema whose members do not come from a struct of settings. Nobody checks that their names and paths differ.
  public init(members: [Member]) { self.members = members }

  /// The settings of structs that stand side by side at the root, without a chart: what is wrong with them shows when one is made.
  public init(of groups: [any ChartValues]) {
    var findings: [DeclarationProblems.Finding] = []
    self = Binding.bind(groups, findings: &findings)
  }

  /// All settings, numbered by their place: a reference's slot is its index here.
  public var declarations: [Declaration] { Self.flatten(members) }

  private static func flatten(_ members: [Member]) -> [Declaration] {
    members.flatMap { member in
      switch member {
      case .setting(let declaration): [declaration]
      case .group(_, _, let members): flatten(members)
      }
    }
  }

  /// The chart's values.yaml as a value.
  public var defaults: YAMLMap { Self.defaults(of: members) }

  private static func defaults(of members: [Member]) -> YAMLMap {
    YAMLMap(
      members.compactMap { member in
        switch member {
        case .setting(let declaration): declaration.defaultValue.map { .init(key: member.name, value: $0) }
        case .group(let name, _, let members): .init(key: name, value: .map(defaults(of: members)))
        }
      })
  }
}

extension SettingsSchema {
  /// The schema as one type. At the root Helm adds `global`, and parents `enabled` (helm/helm, chart dependencies), so both are allowed.
  public var type: ValueType { .record(Self.fields(of: members)) }

  private static func fields(of members: [Member]) -> [ValueType.Field] {
    members.map { member in
      switch member {
      case .setting(let declaration):
        ValueType.Field(member.name, declaration.type, required: !declaration.type.isOptional, summary: declaration.summary)
      case .group(let name, let summary, let members):
        ValueType.Field(name, .record(fields(of: members)), required: true, summary: summary)
      }
    }
  }

  /// The two keys that Helm itself puts among a chart's values.
  public static let injectedKeys = ["global", "enabled"]

  /// The whole values.schema.json.
  public var jsonSchema: YAMLMap {
    var schema = type.jsonSchema
    var properties = schema["properties"]?.map ?? [:]
    properties["global"] = ["description": "Values that a parent chart shares with all its charts; not read here.", "type": "object"]
    properties["enabled"] = ["description": "The condition of a parent chart; not read here.", "type": "boolean"]
    schema["properties"] = .map(properties)
    if type.usesDefinitions { schema["definitions"] = .map(ValueType.definitions) }
    return YAMLMap([.init(key: "$schema", value: "http://json-schema.org/draft-07/schema#")] + schema.entries)
  }

  /// Everything about coalesced values that values.schema.json refuses.
  public func violations(of values: YAMLMap) -> [ValueViolation] {
    var own = values
    for key in Self.injectedKeys where !members.contains(where: { $0.name == key }) {
      guard let value = own[key] else { continue }
      own[key] = nil
      switch (key, value) {
      case ("global", .map), ("enabled", .bool): continue
      case ("global", _):
        return [ValueViolation(path: [.key(key)], problem: .wrongType(expected: .record([]), found: value))] + violations(of: own)
      default: return [ValueViolation(path: [.key(key)], problem: .wrongType(expected: .boolean, found: value))] + violations(of: own)
      }
    }
    return type.violations(of: .map(own))
  }
}
