import ChartModel
import Prometheus
import Testing
import YAML

/// Groups without rules, and files without groups.
@Suite struct EmptyGroupTests {
  private static let always = Rule.record("a:b", "a")

  @Test func nothingIsThereOfNothing() {
    #expect(RuleFile(groups: []).condition == .some(false))
    #expect(RuleFile(groups: [RuleGroup("empty", rules: [])]).condition == .some(false))
    #expect(RuleGroup("empty", rules: []).ruleCondition == .some(false))
    #expect(RuleFile(groups: []).entries == [])
    #expect(RuleFile(groups: [RuleGroup("empty", rules: [])]).entries == [])
  }

  @Test func emptyGroupsAreLeftOut() {
    let file = RuleFile(groups: [RuleGroup("empty", rules: []), RuleGroup("full", rules: [Self.always])])
    #expect(file.condition == nil)
    #expect(file.entries == RuleFile(groups: [RuleGroup("full", rules: [Self.always])]).entries)
    let perhaps = Expr<Bool>(.startsWithDigit(.fact(.releaseName)))
    let rule = Rule.record("a:b", "a", condition: perhaps)
    #expect(RuleFile(groups: [RuleGroup("empty", rules: []), RuleGroup("some", rules: [rule])]).condition == .some(perhaps))
  }
}
