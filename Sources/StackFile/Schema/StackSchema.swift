public import BuiltInSpecs
public import ChartModel
public import YAML

/// A JSON Schema (draft-07) of stack files, by which editors complete and check them, settings included. What options ask of each other, and
/// what a chart refuses, only `StackFile` knows.
public enum StackSchema {
  /// - Parameter specs: as for `StackFile.chart(reading:name:specs:)`.
  /// - Throws: mistakes of specs.
  public static func value(specs: [BuiltInSpec]) throws(DeclarationProblems) -> YAMLValue {
    let stacks = Stack.all(specs)
    var schema: YAMLMap = [
      "$schema": "http://json-schema.org/draft-07/schema#", "title": "Stack file", "description": .string(StackForm.summary),
    ]
    schema.entries += StackForm.record(of: nil, among: stacks).jsonSchema.entries
    // Which values there are depends on the stack.
    if var properties = schema["properties"]?.map {
      for key in ["values", "options"] { properties[key] = properties[key].map { .map(Self.described(like: $0)) } }
      schema["properties"] = .map(properties)
    }
    var definitions: YAMLMap = [:]
    var choices: [YAMLValue] = []
    for stack in stacks {
      let then: YAMLMap
      switch stack {
      case .spec(let spec):
        let settings = try spec.chart().settings
        then = ["properties": ["options": false, "values": .map(SettingsForm.object(of: settings.members))]]
        merge(settings, into: &definitions)
      case .windowsNodes:
        let form = WindowsNodesForm()
        then = form.schema
        merge(form.settings, into: &definitions)
      }
      let condition: YAMLMap = ["properties": ["stack": ["const": .string(stack.name)]], "required": ["stack"]]
      choices.append(["if": .map(condition), "then": .map(then)])
    }
    schema["allOf"] = .list(choices)
    if !definitions.isEmpty { schema["definitions"] = .map(definitions) }
    return .map(schema)
  }

  /// The schema as JSON, with a line end behind it; not indented, because it is large and nobody reads it.
  public static func text(specs: [BuiltInSpec]) throws(DeclarationProblems) -> String {
    JSONWriter.text(for: try value(specs: specs), pretty: false) + "\n"
  }

  private static func described(like value: YAMLValue) -> YAMLMap {
    var map: YAMLMap = ["type": "object"]
    if let description = value["description"] { map["description"] = description }
    return map
  }

  private static func merge(_ settings: SettingsSchema, into definitions: inout YAMLMap) {
    for entry in settings.jsonSchema["definitions"]?.map?.entries ?? [] { definitions[entry.key] = entry.value }
  }
}

/// Settings of which a file gives some: as in values.schema.json, but nothing is required, and defaults are shown.
enum SettingsForm {
  static func object(of members: [SettingsSchema.Member]) -> YAMLMap {
    ["type": "object", "additionalProperties": false, "properties": .map(properties(of: members))]
  }

  static func properties(of members: [SettingsSchema.Member]) -> YAMLMap {
    YAMLMap(members.map { .init(key: $0.name, value: .map(schema(of: $0))) })
  }

  private static func schema(of member: SettingsSchema.Member) -> YAMLMap {
    switch member {
    case .setting(let declaration):
      var schema = YAMLMap([.init(key: "description", value: .string(declaration.summary))] + declaration.type.jsonSchema.entries)
      if let value = declaration.defaultValue { schema["default"] = value }
      return schema
    case .group(_, let summary, let members):
      return YAMLMap([.init(key: "description", value: .string(summary))] + object(of: members).entries)
    }
  }
}
