import HelmValues
import YAML

/// An expression that is accepted, the values it is written into, and the values that come out.
struct SetRow: Sendable {
  var text: String
  var option = SetExpression.Option.set
  var base: YAMLMap = [:]
  var expected: YAMLMap

  init(_ text: String, _ option: SetExpression.Option = .set, into base: YAMLMap = [:], gives expected: YAMLMap) {
    self.text = text
    self.option = option
    self.base = base
    self.expected = expected
  }
}

/// Rules by function name are those of helm/helm `pkg/strvals/parser.go`.
let setTable: [SetRow] = [
  // parse: assignments stand between commas; nothing at all and a trailing comma are fine.
  SetRow("", gives: [:]),
  SetRow("", into: ["a": 1], gives: ["a": 1]),
  SetRow("a=1", gives: ["a": 1]),
  SetRow("a=1,b=2", gives: ["a": 1, "b": 2]),
  SetRow("a=1,", gives: ["a": 1]),
  SetRow("a=1,a=2", gives: ["a": 2]),
  // key: blanks belong to keys and values.
  SetRow("a=1, b = x y", gives: ["a": 1, " b ": " x y"]),
  SetRow("a= 1", gives: ["a": " 1"]),
  // val: only a comma ends a value.
  SetRow("a=b=c", gives: ["a": "b=c"]),
  SetRow("a=x.y[0]{z}", gives: ["a": "x.y[0]{z}"]),
  SetRow("a=https://x/y?z=1", gives: ["a": "https://x/y?z=1"]),
  // key, valList at the end: an empty value is an empty string.
  SetRow("a=", gives: ["a": ""]),
  SetRow("a=,b=2", gives: ["a": "", "b": 2]),
  SetRow("a.b=", gives: ["a": ["b": ""]]),
  SetRow("a=", into: ["a": ["b": 1]], gives: ["a": ""]),
  // runesUntil: a backslash takes the next character as it is.
  SetRow(#"a=x\,y"#, gives: ["a": "x,y"]),
  SetRow(#"a\.b=1"#, gives: ["a.b": 1]),
  SetRow(#"kubernetes\.io/os=windows"#, gives: ["kubernetes.io/os": "windows"]),
  SetRow(#"a\=b=1"#, gives: ["a=b": 1]),
  SetRow(#"a\[0\]=1"#, gives: ["a[0]": 1]),
  SetRow(#"a\,b=1"#, gives: ["a,b": 1]),
  SetRow(#"a=C:\\temp"#, gives: ["a": #"C:\temp"#]),
  SetRow(#"a=C:\temp"#, gives: ["a": "C:temp"]),
  SetRow(#"a=\{x}"#, gives: ["a": "{x}"]),
  SetRow(#"a=\1"#, gives: ["a": 1]),
  SetRow(#"a=nul\l"#, gives: ["a": .null]),
  SetRow(#"a={x\,y,z\}}"#, gives: ["a": ["x,y", "z}"]]),
  SetRow(#"a[\1]=x"#, gives: ["a": [.null, "x"]]),
  // typedVal: true, false and null in any case.
  SetRow("a=true,b=True,c=TRUE,d=tRuE", gives: ["a": true, "b": true, "c": true, "d": true]),
  SetRow("a=false,b=FALSE", gives: ["a": false, "b": false]),
  SetRow("a=null,b=Null,c=NULL", gives: ["a": .null, "b": .null, "c": .null]),
  SetRow("a=fal\u{17F}e", gives: ["a": false]),  // EqualFold: the long s folds to s
  SetRow("a=yes,b=no,c=on,d=off,e=y,f=n,g=~", gives: ["a": "yes", "b": "no", "c": "on", "d": "off", "e": "y", "f": "n", "g": "~"]),
  SetRow("a=nil,b=none,c=true ", gives: ["a": "nil", "b": "none", "c": "true "]),
  // typedVal: decimal integers of 64 bits; the first character decides about leading zeros.
  SetRow("a=0", gives: ["a": 0]),
  SetRow("a=42,b=-7,c=+5", gives: ["a": 42, "b": -7, "c": 5]),
  SetRow("a=00,b=0644,c=012,d=089", gives: ["a": "00", "b": "0644", "c": "012", "d": "089"]),
  SetRow("a=-0,b=-012,c=+007", gives: ["a": 0, "b": -12, "c": 7]),
  SetRow("a=0x1F,b=0o14,c=0b1", gives: ["a": "0x1F", "b": "0o14", "c": "0b1"]),
  SetRow("a=1_000", gives: ["a": "1_000"]),
  SetRow("a=9223372036854775807", gives: ["a": 9_223_372_036_854_775_807]),
  SetRow("a=-9223372036854775808", gives: ["a": -9_223_372_036_854_775_808]),
  SetRow("a=9223372036854775808", gives: ["a": "9223372036854775808"]),
  SetRow("a=9007199254740993", gives: ["a": 9_007_199_254_740_993]),
  // typedVal: everything else is a string.
  SetRow("a=1.0,b=1e3,c=1.5,d=.inf,e=NaN", gives: ["a": "1.0", "b": "1e3", "c": "1.5", "d": ".inf", "e": "NaN"]),
  SetRow("a=2024-01-02,b=12:30", gives: ["a": "2024-01-02", "b": "12:30"]),
  SetRow("a=-,b=+,c=--1", gives: ["a": "-", "b": "+", "c": "--1"]),
  SetRow("a=\u{661}", gives: ["a": "\u{661}"]),  // an Arabic-Indic digit
  SetRow("a=\"x\",b='y'", gives: ["a": "\"x\"", "b": "'y'"]),
  SetRow("a=#x", gives: ["a": "#x"]),
  // typedVal with --set-string: strings only.
  SetRow("a=true,b=null,c=1,d=0", .setString, gives: ["a": "true", "b": "null", "c": "1", "d": "0"]),
  SetRow("a={1,null}", .setString, gives: ["a": ["1", "null"]]),
  SetRow("a=", .setString, gives: ["a": ""]),
  SetRow("a[1].b=1", .setString, gives: ["a": [.null, ["b": "1"]]]),
  // valList: lists of plain values.
  SetRow("a={x,y}", gives: ["a": ["x", "y"]]),
  SetRow("a={1,true,null,01}", gives: ["a": [1, true, .null, "01"]]),
  SetRow("a={}", gives: ["a": [""]]),
  SetRow("a={x,}", gives: ["a": ["x", ""]]),
  SetRow("a={ x, y }", gives: ["a": [" x", " y "]]),
  SetRow("a={x},b=1", gives: ["a": ["x"], "b": 1]),
  SetRow("a={x}b=1", gives: ["a": ["x"], "b": 1]),  // the comma behind a list may be left out
  SetRow("a= {x}", gives: ["a": " {x}"]),  // a brace counts only at the start
  SetRow("a={x}", into: ["a": [1, 2, 3]], gives: ["a": ["x"]]),
  SetRow("a={x=1.b}", gives: ["a": ["x=1.b"]]),
  // key with a dot: maps are made or entered.
  SetRow("a.b=1,a.c=2", gives: ["a": ["b": 1, "c": 2]]),
  SetRow("a.b=1", into: ["a": ["b": 0, "c": 2]], gives: ["a": ["b": 1, "c": 2]]),
  SetRow("a.b.c=1", into: ["a": ["d": 2]], gives: ["a": ["d": 2, "b": ["c": 1]]]),
  SetRow("a=1", into: ["a": ["b": 0]], gives: ["a": 1]),
  SetRow("a.b=null", into: ["a": ["b": 0]], gives: ["a": ["b": .null]]),  // null is an ordinary value here
  // listItem, setIndex: lists grow with null.
  SetRow("a[0]=x", gives: ["a": ["x"]]),
  SetRow("a[2]=x", gives: ["a": [.null, .null, "x"]]),
  SetRow("a[0]=x", into: ["a": [1, 2]], gives: ["a": ["x", 2]]),
  SetRow("a[3]=x", into: ["a": [1, 2]], gives: ["a": [1, 2, .null, "x"]]),
  SetRow("a[0]=", gives: ["a": [""]]),
  SetRow("a[0]={x,y}", gives: ["a": [["x", "y"]]]),
  SetRow("a[+1]=x,a[00]=y,a[-0]=z", gives: ["a": ["z", "x"]]),  // strconv.Atoi takes signs and zeros
  SetRow("a[0].b=1", gives: ["a": [["b": 1]]]),
  SetRow("a[1].b=1", gives: ["a": [.null, ["b": 1]]]),
  SetRow("a[0].b=1,a[0].c=2", gives: ["a": [["b": 1, "c": 2]]]),
  SetRow("a[1].b=1,a[0].b=2", gives: ["a": [["b": 2], ["b": 1]]]),
  SetRow("a[0].b=1", into: ["a": ["x"]], gives: ["a": [["b": 1]]]),  // a plain element gives way to a map
  SetRow("a[0].b=1", into: ["a": [["c": 2]]], gives: ["a": [["c": 2, "b": 1]]]),
  SetRow("a[0].b=,", gives: ["a": [["b": ""]]]),
  SetRow("a[0].b=", into: ["a": [.null]], gives: ["a": [["b": ""]]]),
  SetRow("a[0].b=,c=1", gives: ["a": [["b": ""]], "c": 1]),
  SetRow("a[0].b[1]=", gives: ["a": [["b": [.null, ""]]]]),
  SetRow("a[0][0]=1", gives: ["a": [[1]]]),
  SetRow("a[1][1]=1", gives: ["a": [.null, [.null, 1]]]),
  SetRow("a[0][1]=x", into: ["a": [[1], 2]], gives: ["a": [[1, "x"], 2]]),
  SetRow("a[0][0]=x", into: ["a": [.null]], gives: ["a": [["x"]]]),  // a null element gives way to a list
  SetRow("a.b[0].c[1].d=x", gives: ["a": ["b": [["c": [.null, ["d": "x"]]]]]]),
  SetRow("a[0]=null", into: ["a": [1, 2]], gives: ["a": [.null, 2]]),
  // key: keys are compared byte by byte, so a composed and a decomposed letter differ.
  SetRow("e\u{301}=1", into: ["x": 0], gives: ["x": 0, "e\u{301}": 1]),
  SetRow("]=1,}=2,{=3", gives: ["]": 1, "}": 2, "{": 3]),
]

/// An expression that is refused: why, and in which column.
struct RefusalRow: Sendable {
  var text: String
  var base: YAMLMap
  var problem: SetError.Problem
  var column: Int

  init(_ text: String, into base: YAMLMap = [:], _ problem: SetError.Problem, column: Int) {
    self.text = text
    self.base = base
    self.problem = problem
    self.column = column
  }
}

let refusalTable: [RefusalRow] = [
  // key: a key ends with = or goes on.
  RefusalRow("a", .keyWithoutValue("a"), column: 1),
  RefusalRow("a,b=1", .keyWithoutValue("a"), column: 1),
  RefusalRow("a.b", .keyWithoutValue("b"), column: 3),
  RefusalRow("a=1,b", .keyWithoutValue("b"), column: 5),
  RefusalRow("a=x,y", .keyWithoutValue("y"), column: 5),
  RefusalRow("a={x}}", .keyWithoutValue("}"), column: 6),
  RefusalRow("a={{x},y}", .keyWithoutValue("y}"), column: 8),  // lists do not nest
  RefusalRow("a[0].b", .keyWithoutValue("b"), column: 6),
  // key: Helm drops an assignment to an empty key, or refuses it.
  RefusalRow("=1", .emptyKey, column: 1),
  RefusalRow(",a=1", .emptyKey, column: 1),
  RefusalRow("a=1,,b=2", .emptyKey, column: 5),
  RefusalRow(".a=1", .emptyKey, column: 1),
  RefusalRow("a..b=1", .emptyKey, column: 3),
  RefusalRow("a.=1", .emptyKey, column: 3),
  RefusalRow("a.", .emptyKey, column: 3),
  RefusalRow("[0]=1", .emptyKey, column: 1),
  RefusalRow("a={x}.b=1", .emptyKey, column: 6),
  // keyIndex, listItem, setIndex.
  RefusalRow("a[0", .unclosedIndex, column: 2),
  RefusalRow("a[", .unclosedIndex, column: 2),
  RefusalRow("a[]=1", .indexNotANumber(""), column: 3),
  RefusalRow("a[x]=1", .indexNotANumber("x"), column: 3),
  RefusalRow("a[ 0]=1", .indexNotANumber(" 0"), column: 3),
  RefusalRow("a[1_0]=1", .indexNotANumber("1_0"), column: 3),
  RefusalRow("a[9223372036854775808]=1", .indexNotANumber("9223372036854775808"), column: 3),
  RefusalRow("a[-1]=1", .indexOutOfRange(-1), column: 3),
  RefusalRow("a[65537]=1", .indexOutOfRange(65_537), column: 3),
  RefusalRow("a[0][65537]=1", .indexOutOfRange(65_537), column: 6),
  RefusalRow("a[0]b=1", .textAfterIndex("b"), column: 5),
  RefusalRow("a[0],b=1", .textAfterIndex(",b"), column: 5),
  RefusalRow("a[0]]=1", .textAfterIndex("]"), column: 5),
  RefusalRow("a[0]", .indexWithoutValue, column: 2),
  RefusalRow("a[0][1]", .indexWithoutValue, column: 5),
  // valList.
  RefusalRow("a={", .unclosedList, column: 3),
  RefusalRow("a={x,y", .unclosedList, column: 3),
  RefusalRow(#"a={x\}"#, .unclosedList, column: 3),
  // runesUntil: Helm drops a backslash at the end.
  RefusalRow(#"a=C:\"#, .loneBackslash, column: 5),
  RefusalRow(#"a\"#, .loneBackslash, column: 2),
  RefusalRow(#"a[0]\"#, .loneBackslash, column: 5),
  // key: a panic in Helm, which it turns into an error. Null is neither a map nor a list.
  RefusalRow("a.b=1", into: ["a": 1], .notAMap(path: "a", found: 1), column: 1),
  RefusalRow("a.b=1", into: ["a": .null], .notAMap(path: "a", found: .null), column: 1),
  RefusalRow("a.b=1", into: ["a": [1]], .notAMap(path: "a", found: [1]), column: 1),
  RefusalRow("a=1,a.b=1", .notAMap(path: "a", found: 1), column: 5),
  RefusalRow("x.a.b=1", into: ["x": ["a": "s"]], .notAMap(path: "x.a", found: "s"), column: 3),
  RefusalRow("a[0]=1", into: ["a": "s"], .notAList(path: "a", found: "s"), column: 1),
  RefusalRow("a[0]=1", into: ["a": .null], .notAList(path: "a", found: .null), column: 1),
  RefusalRow("a[0]=1", into: ["a": ["b": 1]], .notAList(path: "a", found: ["b": 1]), column: 1),
  RefusalRow("a[0][0]=1", into: ["a": [1]], .notAList(path: "a[0]", found: 1), column: 2),
  RefusalRow("a[0].b[0]=1", into: ["a": [["b": 1]]], .notAList(path: "a[0].b", found: 1), column: 6),
  // listItem: the end behind = is taken for the end of all, and the element is not put into the list.
  RefusalRow("a[0].b=", .emptyValueLost(path: "a[0]"), column: 2),
  RefusalRow("a[1].b=", into: ["a": [1]], .emptyValueLost(path: "a[1]"), column: 2),
  RefusalRow("a[0][0].b=", into: ["a": [.null]], .emptyValueLost(path: "a[0][0]"), column: 5),
]
