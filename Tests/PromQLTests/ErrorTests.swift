import Diagnostics
import Foundation
import PromQL
import TestSupport
import Testing

extension PromQLError {
  /// A line to stand below the query: marks under what is to blame, and all words.
  var marked: String {
    String(repeating: " ", count: range.start) + (range.start == range.end ? "|" : String(repeating: "^", count: range.end - range.start))
      + " " + message + (expected.map { "; expected \($0)" } ?? "") + (hint.map { " (\($0))" } ?? "")
  }
}

/// Queries that are refused, with the place and the words.
struct ErrorTests {
  /// Two lines each: the query, and marks and words below it.
  static func cases() throws -> [(text: String, marked: String)] {
    let file = try String(contentsOfFile: Project.path("Tests/PromQLTests/Expressions/invalid.txt"), encoding: .utf8)
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return stride(from: 0, to: lines.count - 1, by: 2).map { (lines[$0], lines[$0 + 1]) }
  }

  @Test func words() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 150)
    for (text, marked) in cases {
      switch PromQLParser().result(text) {
      case .success(let tree): Issue.record("accepted: \(text), as \(tree.text)")
      case .failure(let error): #expect(error.marked == marked, "\n\(text)")
      }
    }
  }

  @Test(arguments: [
    ("up{job=$job}", "unexpected \"$job\""), ("rate($metric)[5m]", "a range of an expression that is no selector"),
    ("$function(", "this ( is never closed"), ("sum by ($x $y) (a)", "unexpected \"$y\""), ("$a $b", "unexpected \"$b\""),
    ("up{$x", "this { is never closed"), ("up[$x", "this [ is never closed"), ("rate(up)", "an instant vector as argument of rate"),
    ("${x", "unexpected \"$\""), ("[[x]", "unexpected \"[\""), ("$1", "unexpected \"$\""), ("\"${x\n}\"", "the string is never closed"),
    ("$x and 1", "a scalar as operand of and"), ("up{a=~\"($x\", b=~\"(\"}", "the regular expression is invalid: missing closing )"),
    ("sumx(up, $y)", "there is no function \"sumx\""),
  ])
  func variables(text: String, message: String) {
    switch PromQLParser(allowsVariables: true).result(text) {
    case .success(let tree): Issue.record("accepted: \(text), as \(tree.text)")
    case .failure(let error): #expect(error.message == message)
    }
  }

  @Test func positions() {
    let text = "a +\n  bé\u{1F600} *\r\n)"
    func place(_ byte: Int) -> [Int] { [QueryRange.position(of: byte, in: text)].flatMap { [$0.line, $0.column] } }
    #expect(place(0) == [1, 1])
    #expect(place(3) == [1, 4])
    #expect(place(4) == [2, 1])
    #expect(place(7) == [2, 4])
    // The two bytes of é, and the four of the emoji.
    #expect(place(8) == [2, 4])
    #expect(place(9) == [2, 5])
    #expect(place(13) == [2, 6])
    #expect(place(17) == [3, 1])
    #expect(place(1000) == [3, 2])
    guard case .failure(let error) = PromQLParser().result("a +\n  ä )") else { return #expect(Bool(false)) }
    #expect(error.range.start(in: "a +\n  ä )") == SourceLocation.End(line: 2, column: 3))
  }

  @Test func limits() {
    let parser = PromQLParser(allowsVariables: true)
    func nested(_ open: String, _ close: String, _ count: Int, _ inner: String = "a") -> String {
      String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }
    for count in [150, 3000] {
      let deep = [
        nested("(", ")", count), nested("abs(", ")", count), nested("sum by (x) (", ")", count), nested("-", "", count, "a"),
        nested("a ^ ", "", count), "a[" + nested("(", ")", count, "5m") + "]", "a[" + nested("-", "", count, "step()") + "]",
        "a[" + nested("min_of(1, ", ")", count, "5m") + "]", nested("", "[5m:]", count, "a"),
      ]
      for text in deep {
        switch parser.result(text) {
        case .success: #expect(count == 150, "\(text.prefix(20))")
        case .failure(let error): #expect(error.isOwnLimit == (count > 150) || text.hasSuffix("]"), "\(text.prefix(20)) \(error.message)")
        }
      }
    }
    for count in [450, 3000] {
      for chain in [nested("a + ", "", count), nested("a or ", "", count), "a[" + nested("5m + ", "", count, "1m") + "]"] {
        switch parser.result(chain) {
        case .success(let tree): #expect(count == 450 && tree.selectors.count == (chain.hasSuffix("]") ? 1 : 451))
        case .failure(let error): #expect(error.problem == .tooDeep && count > 450, "\(chain.prefix(20)) \(error.message)")
        }
      }
    }
    // Wide is not deep.
    let wide = "a{" + (0..<5000).map { "l\($0)=\"v\"" }.joined(separator: ",") + "}"
    guard case .success = parser.result(wide) else { return #expect(Bool(false)) }
  }
}
