import JSONSchemas
import TestSupport
import Testing
import YAML

/// Regular expressions in schemas.
struct PatternTests {
  private static func isFound(_ pattern: String, in text: String) throws -> Bool? {
    let validator = try JSONSchemaValidator(schema: ["pattern": .string(pattern)])
    return validator.unchecked.isEmpty ? validator.validate(.string(text)).isEmpty : nil
  }

  @Test func table() throws {
    let cases: [(pattern: String, found: [String], missed: [String])] = [
      ("", ["", "a"], []),
      ("^a*$", ["", "aaa"], ["ab", "a\n"]),
      ("b", ["abc"], ["ac", "B"]),
      ("^(?:ab|cd)+$", ["ab", "cdab"], ["", "abc"]),
      ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", ["a", "a-b", "0"], ["", "-a", "a-", "A"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]),
      ("^a{2,}$", ["aa", "aaaa"], ["a"]),
      ("^a{1,3}?$", ["a", "aaa"], ["", "aaaa"]),
      ("^{{ .* }}$", ["{{ x }}"], ["{ x }"]),
      ("^a{,2}$", ["a{,2}"], ["a"]),
      ("^\\d+\\.\\d+$", ["1.25"], ["1a2", "١.٢"]),
      ("^\\w\\W\\s\\S\\D$", ["a- bc"], ["a- b1"]),
      ("\\bfoo\\b", ["a foo b", "foo"], ["food"]),
      ("\\Boo", ["foo"], ["oo"]),
      ("^[^a-c]$", ["d", "😀", "\n"], ["a", "dd"]),
      ("^.$", ["a", "😀"], ["\n", "\r", "\u{2028}", "e\u{301}"]),
      ("^[\\]\\-\\\\/]+$", ["]-\\/"], ["["]),
      ("^[-a]$", ["-", "a"], ["b"]), ("^[a-]$", ["-", "a"], ["b"]),
      ("[]", [], ["", "a"]), ("[^]", ["a", "\n"], [""]),
      ("^\\x41\\u0042\\u{43}\\cJ\\0$", ["ABC\n\0"], ["ABC"]),
      ("^\\uD83D\\uDE00$", ["😀"], ["\u{D7FF}"]),
      ("^\\p{Lu}\\P{Lu}\\p{Letter}[\\p{Nd}_]$", ["Äöß1", "AbC_"], ["aaa1"]),
      ("^\\pL+$", ["é"], ["1"]),
      ("^(?<name>a)$", ["a"], ["b"]), ("^(?P<name>a)$", ["a"], ["b"]),
      ("^|b", ["a", "b"], []), ("a|$", ["b"], []), ("x^", [], ["x"]),
      ("^()*$", [""], ["a"]), ("^(a*)*$", ["aaa"], ["b"]), ("^(?:(a|b)*c){2}$", ["abcc"], ["abc"]),
      ("^(|a)+$", ["", "aa"], ["b"]),
    ]
    for (pattern, found, missed) in cases {
      for text in found { #expect(try Self.isFound(pattern, in: text) == true, "\(pattern) \(text)") }
      for text in missed { #expect(try Self.isFound(pattern, in: text) == false, "\(pattern) \(text)") }
    }
  }

  @Test func notUnderstood() throws {
    let cases: [(pattern: String, fault: UncheckedPart.PatternFault)] = [
      ("(?=a)", .lookaround), ("(?!a)", .lookaround), ("(?<=a)", .lookaround), ("(?<!a)", .lookaround), ("(a)\\1", .backreference),
      ("\\k<a>", .backreference), ("\\z", .unknownEscape), ("\\", .unknownEscape), ("\\xZ", .unknownEscape),
      ("\\u{110000}", .unknownEscape),
      ("\\p{Nope}", .unknownProperty), ("[[:alpha:]]", .unknownProperty), ("(?i)a", .unknownGroup), ("(a", .unbalanced),
      ("a)", .unbalanced),
      ("[a", .unbalanced), ("*a", .nothingToRepeat), ("a**", .nothingToRepeat), ("^*", .nothingToRepeat), ("[b-a]", .badRange),
      ("[\\d-z]", .badRange), ("a{3,2}", .badCount), ("a{1001}", .tooLarge), ("(a{1000}){1000}", .tooLarge),
      (String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000), .tooLarge),
    ]
    for (pattern, fault) in cases {
      let validator = try JSONSchemaValidator(schema: ["pattern": .string(pattern)])
      #expect(validator.unchecked.map(\.reason) == [.pattern(pattern, fault)])
      #expect(validator.validate("anything") == [])
    }
  }

  /// These keep searches that go back and try again busy for longer than anyone waits.
  @Test func hardPatternsEnd() throws {
    let text = String(repeating: "a", count: 2000)
    for pattern in ["^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(a|a)*b", "^([a-z]+)*[A-Z]$", "^(.*a){20}$"] {
      #expect(try Self.isFound(pattern, in: text + "!") == false, "\(pattern)")
    }
    #expect(try Self.isFound("^(a+)+$", in: text) == true)
    #expect(try Self.isFound("((){1000}){1000}", in: "") == true)
    var validator = try JSONSchemaValidator(schema: ["pattern": "(a?){100}b"])
    validator.stepLimit = 1000
    #expect(validator.validate(.string(text)).map(\.problem) == [.tooMuchWork])
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
