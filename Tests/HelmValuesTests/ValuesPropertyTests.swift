import HelmValues
import TestSupport
import Testing
import YAML

/// Properties over random values; the argument is the seed.
struct ValuesPropertyTests {
  @Test(arguments: UInt64(1)...300)
  func mergingWithNothingIsIdentity(seed: UInt64) throws {
    var random = Random(seed: seed)
    let map = random.map()
    #expect(ValuesMerge.merge(map, onto: [:]) == map)
    #expect(ValuesMerge.merge([:], onto: map) == map)
    #expect(ValuesMerge.coalesce(map, over: [:]).values == map)
    #expect(try SetExpression.parse("", into: map) == map)
  }

  @Test(arguments: UInt64(1)...300)
  func mergingTwiceIsMergingOnce(seed: UInt64) {
    var random = Random(seed: seed)
    let (lower, upper) = (random.map(), random.map())
    let once = ValuesMerge.merge(upper, onto: lower)
    #expect(ValuesMerge.merge(upper, onto: once) == once)
    #expect(ValuesMerge.merge(upper, onto: upper) == upper)
    #expect(FileNumbers.rounded(FileNumbers.rounded(lower)) == FileNumbers.rounded(lower))
  }

  @Test(arguments: UInt64(1)...300)
  func laterLayersWin(seed: UInt64) {
    var random = Random(seed: seed)
    let (lower, upper) = (random.map(), random.map())
    for merged in [ValuesMerge.merge(upper, onto: lower), ValuesMerge.coalesce(upper, over: lower).values] {
      for entry in upper.entries where entry.value != .null && entry.value.map == nil { #expect(merged[entry.key] == entry.value) }
      for entry in lower.entries where upper[entry.key] == nil && entry.value.map == nil && entry.value != .null {
        #expect(merged[entry.key] == entry.value)
      }
    }
  }

  @Test(arguments: UInt64(1)...300)
  func nullsTakeAwayAndNothingElseDoes(seed: UInt64) {
    var random = Random(seed: seed)
    let (user, defaults) = (random.map(), random.map(nulls: false))
    let values = ValuesMerge.coalesce(user, over: defaults).values
    for key in Set(user.keys).union(defaults.keys) {
      let isTakenAway = user[key] == YAMLValue.null && defaults[key] != Optional<YAMLValue>.none
      #expect((values[key] == Optional<YAMLValue>.none) == isTakenAway, "key \(key)")
    }
  }

  @Test(arguments: UInt64(1)...300)
  func coalescedValuesStayAsTheyAreWithoutNulls(seed: UInt64) {
    var random = Random(seed: seed)
    let (user, defaults) = (random.map(nulls: false), random.map())
    let once = ValuesMerge.coalesce(user, over: defaults).values
    #expect(ValuesMerge.coalesce(once, over: defaults).values == once)
  }

  @Test(arguments: UInt64(1)...2_000)
  func expressionsAreReadTheSameTwiceOrRefused(seed: UInt64) {
    var random = Random(seed: seed)
    let text = random.below(2) == 0 ? random.setExpression() : random.soundSetExpression()
    let base = random.map()
    do {
      let expression = try SetExpression(parsing: text)
      let values = try expression.apply(to: base)
      #expect(try expression.apply(to: values) == values, "\(text)")
      if let last = expression.assignments.last, case .key(let key) = last.path[0].kind, last.path.count == 1 {
        #expect(values[key] == last.value)
      }
    } catch {
      #expect((1...text.unicodeScalars.count + 1).contains(error.column), "\(text)")
    }
  }

  @Test(arguments: UInt64(1)...500)
  func soundExpressionsAreRead(seed: UInt64) throws {
    var random = Random(seed: seed)
    let text = random.soundSetExpression()
    let expression = try SetExpression(parsing: text)
    #expect(!expression.assignments.isEmpty)
    // Strings only, and otherwise the same.
    let strings = try SetExpression(parsing: text, for: .setString)
    #expect(strings.assignments.map(\.path) == expression.assignments.map(\.path))
  }

  @Test(arguments: UInt64(1)...500)
  func randomBytesDoNotCrash(seed: UInt64) {
    var random = Random(seed: seed)
    let bytes = (0..<random.below(60)).map { _ in
      random.below(3) == 0 ? random.one(of: Array("=.,[]{}\\01".utf8)) : UInt8(random.below(256))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      let assignments = try SetExpression(parsing: text).assignments
      #expect(assignments.isEmpty == text.isEmpty)
    } catch {
      #expect((1...text.unicodeScalars.count + 1).contains(error.column))
    }
  }
}
