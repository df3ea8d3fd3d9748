import Foundation
import TestSupport
import Testing

@testable import KubernetesSchemas

struct PatternTests {
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
    #expect(try #require(LinearPattern(pattern)).matches(text) == isMatch)
  }

  @Test(arguments: [
    "(", ")", "a{", "a{2", "*a", "[a", "(?i)a", #"\bword"#, "[[:alpha:]]", #"\pL"#, "a{1001}", "a{3,2}", #"\"#, "(?=a)", #"(a)\1"#, "[b-a]",
    "(((a{1000}){1000}){1000})",
    "((((){1000}){1000}){1000})",
  ])
  func notUnderstood(pattern: String) { #expect(LinearPattern(pattern) == nil) }

  /// What makes engines that try one way after another take for ever.
  @Test func hardPatternsAreMatchedToo() throws {
    let text = String(repeating: "a", count: 5000)
    #expect(try #require(LinearPattern("^(a+)+$")).matches(text + "!") == false)
    #expect(try #require(LinearPattern("^(a|a)*$")).matches(text) == true)
  }

  /// Against Foundation's engine, on expressions and texts of few letters.
  @Test func agreesWithAnotherEngine() throws {
    var random = SplitMix64(seed: 5)
    var (matched, compared) = (0, 0)
    for _ in 0..<3000 {
      let pattern = Self.pattern(&random, depth: 0)
      guard let own = LinearPattern(pattern), let other = try? NSRegularExpression(pattern: pattern) else { continue }
      for _ in 0..<4 {
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) { text += ["a", "b", "c"].randomElement(using: &random) ?? "" }
        let expected = other.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
        #expect(own.matches(text) == expected, "seed 5: \(pattern) on \(text)")
        compared += 1
        if expected { matched += 1 }
      }
    }
    #expect(compared > 2000 && matched > 500 && matched < compared)
  }

  private static func pattern(_ random: inout SplitMix64, depth: Int) -> String {
    switch depth > 3 ? 0 : Int.random(in: 0..<8, using: &random) {
    case 0, 1: ["a", "b", "[ab]", "[^a]", "."].randomElement(using: &random) ?? ""
    case 2: "(\(pattern(&random, depth: depth + 1)))"
    case 3: "(\(pattern(&random, depth: depth + 1))|\(pattern(&random, depth: depth + 1)))"
    case 4: "(\(pattern(&random, depth: depth + 1)))" + (["*", "+", "?", "{2}", "{1,2}"].randomElement(using: &random) ?? "")
    case 5: "^" + pattern(&random, depth: depth + 1)
    case 6: pattern(&random, depth: depth + 1) + "$"
    default: pattern(&random, depth: depth + 1) + pattern(&random, depth: depth + 1)
    }
  }
}
