import Diagnostics
import HelmValues
import Testing
import YAML

struct SetExpressionTests {
  @Test(arguments: setTable)
  func acceptedExpressionsMeanWhatHelmMakesOfThem(row: SetRow) throws {
    #expect(try SetExpression.parse(row.text, for: row.option, into: row.base) == row.expected)
  }

  @Test(arguments: refusalTable)
  func refusalsSayWhyAndWhere(row: RefusalRow) {
    #expect(throws: SetError(row.problem, column: row.column, expression: row.text, option: .set)) {
      try SetExpression.parse(row.text, into: row.base)
    }
  }

  @Test func indexesEndAtHelmsLimit() throws {
    let values = try SetExpression.parse("a[65536]=x", into: [:])
    #expect(values["a"]?.list?.count == 65_537)
    #expect(values["a"]?[65_536] == "x")
    #expect(values["a"]?[65_535] == .null)
  }

  @Test func thirtyDotsAreFineAndThirtyOneAreNot() throws {
    let thirty = [String](repeating: "a", count: 31).joined(separator: ".") + "=1"
    #expect(try SetExpression(parsing: thirty).assignments.first?.path.count == 31)
    #expect(throws: SetError(.tooManyDots, column: 62, expression: "a." + thirty, option: .set)) {
      try SetExpression(parsing: "a." + thirty)
    }
  }

  /// In Helm the dot after an index is read by another function, which does not count it.
  @Test func dotsAfterIndexesAreNotCounted() throws {
    let text = [String](repeating: "a[0]", count: 100).joined(separator: ".") + "=1"
    #expect(try SetExpression(parsing: text).assignments.first?.path.count == 200)
  }

  @Test func endlessIndexesAreRefused() throws {
    let deepest = "a" + String(repeating: "[0]", count: 511) + "=1"
    #expect(try SetExpression(parsing: deepest).apply(to: [:]).count == 1)
    let tooDeep = "a" + String(repeating: "[0]", count: 100_000) + "=1"
    #expect(throws: SetError(.tooManySteps, column: 2 + 3 * 511, expression: tooDeep, option: .set)) {
      try SetExpression(parsing: tooDeep)
    }
  }

  @Test func columnsCountUnicodeScalars() {
    #expect(throws: SetError(.indexNotANumber("x"), column: 7, expression: "e\u{301}=,\u{E9}[x]=1", option: .set)) {
      try SetExpression(parsing: "e\u{301}=,\u{E9}[x]=1")
    }
  }

  @Test func composedAndDecomposedKeysAreTwoKeys() throws {
    let values = try SetExpression.parse("e\u{301}=1", into: ["\u{E9}": 0])
    #expect(values.entries.map { Array($0.key.unicodeScalars) } == [["\u{E9}"], ["e", "\u{301}"]])
  }

  @Test func newKeysGoToTheEnd() throws {
    let values = try SetExpression.parse("z=1,b=2,m.y=3,m.x=4", into: ["a": 0, "b": 0, "m": ["x": 0]])
    #expect(Array(values.keys) == ["a", "b", "m", "z"])
    #expect(values["m"]?.map.map { Array($0.keys) } == ["x", "y"])
  }

  @Test func pathsAreShownAsWritten() throws {
    let expression = try SetExpression(parsing: "a.b[0][1].c=1,d=2")
    #expect(expression.assignments.map(\.pathText) == ["a.b[0][1].c", "d"])
  }

  @Test(arguments: refusalTable)
  func everyRefusalIsWorded(row: RefusalRow) {
    let diagnostic = SetError(row.problem, column: row.column, expression: row.text, option: .setString).diagnostic
    #expect(diagnostic.code.text.hasPrefix("VAL1"))
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message.hasPrefix("--set-string \""))
    #expect(diagnostic.message.contains("column \(row.column): "))
    #expect(diagnostic.hint != nil)
  }

  @Test func codesAreDistinct() {
    let problems: [SetError.Problem] = [
      .keyWithoutValue(""), .emptyKey, .unclosedIndex, .indexNotANumber(""), .indexOutOfRange(0), .textAfterIndex(""), .indexWithoutValue,
      .unclosedList, .tooManyDots, .tooManySteps, .loneBackslash, .notAMap(path: "", found: 1), .notAList(path: "", found: 1),
      .emptyValueLost(path: ""),
    ]
    let codes = Set(problems.map { SetError($0, column: 1, expression: "", option: .set).diagnostic.code })
    #expect(codes.count == problems.count)
  }

  @Test func messagesEscapeControlCharactersAndCutLongText() {
    let text = "a\u{1B}[" + String(repeating: "x", count: 200)
    let message = SetError(.unclosedIndex, column: 3, expression: text, option: .set).diagnostic.message
    #expect(!message.unicodeScalars.contains("\u{1B}"))
    #expect(message.unicodeScalars.count < 160)
  }
}
