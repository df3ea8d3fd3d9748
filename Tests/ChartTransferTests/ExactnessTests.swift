import ChartModel
import Diagnostics
import TestSupport
import Testing
import YAML

@testable import ChartTransfer

/// What equality in Swift would not notice.
struct ExactnessTests {
  private func carried(_ value: YAMLValue) throws -> YAMLValue {
    var chart = Self.chart
    chart.settings = SettingsSchema(members: [.setting(.init(path: ["a"], summary: "", type: .any, defaultValue: value))])
    guard case .chart(let decoded) = try SpecOutcome(decoding: SpecOutcome.chart(chart).encoded()) else { return .null }
    return try #require(decoded.settings.declarations.first?.defaultValue)
  }

  static let chart = ChartDefinition(
    info: ChartInfo(name: "small", version: "1.0.0", appVersion: "1", summary: ""), settings: SettingsSchema(members: []), helpers: [],
    templates: [], notes: [])

  @Test(arguments: [0, -0.0, .nan, -.nan, Double(nan: 42, signaling: false), .infinity, .leastNonzeroMagnitude, 0.1])
  func numbersBitByBit(number: Double) throws {
    guard case .float(let decoded) = try carried(.float(number)) else {
      Issue.record("\(number) is no number any more")
      return
    }
    #expect(decoded.bitPattern == number.bitPattern)
  }

  @Test func textsByteByByte() throws {
    let decoded = try carried(["e\u{301}", "\u{E9}", "e\u{301}"]).list?.compactMap { $0.string.map { Array($0.utf8) } }
    #expect(decoded == [Array("e\u{301}".utf8), Array("\u{E9}".utf8), Array("e\u{301}".utf8)])
  }

  @Test func mapsInTheOrderOfWriting() throws { #expect(try carried(["b": 1, "a": 2]).map?.entries.map(\.key) == ["b", "a"]) }

  @Test(arguments: [Int.min, -65, -1, 0, 1, 63, 64, .max]) func integers(number: Int) throws {
    #expect(try carried(.int(number)) == .int(number))
  }

  /// A property that is added is noticed here, where initialisers with defaults would let it vanish on the way: give it its place in
  /// the form of its type, raise the format's version, and count it.
  @Test func everyStoredPropertyIsKnown() {
    var sampler = ModelSampler(seed: 3)
    let location = sampler.location()
    let reference = sampler.reference()
    let counts: [(value: Any, count: Int)] = [
      (Self.chart, 9), (Self.chart.info, 11), (Self.chart.settings, 1),
      (SettingsSchema.Declaration(path: [], summary: "", type: .any, defaultValue: nil), 4), (ValueType.StringType(), 4),
      (ValueType.Field("", .any), 4), (ScalarSet([]), 1), (reference, 3), (Loop(variable: "", over: reference), 2),
      (Helper("", "", .map([])), 3), (TemplateFile(path: "", blocks: []), 2), (Document(apiVersion: "", kind: "", entries: []), 5),
      (Refusal(.holds(.boolean(true)), message: .string("")), 4), (ContentFile(path: "", body: .fixed("")), 3),
      (NamedCondition("", "", Expr<Bool>(.boolean(true))), 3), (YAMLMap(), 1), (YAMLMap.Entry(key: "", value: .null), 2),
      (Diagnostic("A", .info, ""), 8), (Diagnostic.Related("", at: location), 2), (location, 4),
      (SourceLocation.End(line: 1, column: 1), 2),
    ]
    for (value, count) in counts { #expect(Mirror(reflecting: value).children.count == count, "\(type(of: value))") }
  }
}
