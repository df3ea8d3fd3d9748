import PromQL
import Testing

struct LabelUseTests {
  private func uses(_ text: String) throws -> [String] {
    let tree = try PromQLParser(allowsVariables: true).parse(text)
    let names = tree.selectors.map { $0.selector.metricName?.spelling ?? "?" }
    return tree.labelUses.map { use in
      let word = text[use.range].trimmingPrefix(while: { "\"'".contains($0) })
      #expect(word.hasPrefix(use.label.literal ?? "$"), "\(text): \(word)")
      let removed = use.removedFrom.isEmpty ? "" : " not \(use.removedFrom.map { names[$0] }.joined(separator: ","))"
      return
        "\(use.role) \(use.label.spelling): \(use.selectors.map { names[$0] }.joined(separator: ","))\(use.isMade ? " made" : "")\(removed)"
    }
  }

  @Test(arguments: [
    ("x{a=\"b\",\"c d\"!=\"\"}", ["matcher a: x", "matcher c d: x"]),
    ("{\"x\"}", []),
    ("sum by (a) (rate(x[5m]))", ["by a: x"]),
    ("sum(x) without (a)", ["without a: x"]),
    ("sum by (a) (sum by (b) (x))", ["by b: x", "by a:  not x"]),
    ("sum by (a) (sum without (b) (x))", ["without b: x", "by a: x"]),
    ("sum by (b) (sum without (b) (x))", ["without b: x", "by b:  not x"]),
    ("sum by (a) (x + y)", ["by a: x,y"]),
    ("sum by (a) (x + 1)", ["by a: x"]),
    ("sum by (a) (x * on (b) y)", ["on b: x,y", "by a:  not x,y"]),
    ("sum by (a, c) (x * on (b) group_left (c) y)", ["on b: x,y", "copied c: y", "by a: x not y", "by c: y not x"]),
    ("sum by (a) (x * on (b) group_right () y)", ["on b: x,y", "by a: y"]),
    ("sum by (a) (x and on (a) y)", ["on a: x,y", "by a: x"]),
    ("sum by (a) (x or y)", ["by a: x,y"]),
    ("x - ignoring (a) sum by (b) (y)", ["by b: y", "ignoring a: x not y"]),
    ("sum by (c) (label_replace(x, \"c\", \"$1\", \"a\", \"(.*)\"))", ["read a: x", "written c: ", "by c: x made"]),
    ("label_join(sum by (a) (x), \"c\", \",\", \"a\", \"b\")", ["by a: x", "read a: x", "read b:  not x", "written c: "]),
    ("sum by (v) (count_values by (a) (\"v\", x))", ["by a: x", "written v: ", "by v:  made not x"]),
    ("topk by (a) (5, x)", ["by a: x"]),
    ("sum by (b) (topk by (a) (5, x))", ["by a: x", "by b: x"]),
    ("sum by (le) (histogram_quantile(0.9, x))", ["by le:  not x"]),
    ("histogram_quantile(0.9, sum by (le) (x))", ["by le: x"]),
    ("sum by (a, b) (absent(x{a=\"c\"}))", ["matcher a: x", "by a:  made not x", "by b:  not x"]),
    ("sum by (a) (info(x))", ["by a: x made"]),
    ("sum by (a) ($x)", ["by a:  made"]),
    ("sum by ($a, b) (x)", ["by $a: x made", "by b: x"]),
    ("sum by (b) (sum by ($a) (x))", ["by $a: x made", "by b: x made"]),
    ("max_over_time(sum by (a) (x)[1h:]) * on (b) y", ["by a: x", "on b: y not x"]),
    ("sort_by_label(sum by (a) (x), 'a', \"b\")", ["by a: x", "sortedBy a: x", "sortedBy b:  not x"]),
    ("topk(scalar(sum by (a) (x)), y{b=\"c\"})", ["by a: x", "matcher b: y"]),
  ])
  func cases(text: String, expected: [String]) throws { #expect(try uses(text) == expected) }
}
