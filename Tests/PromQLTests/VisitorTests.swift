import PromQL
import Testing

struct VisitorTests {
  private func tree(_ text: String) throws -> PromQLExpression { try PromQLParser(allowsVariables: true).parse(text) }

  private func summary(_ use: SelectorUse, in text: String) -> String {
    let duration =
      switch use.duration {
      case .milliseconds(let milliseconds)?: " [\(milliseconds)]"
      case .variable(let variable)?: " [\(variable.name)]"
      case .some: " […]"
      case nil: ""
      }
    return "\(text[use.range])\(duration) \(use.functions.joined(separator: "<"))\(use.hasAlternative ? " or" : "")"
  }

  @Test(arguments: [
    ("up", ["up "]),
    ("sum by (a) (rate(x{b=\"c\"}[5m] offset 1h)) / y", ["x{b=\"c\"}[5m] offset 1h [300000] rate<sum", "y "]),
    (
      "max_over_time(sum(rate(x[$__rate_interval]) + y)[1h:1m])",
      ["x[$__rate_interval] [__rate_interval] rate<sum<max_over_time", "y [3600000] sum<max_over_time"]
    ),
    ("abs(a or b) + c", ["a abs or", "b abs or", "c "]),
    ("a and b unless c", ["a ", "b ", "c "]),
    ("topk(scalar(a), -b) or vector(0)", ["a scalar<topk or", "b topk or"]),
    ("time() + 1", []),
    ("$x + sum_over_time(${y}_total[5m:])", ["${y}_total [300000] sum_over_time"]),
    ("$f(x[step()])", ["x[step()] […] $f"]),
  ])
  func selectors(text: String, expected: [String]) throws {
    #expect(try tree(text).selectors.map { summary($0, in: text) } == expected)
  }

  @Test func mapping() throws {
    let renamed = try tree("sum by (a) (rate(x[5m])) / -(y + 2) > bool max_over_time(topk(3, x)[1h:])").mapping { expression in
      var result = expression
      switch expression.kind {
      case .selector(var selector):
        selector.name = selector.name == "x" ? "z" : selector.name
        result.kind = .selector(selector)
      case .range(var selector, let duration):
        selector.name = "z"
        result.kind = .range(selector, duration)
      case .number(let number): result.kind = .number(NumberLiteral(number.value + 1, text: ""))
      default: break
      }
      return result
    }
    #expect(renamed.text == "sum by (a) (rate(z[5m])) / -(y + 3) > bool max_over_time(topk(4, z)[1h:])")
  }

  @Test func mappingGoesFromTheInside() throws {
    nonisolated(unsafe) var order: [String] = []
    _ = try tree("abs(a + -b)").mapping {
      order.append($0.text)
      return $0
    }
    #expect(order == ["a", "b", "-b", "a + -b", "abs(a + -b)"])
  }

  @Test func children() throws {
    #expect(try tree("a + b").children.map(\.text) == ["a", "b"])
    #expect(try tree("topk(1, b)").children.map(\.text) == ["1", "b"])
    #expect(try tree("clamp(a, 0, 1)").children.map(\.text) == ["a", "0", "1"])
    #expect(try tree("(a)[5m:]").children.map(\.text) == ["(a)"])
    #expect(try tree("a[5m]").children.isEmpty)
  }

  @Test(arguments: [
    ("node_${kind}_total{a=\"$b-c\"}", ["node_", "kind", "_total{a=\"", "b", "-c\"}"]),
    ("rate(up[$__rate_interval]) > $x", ["rate(up[", "__rate_interval", "]) > ", "x"]),
    ("$f(a + b)", ["f", "(a + b)"]),
    ("sum by ($a, b) (up offset -$o)", ["sum by (", "a", ", b) (up offset -", "o", ")"]),
    ("up + 1", ["up + 1"]),
  ])
  func pieces(text: String, expected: [String]) throws {
    let pieces = try tree(text).pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .variable(let variable): variable.name
      }
    }
    #expect(pieces == expected)
    #expect(try tree(text).text == text)
  }

  @Test func spelling() throws {
    #expect(try tree("up{a=\"[[x:regex]]\", b=\"[[y]]z\", c=\"${z}-\"}").text == "up{a=\"${x:regex}\",b=\"${y}z\",c=\"$z-\"}")
    #expect(
      QueryText(variablesIn: "a${b.c:d}$1$e").pieces == [
        .text("a"), .variable(QueryVariable("b.c", format: "d")), .text("$1"), .variable(QueryVariable("e")),
      ])
  }

  @Test func metricNames() throws {
    for (text, name) in [
      ("a{b=\"c\"}", "a"), ("{\"a.b\",c=\"d\"}", "a.b"), ("{__name__=\"a\"}", "a"), ("{__name__=~\"a\"}", nil), ("$x{}", nil),
    ] {
      #expect(try tree(text).selectors.first?.selector.metricName?.literal == name, "\(text)")
    }
  }
}
