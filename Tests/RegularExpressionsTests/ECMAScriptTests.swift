import RegularExpressions
import Testing

struct ECMAScriptTests {
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
      let expression = try RegularExpression(pattern, .ecmaScript)
      for text in found { #expect(expression.isFound(in: text), "\(pattern) \(text)") }
      for text in missed { #expect(!expression.isFound(in: text), "\(pattern) \(text)") }
    }
  }

  @Test func notUnderstood() {
    let cases: [(pattern: String, problem: RegularExpressionFault.Problem, part: String, offset: Int)] = [
      ("a(?=a)", .lookaround, "(?=", 1), ("(?!a)", .lookaround, "(?!", 0), ("(?<=a)", .lookaround, "(?<=", 0),
      ("(?<!a)", .lookaround, "(?<!", 0),
      ("(a)\\1", .backreference, "\\1", 3), ("\\k<a>", .backreference, "\\k", 0), ("a\\z", .escape, "\\z", 1),
      ("a\\", .trailingBackslash, "", 1), ("\\xZ", .escape, "\\x", 0), ("\\u{110000}", .escape, "\\u{110000", 0),
      ("\\p{Nope}", .unknownClass, "\\p{Nope}", 0), ("\\p{Greek}", .unknownClass, "\\p{Greek}", 0), ("[[:alpha:]]", .unknownClass, "[:", 1),
      ("a(?i)a", .groupSyntax, "(?i", 1), ("(?<a b>c)", .groupName, "(?<a ", 0), ("b(a", .missingParenthesis, "b(a", 1),
      ("a)", .unexpectedParenthesis, "a)", 1), ("b[a", .missingBracket, "[a", 1), ("[", .missingBracket, "[", 0),
      ("*a", .missingRepeatArgument, "*", 0), ("a**", .nestedRepeat, "**", 1), ("a+?+", .nestedRepeat, "+?+", 1),
      ("a^*", .missingRepeatArgument, "*", 2), ("1[b-a]", .classRange, "b-a", 2), ("[\\d-z]", .classRange, "\\d-z", 1),
      ("a{3,2}", .repeatCount, "{3,2}", 1), ("a{1001}", .repeatCount, "{1001}", 1),
      ("(a{1000}){1000}", .tooLarge, "(a{1000}){1000}", 0),
    ]
    for (pattern, problem, part, offset) in cases {
      #expect(throws: RegularExpressionFault(problem, part: part, offset: offset), "\(pattern)") {
        try RegularExpression(pattern, .ecmaScript)
      }
    }
    let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(throws: RegularExpressionFault(.tooDeep, part: deep, offset: 0)) { try RegularExpression(deep, .ecmaScript) }
  }

  /// These keep searches that go back and try again busy for longer than anyone waits.
  @Test func hardPatternsEnd() throws {
    let text = String(repeating: "a", count: 2000)
    for pattern in ["^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(a|a)*b", "^([a-z]+)*[A-Z]$", "^(.*a){20}$"] {
      #expect(try !RegularExpression(pattern, .ecmaScript).isFound(in: text + "!"), "\(pattern)")
    }
    #expect(try RegularExpression("^(a+)+$", .ecmaScript).isFound(in: text))
    #expect(try RegularExpression("((){1000}){1000}", .ecmaScript).isFound(in: ""))
    var steps = 1000
    #expect(try !RegularExpression("(a?){100}b", .ecmaScript).isFound(in: text, steps: &steps))
    #expect(steps <= 0)
  }
}
