import Foundation
import PromQL
import Testing

/// Every expression is read, printed on one line, and read again to the same tree.
struct RoundTripTests {
  @Test(arguments: [("documentation", 100), ("grammar", 180), ("newer", 75), ("practice", 30)])
  func collections(name: String, least: Int) throws {
    let expressions = try PromQLFiles.read(name)
    #expect(expressions.count >= least)
    // No collected expression has a variable but `label_replace`'s, so both parsers read the same.
    for text in expressions { check(text, PromQLParser()) }
  }

  @Test func variables() throws {
    let expressions = try PromQLFiles.read("variables")
    #expect(expressions.count >= 55)
    for text in expressions {
      check(text, PromQLParser(allowsVariables: true))
      guard let tree = try? PromQLParser(allowsVariables: true).parse(text) else { continue }
      let variables = tree.pieces.filter { if case .variable = $0 { true } else { false } }
      #expect(variables.isEmpty == ["label_replace(up, \"a\", \"${1}-x\", \"b\", \"(.*)\")"].contains(text), "\(text)")
    }
  }

  /// Broken into lines, a query is the same, whatever the width.
  @Test(arguments: ["documentation", "grammar", "newer", "practice", "variables"], [1, 30, 100])
  func lines(name: String, width: Int) throws {
    let parser = PromQLParser(allowsVariables: name == "variables")
    for text in try PromQLFiles.read(name) {
      guard let tree = try? parser.parse(text) else { continue }
      let lines = tree.lines(width: width).map { QueryText($0).spelling }
      #expect((try? parser.parse(lines.joined(separator: "\n"))) == tree, "\(text)\n\(lines)")
      #expect(lines.allSatisfy { !$0.isEmpty && !$0.hasSuffix(" ") }, "\(text)\n\(lines)")
      if tree.text.utf8.count <= width { #expect(lines == [tree.text]) }
    }
  }

  @Test func linesAsPeopleWriteThem() throws {
    let tree = try PromQLParser().parse(
      "100 * (1 - avg by (cluster, node) (rate(windows_cpu_time_total{mode=\"idle\"}[5m])) / on (cluster) group_left (node) sum(x)) > 90")
    #expect(
      tree.lines(width: 60).map { QueryText($0).spelling }.joined(separator: "\n") == """
        100
        * (
          1
          - avg by (cluster, node) (rate(windows_cpu_time_total{mode="idle"}[5m]))
          / on (cluster) group_left (node) sum(x)
        )
        > 90
        """)
  }

  private func check(_ text: String, _ parser: PromQLParser) {
    switch parser.result(text) {
    case .failure(let error): Issue.record("\(text)\n\(error.message) at \(error.range): \(text[error.range])")
    case .success(let tree):
      let printed = tree.text
      #expect(!printed.contains("\n"), "\(text)")
      switch parser.result(printed) {
      case .failure(let error): Issue.record("\(text)\nprinted \(printed)\n\(error.message) at \(error.range)")
      case .success(let again):
        #expect(again == tree, "\(text)\nprinted \(printed)")
        #expect(again.text == printed, "\(text)")
      }
      #expect(tree.mapping { $0 } == tree, "\(text)")
    }
  }

  /// What is printed, in the words of Prometheus' own printer.
  @Test(arguments: [
    ("sum by() (a{job=\"s\"})", "sum(a{job=\"s\"})"),
    ("sum(a)by(code)", "sum by (code) (a)"),
    ("sum without() (a)", "sum without () (a)"),
    ("sum by(\"foo.bar\",x) (a)", "sum by (\"foo.bar\", x) (a)"),
    ("topk(5,a)", "topk(5, a)"),
    ("a - on() c", "a - on () c"),
    ("a - ignoring() c", "a - c"),
    ("a - on(b) group_left c", "a - on (b) group_left () c"),
    ("a - ignoring() group_left c", "a - ignoring () group_left () c"),
    ("a + fill_left(5) fill_right(5) b", "a + fill (5) b"),
    ("a + fill_right(42) fill_left(-23) b", "a + fill_left (-23) fill_right (42) b"),
    ("a > bool 0", "a > bool 0"),
    ("a offset 60s", "a offset 1m"), ("a offset -7m", "a offset -7m"), ("a offset 0s", "a"),
    ("a{c='d' , e!=\"f\"}[300]offset 1m", "a{c=\"d\",e!=\"f\"}[5m] offset 1m"),
    ("a[90d]", "a[90d]"), ("a[1w]", "a[1w]"), ("a[400d]", "a[400d]"), ("a[365d]", "a[1y]"),
    ("a offset 1m @ 10", "a @ 10.000 offset 1m"), ("a @ -0.0015", "a @ -0.002"), ("a @ end()", "a @ end()"),
    ("a anchored offset 1m", "a anchored offset 1m"),
    ("a[5m]offset 1m@ start() anchored", "a[5m] anchored @ start() offset 1m"),
    ("{\"a.b\"}", "{\"a.b\"}"), ("{\"a.b\",\"c.d\"='e'}", "{\"a.b\",\"c.d\"=\"e\"}"), ("{\"_0\"=\"1\"}", "{_0=\"1\"}"),
    ("{__name__=\"a\"}", "{__name__=\"a\"}"),
    ("1e6", "1000000"), ("1e-7", "0.0000001"), ("0x1F", "31"), ("0.5e-9", "0.0000000005"), ("123.456e1", "1234.56"),
    ("1e21", "1000000000000000000000"),
    ("-0x1F", "-31"), ("3600s", "1h"), ("-90s", "-1m30s"), ("+5", "5"), ("Inf", "Inf"), ("nan", "NaN"),
    ("'a\"\\n\\u200b\\x01'", "\"a\\\"\\n\\u200b\\x01\""), ("`\\d`", "\"\\\\d\""), ("\"\\ufffd\"", "\"\\ufffd\""),
    ("foo[(step())]", "foo[(step())]"), ("foo offset +(5)", "foo offset (5)"),
    ("foo[200-min_of(-step()^+step(),1)]", "foo[200 - min_of(-step() ^ step(), 1)]"),
    ("a+b # c", "a + b"),
  ])
  func printing(text: String, printed: String) throws { #expect(try PromQLParser().parse(text).text == printed) }

  /// Trees that no text gives are printed with the parentheses that they need.
  @Test func parentheses() throws {
    func tree(_ text: String) throws -> PromQLExpression { try PromQLParser().parse(text) }
    func binary(_ left: PromQLExpression, _ operation: BinaryOperation.Operator, _ right: PromQLExpression) -> PromQLExpression {
      PromQLExpression(.binary(BinaryOperation(left, operation, right)))
    }
    let (a, b) = (try tree("a"), try tree("b"))
    let sum = binary(a, .add, b)
    let made: [(PromQLExpression, String)] = [
      (binary(sum, .multiply, a), "(a + b) * a"), (binary(a, .subtract, sum), "a - (a + b)"), (binary(sum, .subtract, a), "a + b - a"),
      (binary(binary(a, .power, b), .power, a), "(a ^ b) ^ a"), (binary(a, .power, binary(a, .power, b)), "a ^ a ^ b"),
      (binary(PromQLExpression(.negation(a)), .power, b), "(-a) ^ b"), (binary(try tree("-1"), .power, b), "(-1) ^ b"),
      (PromQLExpression(.negation(sum)), "-(a + b)"), (PromQLExpression(.negation(binary(a, .power, b))), "-a ^ b"),
      (PromQLExpression(.subquery(Subquery(sum, .milliseconds(60000)))), "(a + b)[1m:]"),
      (binary(try tree("a offset (5m)"), .add, b), "(a offset (5m)) + b"),
      (PromQLExpression(.selector(VectorSelector("on"))), "{\"on\"}"), (PromQLExpression(.selector(VectorSelector("a b"))), "{\"a b\"}"),
      (
        PromQLExpression(
          .selector(VectorSelector("a", modifiers: TimeModifiers(offset: .binary("*", .milliseconds(1000), .milliseconds(1000)))))),
        "a offset (1s * 1s)"
      ),
    ]
    for (expression, text) in made {
      #expect(expression.text == text)
      #expect(try tree(text).text == text)
    }
  }
}
