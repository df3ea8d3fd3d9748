import TestSupport
import Testing
import YAML

struct RoundTripTests {
  static let options: YAMLReader.Options = {
    var options = YAMLReader.Options()
    options.acceptsNonFinite = true
    return options
  }()

  /// Every form in which the emitter writes a string.
  static func forms(_ string: String) -> [YAMLValue] {
    [
      .string(string), [.string(string)], ["k": .string(string), "z": 1],
      ["m": ["k": [.string(string), [.string(string)]]], "z": .string(string)],
      .map(
        YAMLMap([
          .init(key: string, value: 1), .init(key: string + "x", value: [.map(YAMLMap([.init(key: string, value: .string(string))]))]),
        ])),
    ]
  }

  /// Keys within braces may have 1,024 characters, escapes counted.
  static func isReadableAsJSON(_ value: YAMLValue) -> Bool {
    switch value {
    case .map(let map): map.entries.allSatisfy { YAMLScalar.doubleQuoted($0.key).unicodeScalars.count < 1000 && isReadableAsJSON($0.value) }
    case .list(let items): items.allSatisfy(isReadableAsJSON)
    default: true
    }
  }

  @Test(arguments: HostileStrings.all)
  func hostileStrings(string: String) throws {
    for value in Self.forms(string) {
      let text = YAMLEmitter.text(for: value)
      #expect(identical(try readPlain(text), value), "\(text)")
      if Self.isReadableAsJSON(value) {
        #expect(identical(try readPlain(JSONWriter.text(for: value, pretty: true)), value))
        #expect(identical(try readPlain(JSONWriter.text(for: value, pretty: false)), value))
      }
      // A comment may hold anything without becoming content.
      var writer = YAMLDocumentWriter()
      writer.comment(string)
      writer.entry("a", 1)
      #expect(try readPlain(writer.text) == ["a": 1], "\(writer.text)")
    }
  }

  @Test func theListIsLong() { #expect(Set(HostileStrings.all.map { Array($0.utf8) }).count > 700) }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func randomValues(seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for round in 0..<25 {
      let documents = (0..<3).map { _ in random.value(depth: 4) }
      let text = YAMLEmitter.text(for: documents)
      let read = try YAMLReader.readValues(text, file: "f", options: Self.options)
      #expect(read.count == 3 && zip(read, documents).allSatisfy { identical($0, $1) }, "seed \(seed), round \(round):\n\(text)")
      let located = try YAMLReader.read(text, file: "f", options: Self.options)
      #expect(located.count == 3 && zip(located, documents).allSatisfy { identical($0.plain, $1) }, "seed \(seed), round \(round)")
      #expect(YAMLEmitter.text(for: read) == text, "seed \(seed), round \(round)")
    }
  }
}

/// Random values with hostile strings, from a seed.
struct RandomValues {
  var random: SplitMix64
  var hasNonFinite = true

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func value(depth: Int) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .int(Bool.random(using: &random) ? Int.random(in: -100...100, using: &random) : Int(truncatingIfNeeded: random.next()))
    case 3: return .float(double())
    case 4, 5: return .string(string())
    case 6...8: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1) })
    default:
      var map = YAMLMap()
      for _ in 0..<Int.random(in: 0...5, using: &random) { map[string()] = value(depth: depth - 1) }
      return .map(map)
    }
  }

  mutating func double() -> Double {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Double(Int.random(in: -1000...1000, using: &random)) / 8
    case 1: return Double(sign: .plus, exponent: Int.random(in: -80...80, using: &random), significand: 1.25)
    default:
      let value = Double(bitPattern: random.next())
      return value.isFinite || hasNonFinite ? value : 0.5
    }
  }

  mutating func string() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return HostileStrings.all.randomElement(using: &random) ?? ""
    case 1: return (0..<Int.random(in: 1...3, using: &random)).map { _ in HostileStrings.all.randomElement(using: &random) ?? "" }.joined()
    case 2: return (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    default: return "key" + String(Int.random(in: 0...99, using: &random))
    }
  }

  static let pieces = [
    "a", "b", " ", "  ", "\n", "\n\n", "\t", ":", "#", "-", "'", "\"", "\\", "😀", "é", "\r", "\u{85}", "{", "}", "1", ".", "0", "e", "|",
    "\u{7F}",
  ]
}
