import RegularExpressions
import TestSupport
import Testing

/// Whether two expressions may match the same text.
@Suite struct SharedMatchTests {
  private func mayShare(_ one: String, _ other: String) throws -> Bool {
    let (one, other) = (try RegularExpression(relabelling: one), try RegularExpression(relabelling: other))
    let answer = one.maySharePrintableMatch(with: other)
    #expect(other.maySharePrintableMatch(with: one) == answer)
    return answer
  }

  @Test(arguments: [
    ("a", "a", true), ("a", "b", false), ("a*", "b*", true), ("a+", "b*", false), (".*:9182", "[a-z0-9.-]+", false),
    (".*(:9182)?", "[a-z0-9.-]+", true), ("win-.*", "[a-z0-9.-]+", true), ("WIN-.*", "[a-z0-9.-]+", false),
    ("(?i)WIN-.*", "[a-z0-9.-]+", true),
    ("a|b:1", ".*:[0-9]+", true), ("a|b", ".*:[0-9]+", false), ("10.0.0.1", ".*:9182", false), (".{5}", ".*:9182", true),
    (".{4}", ".*:9182", false), ("", "", true), ("", "a?", true), ("", "a", false), ("(a|b)*c", "(b|c)*", true), ("(ab)+", "(ba)+", false),
    ("[^a]", "[^b]", true), ("ü", ".", false), ("a{3}", "a{2,4}", true), ("a{3}", "(aa)*", false),
  ]) func pairs(_ one: String, _ other: String, _ expected: Bool) throws {
    #expect(try mayShare(one, other) == expected, "\(one) \(other)")
  }

  /// A text that both match is found whatever they are, and conditions on places never hide one.
  @Test func random() throws {
    var random = SplitMix64(seed: 41)
    let pieces = ["a", "b", ":", ".", "[ab]", "[^a]", "(a|:)", "a*", "(b)?", "(a|b)+", "^", "$", "\\b", "a{0,2}"]
    var shared = 0
    for _ in 0..<400 {
      func expression() -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      let (one, other) = (expression(), expression())
      let (left, right) = (try RegularExpression(relabelling: one), try RegularExpression(relabelling: other))
      let texts = (0..<12).map { _ in
        String((0..<Int.random(in: 0...4, using: &random)).compactMap { _ in "ab:".randomElement(using: &random) })
      }
      guard let text = texts.first(where: { left.isFound(in: $0) && right.isFound(in: $0) }) else { continue }
      shared += 1
      #expect(left.maySharePrintableMatch(with: right), "seed 41: \(one) and \(other) both match \(text)")
    }
    #expect(shared > 20)
  }

  /// Large expressions are not followed to their end.
  @Test func limit() throws {
    let large = try RegularExpression(relabelling: "(a?){900}b")
    let other = try RegularExpression(relabelling: "(a?){900}c")
    #expect(large.maySharePrintableMatch(with: other, steps: 1000))
    #expect(try !RegularExpression(relabelling: "a{90}b").maySharePrintableMatch(with: RegularExpression(relabelling: "(a?){90}c")))
  }
}
