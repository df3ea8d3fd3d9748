import Foundation
import RegularExpressions
import TestSupport
import Testing

struct RE2Tests {
  private static func texts(_ groups: [Substring?]?) -> [String?]? { groups?.map { $0.map(String.init) } }

  @Test func matchesAreGos() throws {
    for (expression, text, groups) in GoVerdicts.matches {
      let own = try RegularExpression(expression, .re2)
      #expect(Self.texts(own.groups(in: text)) == groups, "\(expression)")
      #expect(own.isFound(in: text) == (groups != nil), "\(expression)")
      if groups?.first == text { #expect(own.matchesWhole(text), "\(expression)") }
    }
  }

  @Test func faultsAreGos() throws {
    for (expression, reason, part) in GoVerdicts.faults {
      let fault = try #require(throws: RegularExpressionFault.self, "\(expression)") { try RegularExpression(expression, .re2) }
      #expect(fault.message.hasPrefix(reason), "\(expression)")
      #expect(fault.part == part, "\(expression)")
    }
  }

  /// As Prometheus decides. Where the expression itself is wrong, that is said, and not what it becomes between `^(?s:` and `)$`.
  @Test func relabellingIsPrometheuss() throws {
    for expression in RelabellingVerdicts.accepted {
      #expect(throws: Never.self, "\(expression)") { try RegularExpression(relabelling: expression) }
    }
    let ownReasons = [
      #"a\"#: "trailing backslash", "(?": "invalid or unsupported Perl syntax", "(?i": "invalid or unsupported Perl syntax",
      "(?P<": "invalid or unsupported Perl syntax",
    ]
    for (reason, expressions) in RelabellingVerdicts.refused {
      for expression in expressions {
        let fault = try #require(throws: RegularExpressionFault.self, "\(expression)") { try RegularExpression(relabelling: expression) }
        #expect(fault.message.hasPrefix(ownReasons[expression] ?? reason), "\(expression)")
        #expect(!fault.isOwnLimit)
        #expect(fault.part.isEmpty || expression.contains(fault.part), "\(expression)")
        #expect(fault.offset <= expression.unicodeScalars.count, "\(expression)")
      }
    }
  }

  @Test func relabellingMeansTheWholeValue() throws {
    let expression = try RegularExpression(relabelling: "(.*):(?P<port>\\d+)")
    #expect(expression.source == "(.*):(?P<port>\\d+)")
    #expect(expression.groupNames == [nil, "port"])
    #expect(Self.texts(expression.groups(in: "a\nb:80")) == ["a\nb:80", "a\nb", "80"])
    #expect(expression.groups(in: "a:80 ") == nil)
    // The parentheses close and open others than they seem to.
    let torn = try RegularExpression(relabelling: "a)|(b")
    #expect(Self.texts(torn.groups(in: "ax")) == ["a", nil])
    #expect(Self.texts(torn.groups(in: "xb")) == ["b", "b"])
  }

  /// Since Go 1.22 and 1.25, later than the engine that was asked for the tables (golang/go, src/regexp/syntax/parse.go).
  @Test func newerGo() throws {
    #expect(try RegularExpression("(?<n>a)", .re2).groupNames == ["n"])
    for name in ["Letter", "letter", "Uppercase_Letter", "greek", "Any", "ASCII", "Assigned", "LC"] {
      #expect(throws: Never.self, "\(name)") { try RegularExpression("\\p{\(name)}", .re2) }
    }
    #expect(throws: RegularExpressionFault(.groupName, part: "(?<=a)b", offset: 1)) { try RegularExpression("x(?<=a)b", .re2) }
  }

  @Test(arguments: [
    ("^a+$", "aaa", true), ("^a+$", "", false), ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true), ("b$", "abc", false),
    ("^$", "", true), ("", "x", true),
    ("^(a|bc)*$", "abcbca", true), ("^(a|bc)*$", "abb", false), ("^[^a-c]$", "d", true), ("^[^a-c]$", "b", false), ("^a{2,3}$", "aa", true),
    ("^a{2,3}$", "aaaa", false), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaaa", true), (#"^\d+\.\w*$"#, "12.x_9", true),
    (#"^\d$"#, "٣", false),
    ("^[]a]$", "]", true), ("^[a-]$", "-", true), (#"^[\w.-]+$"#, "a.b-c", true), (#"^\S+@\S+$"#, "a@b", true), ("^.$", "\n", false),
    ("^.$", "é", true),
    ("^(?:ab)?c$", "c", true), ("a|b|", "z", true), ("^x*?y$", "xxy", true),
  ])
  func matching(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try RegularExpression(pattern, .re2).isFound(in: text) == isMatch)
    #expect(try RegularExpression(pattern, .ecmaScript).isFound(in: text) == (isMatch && pattern != "^[]a]$"))
  }

  /// Against Foundation's engine, on expressions and texts of few letters, with what the groups hold.
  @Test func agreesWithAnotherEngine() throws {
    let seed: UInt64 = 20_261_122
    var random = SplitMix64(seed: seed)
    var (matched, compared) = (0, 0)
    for _ in 0..<6000 {
      let pattern = Self.pattern(&random, depth: 0)
      guard let own = try? RegularExpression(pattern, .re2), let other = try? NSRegularExpression(pattern: pattern) else { continue }
      for _ in 0..<4 {
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) { text += ["a", "b", "c"].randomElement(using: &random) ?? "" }
        let match = other.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count))
        let expected = match.map { match in
          (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text).map { String(text[$0]) } }
        }
        #expect(Self.texts(own.groups(in: text)) == expected, "seed \(seed): \(pattern) on \(text)")
        #expect(own.isFound(in: text) == (expected != nil), "seed \(seed): \(pattern) on \(text)")
        #expect(own.matchesWhole(text) == (own.groups(inWhole: text) != nil), "seed \(seed): \(pattern) on \(text)")
        compared += 1
        if expected != nil { matched += 1 }
      }
    }
    #expect(compared > 20_000 && matched > 5000 && matched < compared)
  }

  /// What is repeated always takes a character: engines differ in what an empty repetition leaves in groups.
  private static func pattern(_ random: inout SplitMix64, depth: Int) -> String {
    func inner() -> String { pattern(&random, depth: depth + 1) }
    func atom() -> String { ["a", "b", "[ab]", "[^a]", ".", "(a|b)", "(ab|c)"].randomElement(using: &random) ?? "" }
    return switch depth > 3 ? 0 : Int.random(in: 0..<9, using: &random) {
    case 0, 1: atom()
    case 2: "(\(inner()))"
    case 3: "(\(inner())|\(inner()))"
    case 4: atom() + (["*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??", "{0,2}?"].randomElement(using: &random) ?? "")
    case 5: "(?:\(atom())\(inner()))" + (["*", "+", "?", "{2}", "*?", "+?"].randomElement(using: &random) ?? "")
    case 6: "^" + inner()
    case 7: inner() + "$"
    default: inner() + inner()
    }
  }
}
