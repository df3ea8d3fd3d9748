import Diagnostics
import JSONSchemas
import RegularExpressions
import TestSupport
import Testing
import YAML

/// What is wrong with schemas, and what of them is not checked.
struct SchemaErrorTests {
  private static func read(_ text: String) throws -> YAMLValue { try YAMLReader.readSingle(text, file: "test").plain }

  private static func error(_ schema: String, _ dialect: JSONSchemaValidator.Dialect = .draft7) throws -> JSONSchemaError? {
    let schema = try read(schema)
    do {
      _ = try JSONSchemaValidator(schema: schema, defaultDialect: dialect)
      return nil
    } catch { return error }
  }

  @Test func words() throws {
    let cases: [(schema: String, message: String, hint: String?)] = [
      ("[]", "the schema: expected a schema, which is a map or a boolean, found an empty list", nil),
      ("{properties: {a: 1}}", "properties.a: expected a schema, which is a map or a boolean, found the number 1", nil),
      (
        "{properties: {a: {type: strin}}}",
        "properties.a.type: expected a type or a list of types out of null, boolean, object, array, number, string, integer, found the text \"strin\"",
        "did you mean string?"
      ),
      (
        "{properties: {a: {required: true}}}", "properties.a.required: expected a list of texts, found the boolean true",
        "name the required properties in a list, beside their properties"
      ),
      (
        "{minimum: 1, exclusiveMinimum: true}", "exclusiveMinimum: expected a number, found the boolean true",
        "from draft 6 on it is the limit itself; the boolean is draft 4's"
      ),
      ("{maxLength: -1}", "maxLength: expected an integer of 0 or more, found the number -1", nil),
      ("{multipleOf: 0}", "multipleOf: expected a number greater than 0, found the number 0", nil),
      ("{anyOf: []}", "anyOf: expected a list of schemas that is not empty, found an empty list", nil),
      (
        "{$ref: '#/definitions/prot', definitions: {port: {}}}", "$ref: the reference \"#/definitions/prot\" leads nowhere",
        "write # and the path from the root of the schema, such as #/definitions/port, or an $anchor's name"
      ),
    ]
    for (schema, message, hint) in cases {
      let diagnostic = try Self.error(schema)?.diagnostic
      #expect(diagnostic?.message == message)
      #expect(diagnostic?.hint == hint)
    }
    #expect(try Self.error("{items: [{}]}", .draft2020)?.diagnostic.hint == "in draft 2020-12 a list of schemas stands in prefixItems")
    #expect(try Self.error("{minimum: 1, exclusiveMinimum: true}", .draft4) == nil)
  }

  @Test func whatIsNotChecked() throws {
    let schema = try Self.read(
      """
      $schema: https://example.com/own
      properties:
        a: {pattern: '^(?!x)'}
        b: {pattern: '^(?!x)'}
        c: {$ref: 'https://example.com/port.json'}
        d: {$ref: 'https://example.com/port.json'}
        e: {pattern: '(a)\\1'}
      patternProperties: {'[': {type: integer}}
      additionalProperties: false
      """)
    let validator = try JSONSchemaValidator(schema: schema)
    #expect(
      Set(validator.unchecked) == [
        UncheckedPart(path: ["$schema"], reason: .dialect("https://example.com/own")),
        UncheckedPart(
          path: ["properties", "a", "pattern"], reason: .pattern("^(?!x)", RegularExpressionFault(.lookaround, part: "(?!", offset: 1))),
        UncheckedPart(path: ["properties", "c", "$ref"], reason: .remoteReference("https://example.com/port.json")),
        UncheckedPart(
          path: ["properties", "e", "pattern"], reason: .pattern("(a)\\1", RegularExpressionFault(.backreference, part: "\\1", offset: 3))),
        UncheckedPart(
          path: ["patternProperties", "["], reason: .pattern("[", RegularExpressionFault(.missingBracket, part: "[", offset: 0))),
      ])
    #expect(validator.validate(["a": "x", "b": "x", "c": [], "d": 1, "other": "text"]) == [])
    #expect(validator.unchecked.map { $0.diagnostic().severity } == [.info, .info, .info, .info, .info])
  }

  /// What is not checked counts neither for nor against a value, also where a schema is turned round.
  @Test func doubtRefusesNothing() throws {
    let parts: [(schema: String, value: YAMLValue)] = [
      ("{$ref: 'https://example.com/a'}", "x"), ("{pattern: '(?=x)'}", "x"),
      ("{patternProperties: {'(?=x)': {type: integer}}}", ["x": "y"]),
    ]
    for (part, value) in parts {
      let cases: [(schema: String, value: YAMLValue)] = [
        ("{not: \(part)}", value), ("{oneOf: [\(part), {}]}", value), ("{not: {anyOf: [\(part)]}}", value),
        ("{if: \(part), then: {const: 0}, else: {const: 0}}", value), ("{not: {items: \(part)}}", [value]),
        ("{not: {items: [\(part)]}}", [value]), ("{not: {contains: \(part)}}", [value]),
        ("{not: {properties: {a: \(part)}}}", ["a": value]),
        ("{not: {additionalProperties: \(part)}}", ["a": value]), ("{not: {dependencies: {x: \(part)}}}", value),
        ("{contains: \(part), maxContains: 0}", [value]), ("{not: {propertyNames: \(part)}}", ["x": 1]),
        ("{anyOf: [\(part)], unevaluatedProperties: {const: 0}}", value),
      ]
      for (schema, value) in cases {
        // Names are texts, and only a map has a property x: elsewhere there is no doubt.
        if schema.contains("propertyNames"), part.contains("patternProperties") { continue }
        if schema.contains("dependencies"), value.map == nil { continue }
        for dialect in [JSONSchemaValidator.Dialect.draft7, .draft2020] where dialect == .draft7 || !schema.contains("items: [") {
          if schema.contains("dependencies"), dialect == .draft2020 { continue }
          let validator = try JSONSchemaValidator(schema: try Self.read(schema), defaultDialect: dialect)
          #expect(validator.unchecked.count == 1)
          #expect(validator.validate(value) == [], "\(schema)")
        }
      }
    }
  }

  /// But where there is no doubt, it refuses.
  @Test func certaintyRefuses() throws {
    let pattern = "{pattern: '(?=x)'}"
    for schema in [
      "{not: \(pattern)}", "{not: {anyOf: [\(pattern), {}]}}", "{oneOf: [\(pattern), {}]}", "{allOf: [\(pattern), {type: string}]}",
    ] {
      let validator = try JSONSchemaValidator(schema: try Self.read(schema))
      #expect(validator.validate(1).count == 1, "\(schema)")
    }
  }
}
