import Diagnostics
import JSONSchemas
import TestSupport
import Testing
import YAML

/// What is said about values that a schema refuses.
struct ViolationTests {
  private static func diagnostics(_ schema: String, _ value: String) throws -> [Diagnostic] {
    try violations(schema, value).map { $0.diagnostic() }
  }

  private static func violations(
    _ schema: String, _ value: String, _ dialect: JSONSchemaValidator.Dialect = .draft7
  ) throws -> [Violation] {
    let validator = try JSONSchemaValidator(schema: try read(schema), defaultDialect: dialect)
    #expect(validator.unchecked == [])
    return validator.validate(try read(value))
  }

  private static func read(_ text: String) throws -> YAMLValue { try YAMLReader.readSingle(text, file: "test").plain }

  /// Schema, value, message and hint.
  private static let wordings: [(schema: String, value: String, message: String, hint: String?)] = [
    ("{type: integer}", "'3'", "the values: expected an integer, found the text \"3\"", "remove the quotes"),
    ("{properties: {a: {type: [string, array]}}}", "{a: 1}", "a: expected a text or a list, found the number 1", "put it in quotes"),
    ("{type: object}", "[]", "the values: expected a map, found an empty list", nil),
    ("{type: string}", "null", "the values: expected a text, found null", "give a value, or remove the null"),
    (
      "{enum: [Always, Never, 1]}", "Alway", "the values: expected one of \"Always\", \"Never\" or 1, found the text \"Alway\"",
      "did you mean \"Always\"?"
    ),
    ("{const: 1}", "2.5", "the values: expected 1, found the number 2.5", nil),
    ("{items: {minimum: 1, maximum: 5}}", "[1, 7]", "[1]: expected a number of at most 5, found the number 7", nil),
    ("{exclusiveMinimum: 0}", "0", "the values: expected a number greater than 0, found the number 0", nil),
    ("{multipleOf: 0.1}", "0.35", "the values: expected a multiple of 0.1, found the number 0.35", nil),
    ("{minLength: 2}", "é", "the values: expected at least 2 character(s), found 1", nil),
    ("{maxItems: 1}", "[1, 2]", "the values: expected at most 1 item(s), found 2", nil),
    ("{minProperties: 1}", "{}", "the values: expected at least 1 property, found 0", nil),
    ("{properties: {a.b: {pattern: '^x'}}}", "{a.b: z}", "[\"a.b\"]: the text \"z\" does not match the pattern ^x", nil),
    (
      "{properties: {replicas: {}, image: {}}, additionalProperties: false}", "{replcas: 1}", "replcas: no such property",
      "did you mean replicas?"
    ),
    (
      "{properties: {image: {}, tag: {}}, additionalProperties: false}", "{zzzzzz: 1}", "zzzzzz: no such property",
      "known here: image and tag"
    ),
    (
      "{properties: {a: {required: [replicas]}}}", "{a: {replcas: 1}}", "a: the property replicas is missing",
      "is replcas a misspelling of it?"
    ),
    ("{dependencies: {a: [b]}}", "{a: 1}", "the values: the property b is missing, which a needs", nil),
    ("{propertyNames: {maxLength: 1}}", "{ab: 1}", "ab: the property's name is not allowed: expected at most 1 character(s), found 2", nil),
    ("{items: [{}], additionalItems: false}", "[1, 2]", "[1]: no item may stand here", "remove it"),
    ("{uniqueItems: true}", "[{a: 1, b: 2.0}, 3, {b: 2, a: 1}]", "[2]: the item is the same as item 0", "remove the repetition"),
    ("{contains: {type: integer}}", "[a]", "the values: expected at least 1 item(s) of the kind asked for, found 0", nil),
    (
      "{anyOf: [{type: string}, {type: object, properties: {port: {type: integer}}}]}", "{port: a}",
      "the values: none of the 2 alternatives fits; the nearest: port: expected an integer, found the text \"a\"", nil
    ),
    (
      "{oneOf: [{type: integer}, {minimum: 2}, {type: string}]}", "3",
      "the values: expected exactly one of the alternatives to fit, but numbers 1 and 2 do", "make the value fit only one of them"
    ),
    ("{not: {required: [a]}}", "{a: 1}", "the values: the value is one that the schema excludes", nil),
    ("{properties: {a: false}}", "{a: 1}", "a: nothing may stand here", "remove it"),
    (
      "{$schema: 'https://json-schema.org/draft/2020-12/schema', properties: {name: {}}, unevaluatedProperties: false}", "{nme: 1}",
      "nme: no such property", "did you mean name?"
    ),
  ]

  @Test func words() throws {
    for (schema, value, message, hint) in Self.wordings {
      let found = try Self.diagnostics(schema, value)
      #expect(found.map(\.message) == [message], "\(schema)")
      #expect(found.map(\.hint) == [hint], "\(schema)")
    }
    let codes = try Set(Self.wordings.flatMap { try Self.diagnostics($0.schema, $0.value) }.map(\.code.text))
    #expect(codes.sorted() == (1...18).map { "JSV0" + ($0 < 10 ? "0" : "") + "\($0)" })
  }

  @Test func hiddenValuesStayHidden() throws {
    for (schema, value) in [
      ("{pattern: x}", "secret1"), ("{enum: [secret2]}", "secret1"), ("{type: integer}", "secret1"), ("{anyOf: [{const: 1}]}", "secret1"),
    ] {
      let found = try Self.violations(schema, value)
      #expect(found.count == 1)
      for violation in found {
        let diagnostic = violation.diagnostic(hidesValues: true)
        #expect(!diagnostic.plainText.contains("secret1"))
        #expect(violation.diagnostic().plainText.contains("secret1"))
      }
    }
  }

  @Test func pathsAndKeywords() throws {
    let schema =
      "{properties: {list: {items: {$ref: '#/definitions/port'}}}, required: [name], definitions: {port: {type: integer, maximum: 9}}}"
    let found = try Self.violations(schema, "{list: [1, a, 10]}")
    #expect(found.map(\.path) == [[], ["list", 1], ["list", 2]])
    #expect(found.map(\.keyword) == ["required", "type", "maximum"])
  }

  @Test func integersAndTextsAreComparedExactly() throws {
    #expect(try Self.violations("{type: integer}", "1.0") == [])
    #expect(try Self.violations("{type: integer}", "1e30") == [])
    #expect(try Self.violations("{enum: [1]}", "1.0") == [])
    #expect(try Self.violations("{maximum: 9007199254740992}", "9007199254740993").count == 1)
    #expect(try Self.violations("{exclusiveMaximum: 9223372036854775807}", "9223372036854775808").count == 1)
    #expect(try Self.violations("{minimum: 9223372036854775807}", "9.3e18") == [])
    #expect(try Self.violations("{multipleOf: 0.01}", "4.35") == [])
    #expect(try Self.violations("{multipleOf: 3}", "1e18").count == 1)
    #expect(try Self.violations("{multipleOf: 1e-7}", "1e300") == [])
    #expect(try Self.violations("{multipleOf: 7}", "-49") == [])
    // One letter with an accent, and a letter followed by an accent.
    #expect(try Self.violations("{const: \"\\u00E9\"}", "\"e\\u0301\"").count == 1)
    #expect(try Self.violations("{properties: {\"\\u00E9\": false}}", "{\"e\\u0301\": 1}") == [])
  }

  @Test func defaultDialects() throws {
    let schema = "{$ref: '#/definitions/a', maximum: 1, definitions: {a: {}}}"
    #expect(try Self.violations(schema, "2") == [])
    #expect(try Self.violations(schema, "2", .draft2020).count == 1)
    #expect(
      try Self.violations(
        "{$schema: 'http://json-schema.org/draft-07/schema', $ref: '#/definitions/a', maximum: 1, definitions: {a: {}}}", "2", .draft2020)
        == [])
  }

  /// The schema and the values of the example chart, which other validators accept.
  @Test func theExampleChartsOwnValuesFit() throws {
    let schema = try Self.read(try Text.read("golden/aks-logzio/chart/values.schema.json"))
    let validator = try JSONSchemaValidator(schema: schema)
    #expect(validator.unchecked == [])
    var values = try Self.read(try Text.read("golden/aks-logzio/chart/values.yaml"))
    #expect(validator.validate(values).map(\.keyword).filter { $0 != "required" } == [])
    guard case .map(var map) = values else {
      Issue.record("values are a map")
      return
    }
    map["noSuchSetting"] = 1
    values = .map(map)
    #expect(validator.validate(values).contains { $0.path == ["noSuchSetting"] && $0.keyword == "additionalProperties" })
  }
}
