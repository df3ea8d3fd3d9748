import Diagnostics
import HelmValues
import Testing
import YAML

struct ValuesMergeTests {
  @Test(arguments: mergeTable)
  func valuesAreCombinedAsHelmDoes(row: MergeRow) throws {
    var sets: [SetExpression] = []
    for text in row.sets { sets.append(try SetExpression(parsing: text)) }
    let result = try ValuesMerge.combine(files: row.files, sets: sets, defaults: row.defaults)
    #expect(result.values == row.expected)
    #expect(result.warnings == row.warnings)
  }

  /// pkg/cli/values/options.go: all of --set, then all of --set-string.
  @Test func setStringComesAfterSetWhereverItStands() throws {
    let sets = [try SetExpression(parsing: "a=1", for: .setString), try SetExpression(parsing: "a=2"), try SetExpression(parsing: "b=3")]
    #expect(try ValuesMerge.combine(sets: sets, defaults: [:]).values == ["a": "1", "b": 3])
  }

  /// pkg/strvals/parser.go panics on a null and turns the panic into an error, so `--set` cannot enter a map that a file has emptied.
  @Test func pathsThroughANullOfAFileAreRefused() throws {
    let expression = try SetExpression(parsing: "m.a=1")
    #expect(throws: SetError(.notAMap(path: "m", found: .null), column: 1, expression: "m.a=1", option: .set)) {
      try ValuesMerge.combine(files: [["m": .null]], sets: [expression], defaults: ["m": ["a": 0]])
    }
  }

  @Test func defaultsLeadTheOrderOfKeys() throws {
    let files: [YAMLMap] = [["y": 1, "b": 1, "m": ["t": 1, "s": 1]], ["x": 1, "a": 1, "m": ["r": 1]]]
    let values = try ValuesMerge.combine(files: files, defaults: ["a": 0, "m": ["q": 0, "s": 0], "b": 0, "c": 0]).values
    #expect(Array(values.keys) == ["a", "m", "b", "c", "y", "x"])
    #expect(values["m"]?.map.map { Array($0.keys) } == ["q", "s", "t", "r"])
  }

  @Test func composedAndDecomposedKeysDoNotMeet() throws {
    let merged = ValuesMerge.merge(["e\u{301}": 1], onto: ["\u{E9}": 0])
    #expect(merged.count == 2)
    #expect(ValuesMerge.coalesce(["e\u{301}": .null], over: ["\u{E9}": 0]).values.count == 2)
  }

  @Test func wideMapsMergeKeyByKey() {
    let wide = YAMLMap((0..<20_000).map { .init(key: "k\($0)", value: .int($0)) })
    let other = YAMLMap((0..<20_000).reversed().map { .init(key: "k\($0)", value: .int(-$0)) })
    #expect(ValuesMerge.merge(other, onto: wide).entries.map(\.value) == (0..<20_000).map { .int(-$0) })
    #expect(ValuesMerge.coalesce(wide, over: other).values.entries.map(\.key) == other.entries.map(\.key))
  }

  @Test func warningsAreWorded() {
    let over = ValuesWarning(.mapOverPlainDefault(5), path: ["m", "a"]).diagnostic
    #expect(over.code == "VAL121")
    #expect(over.severity == .warning)
    #expect(over.message == #""m.a" is a map, but the chart's default for it is a number"#)
    let under = ValuesWarning(.plainOverMapDefault([]), path: ["m"]).diagnostic
    #expect(under.code == "VAL122")
    #expect(under.message == #""m" is a list, but the chart's default for it is a map"#)
  }
}

struct FileNumbersTests {
  /// The halves go to the even neighbour, as in IEEE 754.
  @Test(arguments: [
    (9_007_199_254_740_992, 9_007_199_254_740_992), (9_007_199_254_740_993, 9_007_199_254_740_992),
    (9_007_199_254_740_995, 9_007_199_254_740_996), (-9_007_199_254_740_993, -9_007_199_254_740_992),
    (1_000_000_000_000_000_001, 1_000_000_000_000_000_000), (Int.min, Int.min), (0, 0),
  ])
  func integersAreRoundedToDoubles(integer: Int, rounded: Int) {
    #expect(FileNumbers.rounded(YAMLValue.int(integer)) == .int(rounded))
  }

  @Test func whatNoLongerFitsBecomesAFloat() {
    #expect(FileNumbers.rounded(YAMLValue.int(.max)) == .float(9_223_372_036_854_775_808))
  }

  @Test(arguments: [
    (YAMLValue.int(5), Int?.some(5)), (.float(1), 1), (.float(1e6), 1_000_000), (.float(-0.0), 0),
    (.float(-9_223_372_036_854_775_808), Int.min),
    (.float(0x1.8p62), 6_917_529_027_641_081_856), (.float(1.5), nil), (.float(1e30), nil), (.float(9_223_372_036_854_775_808), nil),
    (.float(.nan), nil), (.float(.infinity), nil),
    (.string("1"), nil), (.bool(true), nil), (.null, nil),
  ])
  func integralNumbersAreIntegers(value: YAMLValue, integer: Int?) { #expect(value.integral == integer) }
}
