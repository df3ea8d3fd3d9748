import ChartModel
import MonitoringContent
import PromQL
import Prometheus
import Testing
import YAML

@Suite struct RuleQueryTests {
  private static let percent = Expr<Int>(.fact(.chartVersion))
  private static let window = Expr<String>.helper("window")

  @Test func settingsStandInTheTree() throws {
    let query: RuleQuery = #"rate(up{job="a"}[\#(Self.window)])  >  \#(Self.percent)"#
    #expect(
      query.text.expression
        == .concatenation([.string(#"rate(up{job="a"}["#), .helper("window"), .string("]) > "), .fact(.chartVersion)]))
    let names = try query.tree.get().selectors.map(\.selector.name?.literal)
    #expect(names == ["up"])
  }

  @Test func queriesInQueriesKeepTheirSettings() {
    let inner: RuleQuery = "rate(a[\(Self.window)]) + \(Self.percent)"
    let query: RuleQuery = "sum(\(inner)) > \(Self.percent) and \(inner)"
    let text = query.text.expression
    guard case .concatenation(let parts) = text else {
      Issue.record("\(text)")
      return
    }
    #expect(
      parts == [
        .string("sum(rate(a["), .helper("window"), .string("]) + "), .fact(.chartVersion), .string(") > "), .fact(.chartVersion),
        .string(" and rate(a["), .helper("window"), .string("]) + "), .fact(.chartVersion),
      ])
  }

  /// What `mapping` made of a query goes with it, and what it joined stays together.
  @Test func queriesInQueriesKeepTheirMapping() {
    let inner: RuleQuery = "rate(a[\(Self.window)])"
    let renamed = inner.mapping { tree in
      tree.mapping { part in
        guard case .range(var selector, let duration) = part.kind else { return part }
        selector.name = "b"
        return PromQLExpression(.range(selector, duration))
      }
    }
    let query: RuleQuery = "sum(\(renamed)) > \(Self.percent)"
    #expect(
      query.text.expression
        == .concatenation([.string("sum(rate(b["), .helper("window"), .string("])) > "), .fact(.chartVersion)]))
    let either = RuleQuery("old").mapping { old in
      (try? PromQLParser().parse("new or old")) ?? old
    }
    let larger: RuleQuery = "\(either) > 1"
    #expect(larger.text.expression == .string("(new or old) > 1"))
    #expect((try? larger.tree.get()) == (try? PromQLParser().parse("(new or old) > 1")))
  }

  @Test func aBrokenQueryKeepsItsTextAndSaysWhatIsWrong() throws {
    let query: RuleQuery = "rate(up)"
    guard case .failure(let error) = query.tree else {
      Issue.record("read")
      return
    }
    #expect(error.message.contains("rate"))
    #expect(query.text.expression == .string("rate(up)"))
    #expect(query.layout == .value(.string("rate(up)")))
  }

  @Test func longAndQuotedQueriesStandOnLinesOfTheirOwn() {
    #expect(RuleQuery("up == 0").layout == .value(.string("up == 0")))
    guard case .text(.lines(let quoted)) = RuleQuery(#"up{job="a"}"#).layout else {
      Issue.record("quoted")
      return
    }
    #expect(quoted == [.line([.literal(#"up{job="a"}"#)])])
    let long: RuleQuery =
      "sum by (cluster, instance) (rate(windows_net_bytes_total[\(Self.window)])) + sum by (cluster, instance) (rate(windows_net_packets_total[5m]))"
    guard case .text(.lines(let lines)) = long.layout else {
      Issue.record("long")
      return
    }
    #expect(
      lines == [
        .line([.literal("sum by (cluster, instance) (rate(windows_net_bytes_total["), .raw(.helper("window")), .literal("]))")]),
        .line([.literal("+ sum by (cluster, instance) (rate(windows_net_packets_total[5m]))")]),
      ])
  }
}
