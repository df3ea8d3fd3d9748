import Diagnostics
import JSONSchemas
import RegularExpressions
import TestSupport
import Testing
import YAML

/// Regular expressions in schemas.
struct PatternTests {
  private static func isFound(_ pattern: String, in text: String) throws -> Bool? {
    let validator = try JSONSchemaValidator(schema: ["pattern": .string(pattern)])
    return validator.unchecked.isEmpty ? validator.validate(.string(text)).isEmpty : nil
  }

  /// What is not understood is said, and refuses nothing.
  @Test func notUnderstood() throws {
    let validator = try JSONSchemaValidator(schema: ["properties": ["a": ["pattern": "(a)\\1"]]])
    let fault = RegularExpressionFault(.backreference, part: "\\1", offset: 3)
    #expect(validator.unchecked == [.init(path: [.key("properties"), .key("a"), .key("pattern")], reason: .pattern("(a)\\1", fault))])
    #expect(
      validator.unchecked.first?.diagnostic().message
        == "properties.a.pattern: values are not checked against the pattern (a)\\1: references to groups are not supported: `\\1`")
    #expect(validator.validate(["a": "anything"]) == [])
  }

  @Test func muchWorkIsRefused() throws {
    var validator = try JSONSchemaValidator(schema: ["pattern": "(a?){100}b"])
    validator.stepLimit = 1000
    #expect(validator.validate(.string(String(repeating: "a", count: 2000))).map(\.problem) == [.tooMuchWork])
  }

  /// The verdicts of another engine on random patterns and texts.
  @Test func randomPatternsMatchAsElsewhere() throws {
    let seed: UInt64 = 20_260_501
    var random = SplitMix64(seed: seed)
    var cases: [OtherValidator.Case] = []
    var verdicts = ""
    for _ in 0..<4000 {
      let pattern = Self.pattern(depth: 3, &random)
      for _ in 0..<4 {
        let text = String((0..<Int.random(in: 0...6, using: &random)).map { _ in "aab-1 ".randomElement(using: &random) ?? "a" })
        cases.append(.init(draft: "draft7", schema: ["pattern": .string(pattern)], value: .string(text)))
        verdicts += try Self.isFound(pattern, in: text).map { $0 ? "v" : "i" } ?? "?"
      }
    }
    try OtherValidator.expect(verdicts, of: cases, "seed \(seed)")
    let found = verdicts.count { $0 == "v" }
    #expect(found > 4000 && found < 12_000)
  }

  private static func pattern(depth: Int, _ random: inout SplitMix64) -> String {
    let atoms = ["a", "b", "1", "-", ".", "\\d", "\\w", "\\s", "\\S", "[ab]", "[^a]", "[a-c1]", "[\\d-]", "^", "$", "\\b", "\\B"]
    var text = ""
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var isAssertion = false
      if depth > 0, random.chance(35) {
        let inner = pattern(depth: depth - 1, &random)
        text += random.chance(50) ? "(\(inner))" : "(?:\(inner)|\(pattern(depth: depth - 1, &random)))"
      } else {
        let atom = atoms.randomElement(using: &random) ?? "a"
        isAssertion = ["^", "$", "\\b", "\\B"].contains(atom)
        text += atom
      }
      if !isAssertion, random.chance(40) {
        text += ["*", "+", "?", "{2}", "{1,2}", "{1,}", "*?", "+?"].randomElement(using: &random) ?? ""
      }
    }
    return text
  }
}
