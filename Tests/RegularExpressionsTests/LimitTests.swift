import RegularExpressions
import Testing

/// Neither an expression nor a text makes a search hang or crash.
struct LimitTests {
  /// What makes engines that try one way after another take for ever.
  @Test(arguments: RegularExpression.Dialect.allCases)
  func hardPatternsAreMatchedToo(dialect: RegularExpression.Dialect) throws {
    let text = String(repeating: "a", count: 5000)
    #expect(try !RegularExpression("^(a+)+$", dialect).isFound(in: text + "!"))
    #expect(try RegularExpression("^(a|a)*$", dialect).isFound(in: text))
    #expect(try RegularExpression("^(a|a)*$", dialect).groups(inWhole: text)?.first == text[...])
  }

  @Test func largeExpressions() throws {
    let nested = { (count: Int) in String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count) }
    #expect(try RegularExpression(nested(200), .re2).groups(in: "a")?.count == 201)
    let deep = nested(100_000)
    #expect(throws: RegularExpressionFault(.tooDeep, part: deep, offset: 201)) { try RegularExpression(deep, .re2) }
    // Go accepts quantifiers that flags stand between.
    let many = "a*" + String(repeating: "(?i)*", count: 100_000)
    #expect(throws: RegularExpressionFault(.tooDeep, part: many, offset: 1001)) { try RegularExpression(many, .re2) }
    #expect(try RegularExpression("a*(?i)*", .re2).matchesWhole("aa"))
    let large = String(repeating: "a{1000}", count: 21)
    #expect(throws: RegularExpressionFault(.tooLarge, part: large, offset: 0)) { try RegularExpression(large, .re2) }
    #expect(throws: RegularExpressionFault(.tooLarge, part: large, offset: 0)) { try RegularExpression(relabelling: large) }
    for fault in [RegularExpressionFault(.tooLarge, part: "", offset: 0), .init(.tooDeep, part: "", offset: 0)] {
      #expect(fault.isOwnLimit)
    }
    #expect(!RegularExpressionFault(.repeatCount, part: "", offset: 0).isOwnLimit)
  }

  @Test func workAndMemoryEnd() throws {
    let text = String(repeating: "a", count: 20_000)
    let expression = try RegularExpression(String(repeating: "a?", count: 5000) + "b", .re2)
    var steps = 100_000
    #expect(!expression.isFound(in: text, steps: &steps))
    #expect(steps <= 0)
    // Thousands of groups, each kept at thousands of places.
    let groups = try RegularExpression(String(repeating: "(a?)", count: 2000), .re2)
    #expect(groups.groupCount == 2000)
    #expect(groups.groups(inWhole: text) == nil)
    #expect(try RegularExpression(String(repeating: "(a?)", count: 400), .re2).groups(inWhole: "aaa")?.count == 401)
  }
}
