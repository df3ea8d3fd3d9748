import PromQL
import Testing

struct FunctionTests {
  /// Source: prometheus/prometheus, promql/parser/functions.go, at 3.14.
  @Test func table() {
    #expect(PromQLFunction.all.count == 90)
    #expect(Set(PromQLFunction.all.map(\.name)).count == 90)
    #expect(PromQLFunction.all.map(\.name) == PromQLFunction.all.map(\.name).sorted())
    #expect(PromQLFunction.all.filter(\.isExperimental).count == 17)
    let variadic = PromQLFunction.all.filter { $0.least != $0.most }.map(\.name)
    #expect(variadic.count == 14, "\(variadic)")
  }

  @Test(arguments: [
    ("1", PromQLType.scalar), ("\"a\"", .string), ("a", .instantVector), ("a[5m]", .rangeVector), ("a[5m:]", .rangeVector),
    ("1 + 2", .scalar), ("1 + a", .instantVector), ("(a)", .instantVector), ("-1 ^ 2", .scalar), ("time()", .scalar),
    ("sum(a)", .instantVector),
    ("$x", .any), ("$x + 1", .any), ("$x + a", .instantVector), ("$f(a)", .any), ("rate(a[5m])", .instantVector),
  ])
  func types(text: String, type: PromQLType) throws {
    #expect(try PromQLParser(allowsVariables: true).parse(text).checkedType() == type)
  }

  /// A tree that a program made is checked alike.
  @Test func made() {
    let expression = PromQLExpression(.call(FunctionCall("rate", [PromQLExpression(.selector(VectorSelector("up")))])))
    #expect(throws: PromQLError(.argumentType(function: "rate", expected: .rangeVector, found: .instantVector), at: QueryRange())) {
      try expression.checkedType()
    }
    #expect(throws: PromQLError(.unknownFunction("f"), at: QueryRange())) {
      try PromQLExpression(.call(FunctionCall("f", []))).checkedType()
    }
  }
}
