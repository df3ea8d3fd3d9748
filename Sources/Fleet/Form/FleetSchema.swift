import ChartModel
import Scheduling
public import YAML

/// A JSON Schema (draft 2020-12) of fleet files, for editors. It is made of the table that `FleetReader` reads by; what keys of different
/// places ask of each other only the reader knows.
public enum FleetSchema {
  public static let value: YAMLValue = {
    var schema: YAMLMap = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Fleet of clusters",
      "description": "Clusters that observability of Windows nodes is delivered to, as wingen reads them.",
    ]
    schema.entries += FormSchema(isTemplate: false).schema(of: .record(FleetForm.record)).entries
    schema["$defs"] = [
      "layer": .map(FormSchema(isTemplate: false).record(LayerForm.record)),
      "cluster": .map(FormSchema(isTemplate: false).record(FleetForm.cluster)),
      "clusterTemplate": .map(FormSchema(isTemplate: true).record(FleetForm.cluster)),
    ]
    return .map(schema)
  }()

  /// The schema as indented JSON, with a line end behind it.
  public static var text: String { JSONWriter.text(for: value, pretty: true) }
}

/// Writes forms as JSON Schema.
private struct FormSchema {
  /// Scalars may have `${column}` in them.
  var isTemplate: Bool

  func schema(of type: FormType) -> YAMLMap {
    switch type {
    case .text(let form): scalar(text(form))
    case .word(let words): scalar(["type": "string", "enum": .list(words.map { .string($0) })])
    case .boolean: scalar(["type": "boolean"])
    case .trueAlone: scalar(["const": true])
    case .integer(let range): scalar(["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)])
    case .windowsBuild:
      scalar(["anyOf": [.map(["type": "string", "pattern": .string(WindowsBuild.namePattern)]), .map(Self.buildNumbers)]])
    case .scalar: scalar(["type": ["string", "number", "boolean"]])
    case .list(let element, let least): list(element, least)
    case .map(let keys, let values, let least): map(keys, values, least)
    case .record(let record): reference(record.definition) ?? self.record(record)
    case .textOr(let form, let record): ["anyOf": [.map(scalar(text(form))), .map(self.record(record))]]
    case .values: ["type": "object"]
    case .anything: [:]
    case .template(let inner): FormSchema(isTemplate: true).schema(of: inner)
    }
  }

  func record(_ record: FormType.Record) -> YAMLMap {
    var schema: YAMLMap = ["type": "object", "additionalProperties": false]
    let required = record.fields.filter(\.isRequired).map { YAMLValue.string($0.name) }
    if !required.isEmpty { schema["required"] = .list(required) }
    switch record.choice {
    case .exactlyOne(let names): schema["oneOf"] = Self.requirements(names)
    case .atLeastOne(let names): schema["anyOf"] = Self.requirements(names)
    case .atMostOne(let names): schema["not"] = ["required": .list(names.map { .string($0) })]
    case nil: break
    }
    schema["properties"] = .map(
      YAMLMap(
        record.fields.map { field in
          let head: YAMLMap = ["title": .string(field.name), "description": .string(field.summary)]
          return .init(key: field.name, value: .map(YAMLMap(head.entries + self.schema(of: field.type).entries)))
        }))
    return schema
  }

  private func list(_ element: FormType, _ least: Int) -> YAMLMap {
    var schema: YAMLMap = ["type": "array", "items": .map(self.schema(of: element))]
    if least > 0 { schema["minItems"] = .int(least) }
    return schema
  }

  private func map(_ keys: TextForm, _ values: FormType, _ least: Int) -> YAMLMap {
    var schema: YAMLMap = [
      "type": "object", "propertyNames": .map(text(keys)), "additionalProperties": .map(self.schema(of: values)),
    ]
    if least > 0 { schema["minProperties"] = .int(least) }
    return schema
  }

  private func text(_ form: TextForm) -> YAMLMap {
    var schema: YAMLMap = ["type": "string", "pattern": .string(form.pattern.regularExpression)]
    if let most = form.maxLength { schema["maxLength"] = .int(most) }
    return schema
  }

  private func scalar(_ schema: YAMLMap) -> YAMLMap {
    isTemplate ? ["anyOf": [.map(schema), ["type": "string", "pattern": "\\$\\{"]]] : schema
  }

  private func reference(_ definition: String?) -> YAMLMap? {
    definition.map { ["$ref": .string("#/$defs/\($0)\(isTemplate && $0 == "cluster" ? "Template" : "")")] }
  }

  private static func requirements(_ names: [String]) -> YAMLValue {
    .list(names.map { ["required": [.string($0)]] })
  }

  private static let buildNumbers: YAMLMap = ["enum": .list(WindowsBuild.allCases.flatMap { [.int($0.year), .int($0.number)] })]
}
