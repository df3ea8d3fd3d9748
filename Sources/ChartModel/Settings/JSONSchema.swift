public import YAML

extension ValueType {
  /// The type as a JSON Schema (draft-07), the dialect that Helm and editors read.
  public var jsonSchema: YAMLMap {
    switch self {
    case .string(let type):
      var schema: YAMLMap = ["type": "string"]
      if type.minLength > 0 { schema["minLength"] = .int(type.minLength) }
      if let most = type.maxLength { schema["maxLength"] = .int(most) }
      schema["pattern"] = .string(type.pattern.regularExpression)
      if type.isSecret { schema["writeOnly"] = true }
      return schema
    case .choice(let words):
      return ["type": "string", "enum": .list(words.map { .string($0) })]
    case .boolean:
      return ["type": "boolean"]
    case .integer(let range):
      return ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)]
    case .quantity:
      return [
        "anyOf": [
          ["type": "string", "pattern": .string(TextPattern.quantity.regularExpression)],
          ["type": "number", "minimum": 0, "maximum": .int(Self.safeIntegers.upperBound)],
        ]
      ]
    case .intOrString(let pattern, let least):
      return [
        "anyOf": [
          ["type": "integer", "minimum": .int(least), "maximum": 2_147_483_647],
          ["type": "string", "pattern": .string(pattern.regularExpression)],
        ]
      ]
    case .map(let keys, let values, let minEntries):
      var schema: YAMLMap = ["type": "object"]
      if minEntries > 0 { schema["minProperties"] = .int(minEntries) }
      schema["propertyNames"] = ["pattern": .string(keys.regularExpression)]
      schema["additionalProperties"] = .map(values.jsonSchema)
      return schema
    case .list(let element, let minItems, let unique):
      var schema: YAMLMap = ["type": "array"]
      if minItems > 0 { schema["minItems"] = .int(minItems) }
      if unique { schema["uniqueItems"] = true }
      schema["items"] = .map(element.jsonSchema)
      return schema
    case .record(let fields):
      return Self.objectSchema(
        properties: fields.map { field in
          var schema = field.type.jsonSchema
          if let summary = field.summary { schema = YAMLMap([.init(key: "description", value: .string(summary))] + schema.entries) }
          return .init(key: field.name, value: .map(schema))
        },
        required: fields.filter(\.isRequired).map(\.name))
    case .any:
      return ["$ref": "#/definitions/anything"]
    case .optional(let type):
      return type.unwrapped.nullableJSONSchema
    }
  }

  /// Whether the schema of a value refers to `definitions`.
  var usesDefinitions: Bool {
    switch self {
    case .any: true
    case .map(_, let type, _), .list(let type, _, _), .optional(let type): type.usesDefinitions
    case .record(let fields): fields.contains { $0.type.usesDefinitions }
    case .string, .choice, .boolean, .integer, .quantity, .intOrString: false
    }
  }

  /// What schemas refer to: the type `any`, which holds itself.
  static let definitions: YAMLMap = [
    "anything": [
      "anyOf": [
        ["type": "string", "pattern": .string(TextPattern.lines.regularExpression)],
        ["type": "boolean"],
        ["type": "number", "minimum": .int(safeIntegers.lowerBound), "maximum": .int(safeIntegers.upperBound)],
        ["type": "array", "items": ["$ref": "#/definitions/anything"]],
        [
          "type": "object", "propertyNames": ["pattern": .string(TextPattern.line.regularExpression)],
          "additionalProperties": ["$ref": "#/definitions/anything"],
        ],
      ]
    ]
  ]

  /// An object with exactly these properties.
  static func objectSchema(properties: [YAMLMap.Entry], required: [String]) -> YAMLMap {
    var schema: YAMLMap = ["type": "object", "additionalProperties": false]
    if !required.isEmpty { schema["required"] = .list(required.map { .string($0) }) }
    if !properties.isEmpty { schema["properties"] = .map(YAMLMap(properties)) }
    return schema
  }

  private var nullableJSONSchema: YAMLMap {
    var schema = jsonSchema
    if case .list(let alternatives)? = schema["anyOf"] {
      schema["anyOf"] = .list(alternatives + [["type": "null"]])
    } else if schema["$ref"] != nil {
      schema = ["anyOf": [.map(schema), ["type": "null"]]]
    } else if let type = schema["type"] {
      schema["type"] = .list([type, "null"])
      if case .list(let words)? = schema["enum"] { schema["enum"] = .list(words + [.null]) }
    }
    return schema
  }
}
