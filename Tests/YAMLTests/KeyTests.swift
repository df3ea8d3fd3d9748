import Diagnostics
import Testing
import YAML

struct KeyTests {
  static let strict: YAMLReader.Options = {
    var options = YAMLReader.Options()
    options.keys = .strict
    return options
  }()

  @Test(arguments: [
    ("on", "true"), ("y", "true"), ("yes", "true"), ("n", "false"), ("Off", "false"), ("012", "10"), ("1_000", "1000"), ("0x1F", "31"),
    ("1.50", "1.5"),
    ("0.1", "0.1"), ("1e3", "1000"), ("1e6", "1e+06"), ("16777217.0", "1.6777216e+07"), ("'on'", "on"), ("2001-01-01", "2001-01-01"),
    ("\"\"", ""), ("1e-5", "1e-05"),
  ])
  func keysBecomeText(source: String, key: String) throws {
    #expect(try readPlain("\(source): x") == .map(YAMLMap([.init(key: key, value: "x")])))
  }

  @Test(arguments: ["on", "y", "NO", "true", "False", "off"])
  func booleanLikeKeysAreRefusedWhenStrict(key: String) throws {
    let error = try #require(readError("a: 1\n\(key): x", Self.strict))
    #expect(error.problem == .booleanLikeKey(key))
    #expect(error.location == SourceLocation(file: "test.yaml", line: 2, column: 1))
    #expect(try readPlain("'\(key)': x", Self.strict) == .map(YAMLMap([.init(key: key, value: "x")])))
  }

  @Test(arguments: [
    "a: 1\n«b»b: 2\n«c»b: 3\n", "x:\n- {a: 1, «b»b: 2, «c»b: 3}", "{\"x\":\"y\",«b»\"b\":1,«c»'b':2}", "«b»12: a\n«c»12: b",
    "«b»on: 1\n«c»on: 2", "«b»<<: {}\n«c»<<: {}",
  ])
  func duplicateKeysNameBothPlaces(source: String) throws {
    let marked = MarkedSource(source)
    let error = try #require(readError(marked.text))
    guard case .duplicateKey(_, let first) = error.problem else {
      Issue.record("\(error)")
      return
    }
    #expect(error.location == marked.markers["c"]?.location(in: "test.yaml"))
    #expect(first == marked.markers["b"]?.location(in: "test.yaml"))
    #expect(error.diagnostic.related.first?.location == first)
  }

  @Test(arguments: [("on", "'true'"), ("012", "10"), ("'10'", "10"), ("yes", "on"), ("true", "\"true\""), ("0x10", "16"), ("1.50", "1.5")])
  func collidingKeysAreRefused(first: String, second: String) throws {
    let error = try #require(readError("\(first): 1\n\(second): 2"))
    guard case .collidingKeys(_, _, _, let place) = error.problem else {
      Issue.record("\(error)")
      return
    }
    #expect(place.line == 1)
    #expect(error.location.line == 2)
  }

  @Test func duplicatesAreFoundInLargeMaps() throws {
    let lines = (0..<5000).map { "key\($0): \($0)\n" }.joined()
    #expect(try readPlain(lines).map?.count == 5000)
    let error = try #require(readError(lines + "key17: x\n"))
    #expect(error.problem == .duplicateKey("key17", first: SourceLocation(file: "test.yaml", line: 18, column: 1)))
    #expect(error.location.line == 5001)
  }

  @Test(arguments: ["~: x", "null: x", "[{~: x}]", "? \n: x", "!!null x: y"])
  func nullKeysAreRefused(source: String) {
    let problem = readError(source)?.problem
    #expect(problem == .nullKey || problem == .tagMismatch(text: "x", tag: "!!null"))
  }

  @Test(arguments: ["? [a]\n: b", "? {a: b}\n: c", "[a, b]: c", "{a: b}: c", "x: &a k\ny: {*a : v}", "? - a\n: b"])
  func complexKeysAreRefused(source: String) { #expect(readError(source)?.problem == .complexKey) }

  @Test func keysMayBeExplicitAndAnchored() throws {
    #expect(try readPlain("? a\n: 1\n? |\n  b\n: 2\n&k c: *k") == ["a": 1, "b\n": 2, "c": "c"])
  }
}

struct MergeKeyTests {
  @Test func mergedEntriesStandBehindExplicitOnes() throws {
    let value = try readPlain("base: &b {x: 1, v: 2}\nuse:\n  <<: *b\n  v: 3\n  z: 4\n")
    #expect(identical(try #require(value["use"]), .map(["v": 3, "z": 4, "x": 1])))
  }

  @Test func ofSeveralMapsTheEarlierWins() throws {
    let value = try readPlain("a: &a {x: 1}\nb: &b {x: 2, v: 2}\nc: {<<: [*a, *b, {z: 3}]}")
    #expect(value["c"] == ["x": 1, "v": 2, "z": 3])
  }

  @Test func mergesNest() throws {
    #expect(try readPlain("a: &a {x: 1}\nb: &b {<<: *a, v: 2}\nc: {<<: *b, z: 3}")["c"] == ["x": 1, "v": 2, "z": 3])
  }

  @Test func quotedAndSwitchedOffItIsAKey() throws {
    #expect(try readPlain("'<<': 1") == ["<<": 1])
    #expect(try readPlain("a: <<") == ["a": "<<"])
    var options = YAMLReader.Options()
    options.mergeKeys = false
    #expect(try readPlain("<<: {a: 1}", options) == ["<<": ["a": 1]])
    #expect(try readPlain("!!merge <<: {a: 1}") == ["a": 1])
  }

  @Test(arguments: ["<<: 1", "<<: [1]", "<<: ", "<<: [{a: 1}, x]", "<<: [[{a: 1}]]"])
  func onlyMapsAreMerged(source: String) { #expect(readError("z: 0\n" + source)?.problem == .badMerge) }

  @Test func aMergeBehindAKeyThatItBringsIsRefused() throws {
    let error = try #require(readError("m:\n  a: 1\n  <<: {b: 2, a: 3}"))
    #expect(error.problem == .mergeAfterKey("a", first: SourceLocation(file: "test.yaml", line: 2, column: 3)))
    #expect(error.location.line == 3)
    #expect(try readPlain("a: 1\n<<: {b: 2}") == ["a": 1, "b": 2])
  }
}
