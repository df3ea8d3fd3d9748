import HelmValues
import YAML

/// Values files, `--set` expressions and a chart's defaults, and what the templates see.
struct MergeRow: Sendable {
  var files: [YAMLMap]
  var sets: [String]
  var defaults: YAMLMap
  var expected: YAMLMap
  var warnings: [ValuesWarning]

  init(
    _ files: [YAMLMap] = [], set sets: [String] = [], over defaults: YAMLMap = [:], gives expected: YAMLMap,
    _ warnings: [ValuesWarning] = []
  ) {
    self.files = files
    self.sets = sets
    self.defaults = defaults
    self.expected = expected
    self.warnings = warnings
  }
}

/// Rules by function name: `MergeMaps` in helm/helm `pkg/chart/v2/loader/load.go`, the others in `pkg/chart/common/util/coalesce.go`.
let mergeTable: [MergeRow] = [
  // Nothing given: the defaults.
  MergeRow(gives: [:]),
  MergeRow(over: ["a": 1, "m": ["b": 2]], gives: ["a": 1, "m": ["b": 2]]),
  MergeRow([[:]], over: ["a": 1], gives: ["a": 1]),
  // MergeMaps: later files win, maps merge deep, lists and plain values replace.
  MergeRow([["a": 1], ["a": 2]], gives: ["a": 2]),
  MergeRow([["a": 1], ["b": 2]], gives: ["a": 1, "b": 2]),
  MergeRow([["m": ["a": 1, "b": 1]], ["m": ["b": 2, "c": 3]]], gives: ["m": ["a": 1, "b": 2, "c": 3]]),
  MergeRow([["m": ["n": ["a": 1]]], ["m": ["n": ["b": 2]]]], gives: ["m": ["n": ["a": 1, "b": 2]]]),
  MergeRow([["l": [1, 2, 3]], ["l": [4]]], gives: ["l": [4]]),
  MergeRow([["l": [["a": 1]]], ["l": [["b": 2]]]], gives: ["l": [["b": 2]]]),
  MergeRow([["m": ["a": 1]], ["m": 2]], gives: ["m": 2]),
  MergeRow([["m": 2], ["m": ["a": 1]]], gives: ["m": ["a": 1]]),
  MergeRow([["m": ["a": 1]], ["m": [:]]], gives: ["m": ["a": 1]]),  // an empty map empties nothing
  MergeRow([["m": ["a": 1]], ["m": []]], gives: ["m": []]),
  MergeRow([["a": 1], ["a": 2], ["a": 3]], gives: ["a": 3]),
  // MergeMaps: null is an ordinary value between files.
  MergeRow([["m": ["a": 1]], ["m": .null]], gives: ["m": .null]),
  MergeRow([["m": .null], ["m": ["c": 3]]], over: ["m": ["a": 1]], gives: ["m": ["a": 1, "c": 3]]),  // the defaults come back
  MergeRow([["m": ["a": .null]], ["m": ["a": 2]]], over: ["m": ["a": 1]], gives: ["m": ["a": 2]]),
  MergeRow([["a": .null], ["a": 2]], over: ["a": 1], gives: ["a": 2]),
  MergeRow([["a": 2], ["a": .null]], over: ["a": 1], gives: [:]),
  // coalesceValues: the user wins; maps are coalesced, lists and plain values replaced.
  MergeRow([["a": 2]], over: ["a": 1], gives: ["a": 2]),
  MergeRow([["m": ["a": 2]]], over: ["m": ["a": 1, "b": 1]], gives: ["m": ["a": 2, "b": 1]]),
  MergeRow([["l": [9]]], over: ["l": [1, 2]], gives: ["l": [9]]),
  MergeRow([["l": []]], over: ["l": [1, 2]], gives: ["l": []]),
  MergeRow([["m": [:]]], over: ["m": ["a": 1]], gives: ["m": ["a": 1]]),
  MergeRow([["a": "x"]], over: ["a": 1], gives: ["a": "x"]),  // kinds of plain values do not matter here
  MergeRow([["a": false, "b": 0, "c": ""]], over: ["a": true, "b": 1, "c": "x"], gives: ["a": false, "b": 0, "c": ""]),
  MergeRow([["x": 1]], over: ["a": 1], gives: ["a": 1, "x": 1]),
  // coalesceValues: null takes away a key that the defaults have.
  MergeRow([["a": .null]], over: ["a": 1, "b": 2], gives: ["b": 2]),
  MergeRow([["m": .null]], over: ["m": ["a": 1]], gives: [:]),
  MergeRow([["l": .null]], over: ["l": [1]], gives: [:]),
  MergeRow([["m": ["a": .null]]], over: ["m": ["a": 1, "b": 2]], gives: ["m": ["b": 2]]),
  MergeRow([["m": ["n": ["a": .null]]]], over: ["m": ["n": ["a": 1, "b": 2]]], gives: ["m": ["n": ["b": 2]]]),
  MergeRow([["m": ["n": .null]]], over: ["m": ["n": ["a": 1]]], gives: ["m": [:]]),
  // coalesceValues: other nulls survive, also inside new maps and lists.
  MergeRow([["k": .null]], over: ["a": 1], gives: ["a": 1, "k": .null]),
  MergeRow([["m": ["k": .null]]], over: ["m": ["a": 1]], gives: ["m": ["a": 1, "k": .null]]),
  MergeRow([["x": ["k": .null]]], over: ["a": 1], gives: ["a": 1, "x": ["k": .null]]),
  MergeRow([["l": [.null]]], over: ["l": [1]], gives: ["l": [.null]]),
  MergeRow([["l": [["k": .null]]]], over: ["l": [["k": 1]]], gives: ["l": [["k": .null]]]),
  // cleanNilValues: nulls of the defaults go (Helm 4; Helm 3 keeps them), but not from lists.
  MergeRow(over: ["a": .null, "b": 1], gives: ["b": 1]),
  MergeRow(over: ["m": ["a": .null]], gives: ["m": [:]]),
  MergeRow(over: ["l": [.null, ["a": .null]]], gives: ["l": [.null, ["a": .null]]]),
  MergeRow([["m": ["b": 1]]], over: ["m": ["a": .null, "n": ["c": .null]]], gives: ["m": ["b": 1, "n": [:]]]),
  MergeRow([["a": .null]], over: ["a": .null], gives: [:]),  // both null: gone at the top
  MergeRow([["m": ["a": .null]]], over: ["m": ["a": .null]], gives: ["m": ["a": .null]]),  // and kept below it
  MergeRow([["a": 1]], over: ["a": .null], gives: ["a": 1]),
  MergeRow([["a": ["b": .null]]], over: ["a": .null], gives: ["a": ["b": .null]]),  // no warning over a null default
  MergeRow([["m": ["a": ["b": 1]]]], over: ["m": ["a": .null]], gives: ["m": ["a": ["b": 1]]]),
  // coalesceValues: a map over a plain default wins with a warning; the reverse is silent at the top.
  MergeRow([["a": ["b": 1]]], over: ["a": 5], gives: ["a": ["b": 1]], [ValuesWarning(.mapOverPlainDefault(5), path: ["a"])]),
  MergeRow([["a": ["b": 1]]], over: ["a": [1]], gives: ["a": ["b": 1]], [ValuesWarning(.mapOverPlainDefault([1]), path: ["a"])]),
  MergeRow([["m": 5]], over: ["m": ["a": 1]], gives: ["m": 5]),
  MergeRow([["m": [1]]], over: ["m": ["a": 1]], gives: ["m": [1]]),
  // coalesceTablesFullKey: below the top both are warned about.
  MergeRow(
    [["m": ["a": ["b": 1]]]], over: ["m": ["a": 5]], gives: ["m": ["a": ["b": 1]]],
    [ValuesWarning(.mapOverPlainDefault(5), path: ["m", "a"])]),
  MergeRow(
    [["m": ["a": 5]]], over: ["m": ["a": ["b": 1]]], gives: ["m": ["a": 5]],
    [ValuesWarning(.plainOverMapDefault(5), path: ["m", "a"])]),
  MergeRow(
    [["m": ["n": ["a": []]]]], over: ["m": ["n": ["a": ["b": 1]]]], gives: ["m": ["n": ["a": []]]],
    [ValuesWarning(.plainOverMapDefault([]), path: ["m", "n", "a"])]),
  // coalesce without subcharts: global is a key like any other, and none is injected.
  MergeRow([["global": ["a": .null, "c": 3]]], over: ["global": ["a": 1, "b": 2]], gives: ["global": ["b": 2, "c": 3]]),
  MergeRow([["global": .null]], over: ["global": ["a": 1]], gives: [:]),
  MergeRow([["global": "x"]], over: ["a": 1], gives: ["a": 1, "global": "x"]),
  // options.go: --set goes into the merged files, before the defaults are looked at.
  MergeRow(set: ["a=2"], over: ["a": 1], gives: ["a": 2]),
  MergeRow([["a": 2]], set: ["a=3"], over: ["a": 1], gives: ["a": 3]),
  MergeRow(set: ["a=null"], over: ["a": 1], gives: [:]),
  MergeRow(set: ["m.a=null"], over: ["m": ["a": 1, "b": 2]], gives: ["m": ["b": 2]]),
  MergeRow(set: ["k=null"], over: ["a": 1], gives: ["a": 1, "k": .null]),
  MergeRow([["m": ["a": 1]]], set: ["m.b=2"], over: ["m": ["c": 3]], gives: ["m": ["a": 1, "b": 2, "c": 3]]),
  MergeRow(set: ["l[0].a=9"], over: ["l": [["a": 1, "b": 2], ["a": 3]]], gives: ["l": [["a": 9]]]),  // the default list is lost
  MergeRow(set: ["l[1]=9"], over: ["l": [1, 2, 3]], gives: ["l": [.null, 9]]),
  MergeRow([["l": [["a": 1, "b": 2]]]], set: ["l[0].a=9"], gives: ["l": [["a": 9, "b": 2]]]),  // a file's list is kept
  MergeRow(set: ["a=1", "a=2"], gives: ["a": 2]),
  MergeRow(set: ["m.a=1", "m=null"], over: ["m": ["a": 0]], gives: [:]),
  MergeRow(set: ["m=5"], over: ["m": ["a": 1]], gives: ["m": 5]),
  MergeRow(set: ["a.b=1"], over: ["a": 5], gives: ["a": ["b": 1]], [ValuesWarning(.mapOverPlainDefault(5), path: ["a"])]),
  // LoadValues: integers beyond 2^53 are rounded in files and defaults, exact in --set.
  MergeRow([["a": 9_007_199_254_740_993]], gives: ["a": 9_007_199_254_740_992]),
  MergeRow(over: ["a": 9_007_199_254_740_993], gives: ["a": 9_007_199_254_740_992]),
  MergeRow([["l": [["a": -9_007_199_254_740_995]]]], gives: ["l": [["a": -9_007_199_254_740_996]]]),
  MergeRow(set: ["a=9007199254740993"], over: ["a": 1], gives: ["a": 9_007_199_254_740_993]),
  MergeRow([["a": 9_223_372_036_854_775_807]], gives: ["a": .float(9_223_372_036_854_775_808)]),
  MergeRow([["a": 9_007_199_254_740_991]], gives: ["a": 9_007_199_254_740_991]),
  MergeRow([["a": 1e6]], over: ["a": 5], gives: ["a": .float(1_000_000)]),
  // --set types differently from files: what is a number in a file is a string here.
  MergeRow([["a": 1.0]], set: ["b=1.0"], gives: ["a": 1.0, "b": "1.0"]),
  MergeRow([["a": 420]], set: ["b=0644"], gives: ["a": 420, "b": "0644"]),
  // Keys are bytes: no key is typed, and nothing is normalized.
  MergeRow([["true": 1]], set: ["true=2", "on=3"], gives: ["true": 2, "on": 3]),
  MergeRow([["10": 1]], set: ["012=2"], gives: ["10": 1, "012": 2]),
]
