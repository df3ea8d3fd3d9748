import Grafana
import TestSupport
import Testing
import YAML

/// Large and broken input.
struct ReaderRobustnessTests {
  @Test func large() {
    let text = String(repeating: "x", count: 1000)
    let target: YAMLValue = ["refId": "A", "expr": .string(text)]
    let panels = YAMLValue.list(Array(repeating: ["title": "a", "targets": .list([target, target])], count: 5000))
    #expect(DashboardReader.queries(in: ["title": "a", "uid": "b", "panels": panels]).count == 10_000)
    // Members of a map, each of another name.
    let elements = YAMLMap((0..<20_000).map { .init(key: "e\($0)", value: ["model": ["targets": .list([target])]]) })
    #expect(DashboardReader.queries(in: ["title": "a", "panels": [], "__elements": .map(elements)]).count == 20_000)
  }

  @Test func longVariableQuery() {
    let query = "label_values(" + String(repeating: "(,", count: 500_000) + ", job)"
    let value: YAMLValue = ["templating": ["list": [["type": "query", "name": "v", "query": .string(query)]]]]
    #expect(DashboardReader.queries(in: value).count == 1)
  }

  @Test func deep() {
    var panel: YAMLValue = ["targets": [["expr": "up"]]]
    for _ in 0..<400 { panel = ["panels": [panel], "targets": [["expr": "up"]]] }
    // Rows in rows end somewhere.
    #expect(DashboardReader.queries(in: ["title": "a", "panels": [panel]]).count == 8)
  }

  /// Dashboards in which any value has become something else.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func broken(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = try YAMLValue.read(ReaderSamples.shared[Int(seed) % ReaderSamples.shared.count])
    let broken = Self.broken(value, &random)
    let found = DashboardReader.queries(in: broken)
    _ = DashboardReader.isDashboard(broken)
    for query in found {
      let place = query.path.reduce(YAMLValue?.some(broken)) { value, element in
        switch element {
        case .key(let key): value?[key]
        case .index(let index): value?[index]
        }
      }
      let text = try #require(place?.string, "seed \(seed)")
      let part = text.utf8.dropFirst(query.offset).prefix(query.text.utf8.count)
      #expect(String(decoding: part, as: UTF8.self) == query.text, "seed \(seed)")
    }
  }

  private static func broken(_ value: YAMLValue, _ random: inout SplitMix64) -> YAMLValue {
    if random.chance(3) {
      return [.null, .bool(true), .int(.max), .float(0.5), "", "label_values(", .list([]), .map([:])].randomElement(using: &random) ?? .null
    }
    switch value {
    case .list(let items): return .list(items.map { broken($0, &random) })
    case .map(let map): return .map(YAMLMap(map.entries.map { .init(key: $0.key, value: broken($0.value, &random)) }))
    default: return value
    }
  }
}
