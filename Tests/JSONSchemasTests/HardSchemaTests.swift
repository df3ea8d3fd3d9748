import Diagnostics
import JSONSchemas
import TestSupport
import Testing
import YAML

/// Schemas and values that could keep a validator busy for ever, or bring it down.
struct HardSchemaTests {
  private static func read(_ text: String) throws -> YAMLValue { try YAMLReader.readSingle(text, file: "test").plain }

  @Test func schemasThatReferToThemselves() throws {
    for schema in [
      "{$ref: '#'}", "{allOf: [{$ref: '#'}]}", "{anyOf: [{$ref: '#'}, {$ref: '#'}]}", "{not: {$ref: '#'}}",
      "{definitions: {a: {$ref: '#/definitions/b'}, b: {$ref: '#/definitions/a'}}, $ref: '#/definitions/a'}",
      "{propertyNames: {$ref: '#'}}", "{if: {$ref: '#'}, then: {$ref: '#'}, else: {$ref: '#'}}", "{oneOf: [{$ref: '#'}, {type: string}]}",
    ] {
      for dialect in JSONSchemaValidator.Dialect.allCases {
        let validator = try JSONSchemaValidator(schema: try Self.read(schema), defaultDialect: dialect)
        #expect(validator.validate(["a": [1]]) == [], "\(schema)")
      }
    }
    let tree = try JSONSchemaValidator(schema: try Self.read("{properties: {child: {$ref: '#'}, value: {type: integer}}}"))
    #expect(tree.validate(["child": ["child": ["value": "a"]]]).map(\.path) == [["child", "child", "value"]])
  }

  @Test func alternativesThatMultiply() throws {
    var validator = try JSONSchemaValidator(
      schema: try Self.read("{anyOf: [{properties: {a: {$ref: '#'}}}, {properties: {a: {$ref: '#'}}}], type: object}"))
    validator.stepLimit = 50_000
    var value: YAMLValue = 1
    for _ in 0..<60 { value = ["a": value] }
    #expect(validator.validate(value).map(\.problem) == [.tooMuchWork])
  }

  @Test func deepValues() throws {
    let validator = try JSONSchemaValidator(schema: try Self.read("{items: {$ref: '#'}, allOf: [{type: array}]}"))
    func nested(_ depth: Int) -> YAMLValue { (0..<depth).reduce(.list([])) { inner, _ in .list([inner]) } }
    #expect(validator.validate(nested(100)) == [])
    let problems = validator.validate(nested(4000)).map(\.problem)
    #expect(problems == [.tooDeep(limit: 400)])
  }

  @Test func manyViolations() throws {
    let validator = try JSONSchemaValidator(schema: ["items": ["type": "string"]])
    let violations = validator.validate(.list((0..<200_000).map(YAMLValue.int)))
    #expect(violations.last?.problem == .tooMuchWork)
    #expect(violations.count == 100_001)
  }

  @Test func schemasOfManySchemas() throws {
    let schema: YAMLValue = ["properties": .map(YAMLMap((0..<100_001).map { YAMLMap.Entry(key: "a\($0)", value: [:]) }))]
    #expect(throws: JSONSchemaError.self) { try JSONSchemaValidator(schema: schema) }
  }

  /// Random schemas of random keywords with random operands: an error or an answer, the same again.
  @Test func randomSchemasNeverCrash() throws {
    let seed: UInt64 = 20_260_502
    var random = SplitMix64(seed: seed)
    var valid = 0
    var errors = 0
    for index in 0..<4000 {
      var samples = RandomSchemas(random: random, isSound: index % 2 == 0)
      let schema = samples.schema(depth: 3)
      let value = samples.value(depth: 3)
      random = samples.random
      do {
        let validator = try JSONSchemaValidator(schema: schema, defaultDialect: .allCases[index % 5])
        let violations = validator.validate(value)
        if violations.isEmpty { valid += 1 }
        #expect(validator.validate(value) == violations, "seed \(seed), case \(index)")
        for violation in violations { #expect(!violation.diagnostic().message.isEmpty) }
      } catch {
        errors += 1
        #expect(!error.diagnostic.message.isEmpty)
      }
    }
    #expect(valid > 300 && errors > 300)
  }
}
