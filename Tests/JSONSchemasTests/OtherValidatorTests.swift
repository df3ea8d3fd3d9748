import JSONSchemas
import TestSupport
import Testing
import YAML

/// The same verdicts as an independent validator's on random schemas and values.
struct OtherValidatorTests {
  @Test(arguments: [("draft7", JSONSchemaValidator.Dialect.draft7), ("draft2020-12", .draft2020)])
  func verdictsAreTheSame(_ draft: String, _ dialect: JSONSchemaValidator.Dialect) throws {
    let seed: UInt64 = 20_260_503
    let count = 4000
    var samples = RandomSchemas(random: SplitMix64(seed: seed), isSound: true)
    samples.isOld = dialect == .draft7
    var cases: [OtherValidator.Case] = []
    var verdicts = ""
    for _ in 0..<count {
      let schema = samples.schema(depth: 3)
      let value = samples.value(depth: 3)
      cases.append(.init(draft: draft, schema: schema, value: value))
      let validator = try JSONSchemaValidator(schema: schema, defaultDialect: dialect)
      #expect(validator.unchecked == [], "seed \(seed)")
      verdicts += validator.validate(value).isEmpty ? "v" : "i"
    }
    try OtherValidator.expect(verdicts, of: cases, "seed \(seed)")
    let valid = verdicts.count { $0 == "v" }
    #expect(valid > count / 5 && valid < count * 9 / 10)
  }
}
