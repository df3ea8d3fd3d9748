import TestSupport
import YAML

typealias Random = SplitMix64

extension SplitMix64 {
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  mutating func one<Choices: Collection>(of choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// A map with few different keys, so that two of them often meet.
  mutating func map(depth: Int = 3, nulls: Bool = true) -> YAMLMap {
    var map = YAMLMap()
    for _ in 0..<below(5) { map[one(of: ["a", "b", "c", "d", "global"])] = value(depth: depth, nulls: nulls) }
    return map
  }

  mutating func value(depth: Int, nulls: Bool) -> YAMLValue {
    switch below(depth > 0 ? 9 : 6) {
    case 0: nulls ? .null : .bool(true)
    case 1: .bool(below(2) == 0)
    case 2: .int(one(of: [0, 1, -5, 9_007_199_254_740_993, Int.min, Int.max]))
    case 3: .float(one(of: [0.5, 1e6, -2.25]))
    case 4, 5: .string(one(of: ["", "x", "true", "0644"]))
    case 6: .list((0..<below(3)).map { _ in value(depth: depth - 1, nulls: nulls) })
    default: .map(map(depth: depth - 1, nulls: nulls))
    }
  }

  /// An expression that the grammar accepts; whether it fits the values it is written into is another matter.
  mutating func soundSetExpression() -> String {
    (0..<1 + below(3)).map { _ in
      var text = one(of: ["a", "b", "c", "d", "global", #"a\.b"#])
      for _ in 0..<below(4) { text += one(of: [".a", ".b", ".c", "[0]", "[1]", "[2]", "[0].a"]) }
      return text + "=" + one(of: ["1", "null", "", "x", "0644", "-012", "{1,x}", "{}", #"x\,y"#, "TRUE", "9007199254740993", "1e6"])
    }.joined(separator: ",")
  }

  /// Text that is nearly a `--set` expression.
  mutating func setExpression() -> String {
    let pieces = [
      "a", "b", "c", "global", "=", "=", "=", ".", ".", ",", ",", "[0]", "[1]", "[2]", "[", "]", "{", "}", "\\", "{x,1}", "1", "null",
      "true",
      "-012", "0", "x", " ", "é", "\u{17F}", "a=1", "a.b=2", "b[0].c=3", ",c=null", "d={}",
    ]
    return (0..<below(9)).map { _ in one(of: pieces) }.joined()
  }
}
